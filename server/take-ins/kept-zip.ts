import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { LIMITS } from '../../common/limits.ts';
import type { Database } from '../../db/open.ts';
import type { TakeInTable } from '../../db/schema/take-ins.ts';
import { placeOf } from '../../db/sealed.ts';
import { partAt } from '../../db/take-ins.ts';
import type { Sealer } from '../auth/seal.ts';
import { openChunk } from '../exports/chunks.ts';
import { openKept, type Source } from '../interchange/source.ts';

/** Its bytes went meanwhile: somebody stopped it, or erased what it had. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/** The parts of a file that is kept sealed, in the order in which they were sent. */
export class Parts {
  readonly #key: Buffer;
  #opened: { seq: number; bytes: Buffer } | null = null;

  constructor(
    private readonly read: Database['read'],
    sealer: Sealer,
    private readonly row: TakeInTable,
  ) {
    if (row.key === '') throw new Gone();
    this.#key = Buffer.from(sealer.open(row.key, placeOf('take_in.key', row.id)), 'base64');
  }

  async at(seq: number): Promise<Buffer> {
    if (this.#opened?.seq === seq) return this.#opened.bytes;
    const sealed = await partAt(this.read, this.row.id, seq);
    if (sealed === null) throw new Gone();
    const bytes = openChunk(this.#key, seq, sealed);
    this.#opened = { seq, bytes };
    return bytes;
  }

  /** @param end the first byte that is not wanted any more */
  async *range(start: number, end: number): AsyncGenerator<Buffer> {
    for (let from = start; from < end; ) {
      const seq = Math.floor(from / LIMITS.takeInPart);
      const begins = seq * LIMITS.takeInPart;
      const bytes = (await this.at(seq)).subarray(from - begins, end - begins);
      if (bytes.length === 0) throw new Gone();
      yield bytes;
      from += bytes.length;
    }
  }

  /** SHA-256 of all of it, in hexadecimal digits. */
  async sum(): Promise<string> {
    const hash = createHash('sha256');
    for await (const bytes of this.range(0, this.row.size)) hash.update(bytes);
    return hash.digest('hex');
  }
}

/** What reads a zip where it is kept, so that nothing of it is ever written to a disk in the open. */
class KeptReader extends yauzl.RandomAccessReader {
  /** What the database said: the zip is not to blame for it. */
  failure: unknown = null;

  constructor(private readonly parts: Parts) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#told(start, end), { objectMode: false });
  }

  async *#told(start: number, end: number): AsyncGenerator<Buffer> {
    try {
      yield* this.parts.range(start, end);
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

/**
 * Does something with a file that was sent.
 * @throws SourceError where it is no zip, or damaged; `Gone` where it went meanwhile
 */
export async function withKept<T>(
  parts: Parts,
  size: number,
  work: (source: Source) => Promise<T>,
): Promise<T> {
  const reader = new KeptReader(parts);
  try {
    const source = await openKept(reader, size);
    try {
      return await work(source);
    } finally {
      source.close();
    }
  } catch (error) {
    throw reader.failure ?? error;
  }
}
