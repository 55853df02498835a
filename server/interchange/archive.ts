import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** What was written of one file. */
export interface Written {
  bytes: number;
  sha256: string;
}

/** Takes files one after another. Nothing bears the final name before `close`. */
export interface Archive {
  write(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Written>;
  close(): Promise<void>;
  /** Removes what was written. */
  abandon(): Promise<void>;
}

/** A zip where the name ends so, else a directory. */
export const createArchive = (path: string): Promise<Archive> =>
  path.toLowerCase().endsWith('.zip') ? createZip(path) : createFolder(path);

async function createFolder(path: string): Promise<Archive> {
  const partial = `${path}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  return {
    async write(name, chunks) {
      const file = join(partial, name);
      await mkdir(dirname(file), { recursive: true });
      const { counted, written } = counting(chunks);
      await pipeline(Readable.from(counted, { objectMode: false }), createWriteStream(file));
      return written();
    },
    close: () => rename(partial, path),
    abandon: () => rm(partial, { recursive: true, force: true }),
  };
}

async function createZip(path: string): Promise<Archive> {
  const partial = `${path}.partial`;
  await mkdir(dirname(path), { recursive: true });
  const zip = zipTo(createWriteStream(partial));
  return {
    write: zip.write,
    async close() {
      await zip.close();
      await rename(partial, path);
    },
    async abandon() {
      await zip.abandon();
      await rm(partial, { force: true });
    },
  };
}

/** A zip into a stream, which is ended by closing it. */
export function zipTo(out: Writable): Archive {
  const zip = new ZipFile();
  const settled = pipeline(zip.outputStream, out);
  // Whoever awaits `close` hears of it; until then a failure must not end the process.
  settled.catch(() => undefined);
  return {
    async write(name, chunks) {
      const { counted, written } = counting(chunks);
      const stream = Readable.from(counted, { objectMode: false });
      zip.addReadStream(stream, name, { mtime: new Date(0) });
      await Promise.race([finished(stream, { writable: false }), settled]);
      return written();
    },
    async close() {
      zip.end();
      await settled;
    },
    abandon: async () => void out.destroy(),
  };
}

function counting(chunks: AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* counted() {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      hash.update(chunk);
      yield chunk;
    }
  }
  return { counted: counted(), written: () => ({ bytes, sha256: hash.digest('hex') }) };
}
