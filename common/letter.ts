/** A piece of a line: words, or an address that opens. */
export interface Piece {
  text: string;
  isLink: boolean;
}

/** A paragraph as its lines, a line as its pieces. */
export type Paragraph = readonly (readonly Piece[])[];

/** Web addresses; a full stop, comma or bracket at the end belongs to the sentence. */
const LINK = /\bhttps?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]}]/g;

/**
 * A mail's text with its paragraphs, lines and links. The HTML of a mail and its preview on the
 * desk are both made of this, so that one shows what the other sends.
 */
export function paragraphsOf(text: string): Paragraph[] {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .map((paragraph) => paragraph.trim().split('\n').map(piecesOf));
}

function piecesOf(line: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: text, index } of line.matchAll(LINK)) {
    if (index > end) pieces.push({ text: line.slice(end, index), isLink: false });
    pieces.push({ text, isLink: true });
    end = index + text.length;
  }
  if (end < line.length) pieces.push({ text: line.slice(end), isLink: false });
  return pieces;
}
