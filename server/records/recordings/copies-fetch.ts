import type { CopyReason } from '../../../common/copies.ts';
import { AppError } from '../../../common/errors.ts';
import { LIMITS } from '../../../common/limits.ts';
import { type CopyRow, changeCopy } from '../../../db/records/copies.ts';
import { dropChunks, putChunk } from '../../../db/records/copy-chunks.ts';
import type { Services } from '../../services.ts';
import { type Lease, LeaseLost } from '../../tasks/lease.ts';
import { type Download, DownloadError, isDownloadError } from '../../zoom/download.ts';
import { isZoomError } from '../../zoom/errors.ts';
import { type Named, openAtZoom } from './media-zoom.ts';

/** What one try brought. */
export type Fetched =
  | { kind: 'kept' }
  | { kind: 'too_large' }
  /** Nobody wants it any more. */
  | { kind: 'unwanted' }
  | { kind: 'refused'; reason: CopyReason }
  | { kind: 'later'; reason: CopyReason };

const later = (reason: CopyReason): Fetched => ({ kind: 'later', reason });

/**
 * Fetches what is missing of a copy, a piece in memory at a time. Each piece is written in a
 * transaction of its own, under the lease; what is written stays when the rest does not come.
 * @throws LeaseLost, and what is a fault of ours
 */
export async function fetchCopy(
  services: Services,
  copy: CopyRow,
  named: Named,
  lease: Lease,
): Promise<Fetched> {
  if (copy.bytes > 0 && copy.bytes === copy.size) return { kind: 'kept' };
  let download: Download;
  try {
    download = await open(services, copy, named, lease.signal);
  } catch (error) {
    return troubleOf(error);
  }
  try {
    return await take(copy, named, download, lease);
  } catch (error) {
    if (isDownloadError(error)) return troubleOf(error);
    throw error;
  } finally {
    download.body.destroy();
  }
}

/** From the first byte that is missing, where what is here can be told to be of the same file. */
async function open(
  services: Services,
  { bytes, validator }: CopyRow,
  named: Named,
  signal: AbortSignal,
): Promise<Download> {
  if (bytes === 0 || validator === null) return openAtZoom(services, named, { signal });
  try {
    const ask = { range: `bytes=${bytes}-`, ifRange: validator, signal };
    return await openAtZoom(services, named, ask);
  } catch (error) {
    if (!isDownloadError(error, 'range')) throw error;
    return openAtZoom(services, named, { signal });
  }
}

async function take(
  copy: CopyRow,
  { file }: Named,
  { status, headers, body }: Download,
  { transact }: Lease,
): Promise<Fetched> {
  const head = status === 206 ? partOf(headers) : wholeOf(headers, file.size);
  const isNext = head?.from === 0 || (head?.from === copy.bytes && head?.size === copy.size);
  if (head === null || !isNext || (file.size > 0 && head.size !== file.size)) return later('size');
  const { from, size } = head;
  if (size > LIMITS.copyFile) return { kind: 'too_large' };
  const validator = validatorOf(headers);
  const begins = { size, ...(from === 0 ? { bytes: 0, validator } : {}) };
  if (!(await transact((tx) => changeCopy(tx, copy.id, begins)))) return { kind: 'unwanted' };
  // A piece of an earlier try may be in the way.
  if (from === 0) while (await transact((tx) => dropChunks(tx, copy.id)));
  let at = from;
  for await (const bytes of piecesOf(body)) {
    if (at + bytes.length > size) return later('size');
    const start = at;
    if (!(await transact((tx) => putChunk(tx, { copyId: copy.id, start, bytes }))))
      return { kind: 'unwanted' };
    at += bytes.length;
  }
  return at === size ? { kind: 'kept' } : later('zoom_silent');
}

interface Head {
  /** Which byte it begins with, and how many the whole has. */
  from: number;
  size: number;
}

function partOf(headers: Download['headers']): Head | null {
  const [, from, size] = /^bytes (\d+)-\d+\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  return from === undefined ? null : { from: Number(from), size: Number(size) };
}

/** Where Zoom says nowhere how much it is, it cannot be told whether all of it came. */
function wholeOf(headers: Download['headers'], listed: number): Head | null {
  const size = Number(headers['content-length'] ?? listed);
  return size > 0 ? { from: 0, size } : null;
}

/** What `If-Range` may be asked with (RFC 9110, 13.1.5): weak tags may not. */
const validatorOf = ({ etag, 'last-modified': date }: Download['headers']) =>
  etag?.startsWith('"') ? etag : (date ?? null);

/** The bytes in pieces of one size; the last may be smaller. @throws DownloadError */
async function* piecesOf(body: Download['body']): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  const size = LIMITS.copyChunk;
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      held.push(piece);
      length += piece.length;
      while (length >= size) {
        const all = Buffer.concat(held);
        yield all.subarray(0, size);
        held = [all.subarray(size)];
        length -= size;
      }
    }
  } catch (error) {
    throw isDownloadError(error) ? error : new DownloadError('fault', 'recording');
  }
  if (length > 0) yield Buffer.concat(held);
}

/** @throws what is a fault of ours */
function troubleOf(error: unknown): Fetched {
  if (error instanceof LeaseLost) throw error;
  if (isDownloadError(error, 'not_zoom')) return { kind: 'refused', reason: 'not_zoom' };
  if (isDownloadError(error, 'page')) return later('page');
  if (isDownloadError(error, 'gone')) return later('gone');
  if (isDownloadError(error, 'unauthorized')) return later('host_disconnected');
  if (isDownloadError(error)) return later('zoom_silent');
  if (isZoomError(error)) {
    if (error.kind === 'not_found') return later('gone');
    const isAccess = error.kind === 'reauthorise' || error.kind === 'scope_missing';
    return later(isAccess ? 'host_disconnected' : 'zoom_silent');
  }
  if (!(error instanceof AppError)) throw error;
  if (error.code === 'conflict') return later('host_unknown');
  return later(error.code === 'zoom_reauthorise' ? 'host_disconnected' : 'zoom_silent');
}
