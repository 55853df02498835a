import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type RandomAccessReader, type ZipFile } from 'yauzl';

/** An export that cannot be read as a whole. The message is a sentence. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
}

/** A directory or a zip that an export wrote. */
export interface Source {
  /** @throws SourceError where there is no such file in it */
  read(name: string): Promise<Readable>;
  close(): void;
}

const OPTIONS: yauzl.Options = { lazyEntries: true, autoClose: false };
const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

/** @throws SourceError for what is neither */
export async function openSource(path: string): Promise<Source> {
  const found = await stat(path).catch(() => null);
  if (found === null) throw new SourceError(`There is no ${path}.`);
  return found.isDirectory() ? folder(path) : zip(path);
}

/** Whether this is what an export wrote, and not something else that can be imported. */
export async function isExport(path: string): Promise<boolean> {
  if (path.toLowerCase().endsWith('.zip')) return true;
  const manifest = join(path, 'manifest.json');
  return access(manifest).then(
    () => true,
    () => false,
  );
}

const folder = (path: string): Source => ({
  async read(name) {
    const file = join(path, name);
    if ((await stat(file).catch(() => null)) === null) throw missing(name);
    return createReadStream(file);
  },
  close: () => {},
});

async function zip(path: string): Promise<Source> {
  let file: ZipFile;
  try {
    file = await openZip(path, OPTIONS);
  } catch {
    throw new SourceError(`${path} is no zip.`);
  }
  return zipSource(file);
}

/** A zip that is kept elsewhere than in a file. @throws SourceError where it is none */
export async function openKept(reader: RandomAccessReader, size: number): Promise<Source> {
  let file: ZipFile;
  try {
    file = await promisify<RandomAccessReader, number, yauzl.Options, ZipFile>(
      yauzl.fromRandomAccessReader,
    )(reader, size, OPTIONS);
  } catch {
    throw new SourceError('The file is no zip, or it is damaged.');
  }
  return zipSource(file);
}

async function zipSource(file: ZipFile): Promise<Source> {
  const entries = await entriesOf(file);
  const open = promisify<Entry, Readable>(file.openReadStream.bind(file));
  return {
    async read(name) {
      const entry = entries.get(name);
      if (entry === undefined) throw missing(name);
      return Readable.from(whole(open, entry, name), { objectMode: false });
    },
    close: () => file.close(),
  };
}

/** What cannot be unpacked is the fault of the zip, whatever broke. */
async function* whole(
  open: (entry: Entry) => Promise<Readable>,
  entry: Entry,
  name: string,
): AsyncGenerator<Uint8Array> {
  try {
    yield* await open(entry);
  } catch {
    throw new SourceError(`${name} cannot be unpacked: the zip is damaged.`);
  }
}

function entriesOf(file: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    file.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      file.readEntry();
    });
    file.on('end', () => resolve(entries));
    file.on('error', () => reject(new SourceError('The zip is damaged.')));
    file.readEntry();
  });
}

const missing = (name: string) => new SourceError(`${name} is missing.`);

/** Reads a file through. @throws SourceError where it is not the one that was written */
export async function checkFile(
  source: Source,
  name: string,
  expected: { bytes: number; sha256: string },
): Promise<void> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of await source.read(name)) {
    hash.update(chunk);
    bytes += chunk.length;
    if (bytes > expected.bytes) break;
  }
  if (bytes === expected.bytes && hash.digest('hex') === expected.sha256) return;
  throw new SourceError(`${name} is not as it was written: its checksum differs.`);
}
