import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { loadFonts } from '../pdf/fonts.ts';
import { FOOT, type Pdf, Sheet, SIZE } from './sheet.ts';
import type { Piece, Taken } from './taken.ts';
import { rowWords, saidWords, timeWords } from './words.ts';

/**
 * The same as PDF, for people: tagged, with a title, a language, bookmarks and numbered pages, and
 * the documents attached.
 */
export async function writeTakenPdf(taken: Taken, to: Writable): Promise<void> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), loadFonts()]);
  const date = new Date(taken.at);
  const title = `What ${taken.organization} holds about ${taken.name}`;
  const pdf: Pdf = new PDFDocument({
    size: 'A4',
    margins: { top: SIZE.margin, left: SIZE.margin, right: SIZE.margin, bottom: SIZE.bottom },
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    // None at first: a font that is the default as well is opened anew each time it is named.
    font: null as never,
    info: {
      Title: title,
      Author: taken.organization,
      Creator: 'Hireside',
      Producer: 'Hireside',
      CreationDate: date,
      ModDate: date,
    },
  });
  pdf.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold);
  const done = Promise.race([once(to, 'finish'), once(to, 'close')]);
  pdf.pipe(to);
  const sheet = new Sheet(pdf);
  sheet.heading(1, title);
  sheet.quiet(`As of ${timeWords(taken.at)}, from Hireside. All times are in UTC.`);
  for (const remark of taken.remarks) sheet.words(remark);
  let table = '';
  for await (const piece of taken.pieces()) {
    if (piece.is === 'part') table = piece.table;
    await set(sheet, piece, table, date);
  }
  if (sheet.lacked) sheet.quiet(LACKED);
  feet(pdf, `${title}, ${timeWords(taken.at)}`);
  sheet.end();
  pdf.end();
  await done;
}

const LACKED =
  '□ stands for a letter that this document’s fonts do not have. The same data as JSON have it.';

async function set(sheet: Sheet, piece: Piece, table: string, date: Date): Promise<void> {
  if (piece.is === 'section') {
    sheet.heading(2, piece.heading);
    return;
  }
  if (piece.is === 'part') {
    sheet.heading(3, piece.purpose);
    sheet.quiet(`Kept ${piece.kept}.`);
    return;
  }
  const said = saidWords(table, piece.row);
  if (said !== null) {
    sheet.words(said);
    return;
  }
  const { title, lines } = rowWords(piece.row);
  sheet.entry(title, lines);
  if (piece.file === undefined) return;
  const { name, media, bytes } = piece.file;
  sheet.attach(await bytes(), { name, type: media, creationDate: date, modifiedDate: date });
}

/** On every page: what it is of, and which page of how many. */
function feet(pdf: Pdf, words: string): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin, where pdfkit would else begin another page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - FOOT - SIZE.small;
    const width = pdf.page.width - 2 * SIZE.margin;
    pdf.markContent('Artifact', { type: 'Pagination' });
    pdf.font('plain').fontSize(SIZE.small).fillColor('#434d55');
    pdf.text(words, SIZE.margin, y, { width: width - 80, lineBreak: false, ellipsis: true });
    const number = `Page ${page - start + 1} of ${count}`;
    pdf.text(number, SIZE.margin, y, { width, lineBreak: false, align: 'right' });
    pdf.endMarkedContent();
    pdf.page.margins.bottom = SIZE.bottom;
  }
}
