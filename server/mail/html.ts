import { type Piece, paragraphsOf } from '../../common/letter.ts';

/** Text that stands between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

/** The text again, with its paragraphs, lines and links; nothing in it can become markup. */
export function htmlOf(text: string): string {
  const paragraphs = paragraphsOf(text).map(
    (lines) => `<p>${lines.map((pieces) => pieces.map(piece).join('')).join('<br>\n')}</p>`,
  );
  return `<!doctype html>\n<html><body>\n${paragraphs.join('\n')}\n</body></html>\n`;
}

function piece({ text, isLink }: Piece): string {
  const safe = escapeHtml(text);
  return isLink ? `<a href="${safe}">${safe}</a>` : safe;
}
