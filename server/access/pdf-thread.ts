import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { runInThread } from '../thread.ts';
import type { PdfMessage, PdfReply, SentPiece } from './pdf-messages.ts';
import type { Piece, Taken } from './taken.ts';

/** Pieces that cross at a time. */
const BATCH = 200;
const GONE = new Error('Nobody reads it any more.');

/**
 * Sends what is held as PDF. It is read here and set elsewhere, each no faster than the other and
 * than the reader: nobody else waits for it, and nothing piles up. Ends where the reader goes away.
 */
export async function sendTakenPdf(taken: Taken, to: Writable): Promise<void> {
  const { pieces, ...order } = taken;
  const source = pieces();
  const ending = new AbortController();
  const leave = () => ending.abort(GONE);
  to.once('close', leave);
  const answer = async (message: PdfMessage): Promise<PdfReply> => {
    if (message === 'more') return { pieces: await nextOf(source) };
    await new Promise<void>((resolve) => to.write(message.bytes, () => resolve()));
    return 'taken';
  };
  try {
    await runInThread(new URL('./pdf-worker.ts', import.meta.url), order, {
      signal: ending.signal,
      onMessage: (message, reply) => {
        answer(message as PdfMessage).then(reply, (error) => ending.abort(error));
      },
    });
  } catch (error) {
    if (error !== GONE) throw error;
    return;
  } finally {
    to.off('close', leave);
    await source.return(undefined);
  }
  to.end();
  await finished(to);
}

/** @returns none at the end */
async function nextOf(source: AsyncGenerator<Piece>): Promise<SentPiece[]> {
  const batch: SentPiece[] = [];
  while (batch.length < BATCH) {
    const { done, value } = await source.next();
    if (done) break;
    batch.push(await sent(value));
    // A document is large enough to go by itself.
    if (value.is === 'row' && value.file !== undefined) break;
  }
  return batch;
}

async function sent(piece: Piece): Promise<SentPiece> {
  if (piece.is !== 'row') return piece;
  const { file, ...rest } = piece;
  if (file === undefined) return rest;
  const { name, media } = file;
  return { ...rest, file: { name, media, bytes: await file.bytes() } };
}
