import type { Piece, Taken } from './taken.ts';

/** What the thread is given: who it is about, and not yet what is held. */
export type PdfOrder = Omit<Taken, 'pieces'>;

/** A piece that crosses threads; a document has its bytes with it. */
export type SentPiece =
  | Exclude<Piece, { is: 'row' }>
  | (Omit<Extract<Piece, { is: 'row' }>, 'file'> & {
      file?: { name: string; media: string; bytes: Uint8Array };
    });

/** What the thread posts: that it wants more to set, or a part of the PDF. */
export type PdfMessage = 'more' | { bytes: Uint8Array };

/** What it is told: the next pieces, none at the end; or that the part was taken. */
export type PdfReply = { pieces: SentPiece[] } | 'taken';
