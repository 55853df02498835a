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
  progress?: (done: ExportProgress) => void;
}

export interface ExportProgress {
  /** Of the file that is written now. */
  lines: number;
  file: string;
  /** Candidates whose log is written. */
  candidates: number;
  /** Of all files, before they are compressed. */
  bytes: number;
}

const CHUNK_BYTES = 64 * 1024;

/**
 * Writes an organization's data, one moment of it, to a directory or a `.zip`. Whatever bears the
 * name `path` is whole.
 */
export const exportTo = async (
  path: string,
  organization: { id: string; name: string },
  needs: ExportNeeds,
): Promise<Manifest> => exportInto(await createArchive(path), organization, needs);

/** The same, into an archive that is there; it is closed, or abandoned where that fails. */
export async function exportInto(
  archive: Archive,
  organization: { id: string; name: string },
  needs: ExportNeeds,
): Promise<Manifest> {
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
  let candidates = 0;
  let last: unknown = null;
  let bytes = 0;
  for (const place of PLACES) {
    const file = jsonl(place);
    let lines = 0;
    const count = (line: Line) => {
      counts[line.row] = (counts[line.row] ?? 0) + 1;
      if (line.row === 'file') stored.push(String(line.id));
      if (line.row === 'event' && line.candidateId !== last) {
        last = line.candidateId;
        candidates++;
      }
      if (++lines % 1_000 === 0) progress?.({ lines, file, candidates, bytes });
    };
    const chunks = counted(chunked(linesOf(reader, place), count), (size) => {
      bytes += size;
    });
    files[file] = { ...(await archive.write(file, chunks)), lines };
  }
  for (const [index, id] of stored.entries()) {
    const file = fileNamed(id);
    const written = await archive.write(file, fileBytes(reader.sql, id));
    bytes += written.bytes;
    files[file] = written;
    progress?.({ lines: index + 1, file: 'files', candidates, bytes });
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

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count(chunk.length);
    yield chunk;
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
