import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { LIMITS } from '../../common/limits.ts';
import { FileError } from './csv.ts';

const KINDS = new Set(['.csv', '.json', '.pdf']);

/**
 * The files to import: the one that is named, or those of a directory, by name.
 * @throws FileError where there is nothing of a kind that can be imported
 */
export async function filesOf(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new FileError(`There is no file ${path}.`);
  if (!found.isDirectory()) return [path];
  const names = await readdir(path);
  if (names.includes('events.jsonl')) {
    throw new FileError(`${path} is a whole organization; this version takes in people only.`);
  }
  const files = names.filter((name) => KINDS.has(extname(name).toLowerCase())).sort();
  if (files.length === 0) throw new FileError(`${path} holds no .csv, .json or .pdf file.`);
  return files.map((name) => join(path, name));
}

/** @throws FileError where the file is larger than a résumé may be */
export async function readResume(file: string): Promise<{ name: string; bytes: Buffer }> {
  if ((await stat(file)).size > LIMITS.fileBody) {
    throw new FileError(`${file} is larger than the 10 MB a résumé may have.`);
  }
  return { name: basename(file).slice(-200), bytes: await readFile(file) };
}
