import { once } from 'node:events';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { writeTakenPdf } from './pdf.ts';
import type { PdfMessage, PdfOrder, PdfReply, SentPiece } from './pdf-messages.ts';
import type { Piece } from './taken.ts';

/** Sets type in a thread of its own: opening fonts alone takes a good part of a second. */
const port = parentPort!;
const post = (message: PdfMessage) => port.postMessage(message);

const waiting: { pieces?: (pieces: SentPiece[]) => void; taken?: () => void } = {};
port.on('message', (reply: PdfReply) => {
  if (reply === 'taken') waiting.taken?.();
  else waiting.pieces?.(reply.pieces);
});

async function* pieces(): AsyncGenerator<Piece> {
  for (;;) {
    const next = await new Promise<SentPiece[]>((resolve) => {
      waiting.pieces = resolve;
      post('more');
    });
    if (next.length === 0) return;
    yield* next.map(received);
  }
}

function received(piece: SentPiece): Piece {
  if (piece.is !== 'row') return piece;
  const { file, ...rest } = piece;
  if (file === undefined) return rest;
  const { bytes } = file;
  return { ...rest, file: { ...file, bytes: async () => Buffer.from(bytes) } };
}

const out = new Writable({
  write(bytes: Uint8Array, _encoding, done) {
    waiting.taken = done;
    post({ bytes });
  },
});
const closed = once(out, 'close');
await writeTakenPdf({ ...(workerData as PdfOrder), pieces }, out);
await closed;
port.close();
