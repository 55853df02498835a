import { type Clock, toInstant } from '../../common/time.ts';
import { fileBytes } from '../../db/files.ts';
import type { Line } from '../../db/interchange/line.ts';
import { linesOf, type Reader } from '../../db/interchange/read.ts';
import type { Database } from '../../db/open.ts';
import type { Sealer } from '../auth/seal.ts';
import { type Archive, createArchive } from './archive.ts';
import { csvLines } from './csv.ts';
import { CSV, FORMAT, fileNamed, jsonl, MANIFEST, type Manifest, PLACES } from './format.ts';

export interface ExportNeeds {
  /** Its own handle where a server runs: an export keeps one moment open from first to last. */
  database: Database;
  sealer: Sealer;
  clock: Clock;
  /** Told from time to time. */
  progress?: (done: { lines: number; file: string }) => void;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * Writes an organization's data, one moment of it, to a directory or a `.zip`. Whatever bears the
 * name `path` is whole.
 */
export async function exportTo(
  path: string,
  organization: { id: string; name: string },
  needs: ExportNeeds,
): Promise<Manifest> {
  const archive = await createArchive(path);
  try {
    const manifest = await needs.database.snapshot((sql) => {
      const unseal = (text: string, place: string) => needs.sealer.open(text, place);
      const reader: Reader = { sql, organizationId: organization.id, unseal };
      return writeAll(archive, reader, organization, needs);
    });
    await archive.close();
    return manifest;
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

async function writeAll(
  archive: Archive,
  reader: Reader,
  organization: { id: string; name: string },
  { clock, progress }: ExportNeeds,
): Promise<Manifest> {
  const files: Manifest['files'] = {};
  const counts: Record<string, number> = {};
  const stored: string[] = [];
  for (const place of PLACES) {
    const file = jsonl(place);
    let lines = 0;
    const count = (line: Line) => {
      counts[line.row] = (counts[line.row] ?? 0) + 1;
      if (line.row === 'file') stored.push(String(line.id));
      if (++lines % 1_000 === 0) progress?.({ lines, file });
    };
    const written = await archive.write(file, chunked(linesOf(reader, place), count));
    files[file] = { ...written, lines };
  }
  for (const id of stored) {
    files[fileNamed(id)] = await archive.write(fileNamed(id), fileBytes(reader.sql, id));
  }
  files[CSV] = await archive.write(CSV, csvLines(reader));
  const manifest: Manifest = {
    format: FORMAT.name,
    version: FORMAT.version,
    organization: { id: organization.id, name: organization.name },
    exportedAt: toInstant(clock.now()),
    counts,
    files,
  };
  await archive.write(MANIFEST, once(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)));
  return manifest;
}

/** Lines of JSON, some kilobytes at a time. */
async function* chunked(
  lines: AsyncIterable<Line>,
  count: (line: Line) => void,
): AsyncGenerator<Uint8Array> {
  let text = '';
  for await (const line of lines) {
    count(line);
    text += `${JSON.stringify(line)}\n`;
    if (text.length < CHUNK_BYTES) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
