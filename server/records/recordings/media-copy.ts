import { Readable } from 'node:stream';
import { AppError } from '../../../common/errors.ts';
import type { Database } from '../../../db/open.ts';
import type { CopyRow } from '../../../db/records/copies.ts';
import { chunkAt } from '../../../db/records/copy-chunks.ts';

/** A file as it is sent: from Zoom or from the copy, nobody can tell them apart. */
export interface Sending {
  status: 200 | 206;
  headers: Record<string, string>;
  body: Readable;
}

/**
 * The copy of a file, whole or one range of it. Reads a piece at a time, as fast as it is taken.
 * @throws AppError `invalid_request` where there is no such range
 */
export function openCopy(
  { read }: Database,
  copy: CopyRow,
  asked: { range: string | undefined; ifRange: string | undefined },
): Sending {
  const { id, size, validator } = copy;
  // Zoom's own, so that a player that began before the copy was here can go on with it.
  const etag = validator?.startsWith('"') ? validator : `"${id}"`;
  const isSame = asked.ifRange === undefined || asked.ifRange === etag;
  const range = isSame ? rangeIn(asked.range, size) : null;
  if (range === 'none')
    throw new AppError('invalid_request', 'There is no such part of this recording.');
  const [from, to] = range ?? [0, size];
  return {
    status: range === null ? 200 : 206,
    headers: {
      'content-length': String(to - from),
      'accept-ranges': 'bytes',
      etag,
      ...(range === null ? {} : { 'content-range': `bytes ${from}-${to - 1}/${size}` }),
    },
    body: Readable.from(bytesOf(read, id, from, to), { objectMode: false, highWaterMark: 1 }),
  };
}

/** @throws where the copy went meanwhile: whoever listens is cut off */
async function* bytesOf(
  read: Database['read'],
  copyId: string,
  from: number,
  to: number,
): AsyncGenerator<Buffer> {
  for (let at = from; at < to; ) {
    const chunk = await chunkAt(read, copyId, at);
    if (chunk === null) throw new Error('the copy of a recording went while it was played');
    const piece = chunk.bytes.subarray(at - chunk.start, to - chunk.start);
    yield piece;
    at += piece.length;
  }
}

/**
 * `[from, to)`; `null` where the whole is asked for, or in a way that nobody has to understand;
 * `none` where there is no such range (RFC 9110, 14.1.2).
 */
export function rangeIn(
  range: string | undefined,
  size: number,
): [from: number, to: number] | 'none' | null {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(range ?? '') ?? [];
  if (first === undefined || last === undefined || first + last === '') return null;
  if (first === '') return last === '0' ? 'none' : [Math.max(0, size - Number(last)), size];
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  return from < size ? [from, last === '' ? size : Math.min(size, Number(last) + 1)] : 'none';
}
