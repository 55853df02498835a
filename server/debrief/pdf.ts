import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import type { Debrief, Judgement } from '../../common/debrief.ts';
import { changedText, judgementText, NO_AVERAGE, stateText } from '../../common/debrief-words.ts';
import { loadFonts, printable } from '../pdf/fonts.ts';
import {
  type Export,
  evidenceText,
  exportedText,
  NO_CARD,
  nameIn,
  placeText,
  type Row,
  rowsOf,
} from './export.ts';

/** A4 in points, as everything here. */
const MARGIN = 56;
const FOOT = 28;
const BOTTOM = 72;
const INDENT = 14;
const SIZE = { title: 18, heading: 12, body: 9.5, small: 8 } as const;
const INK = { text: '#14191d', quiet: '#434d55', line: '#858f97' } as const;
/** A heading with less room than this under it goes to the next page. */
const KEEP = 72;

type Pdf = PDFKit.PDFDocument;

/**
 * The debrief as PDF, written as it is made. The same debrief, taken by the same person at the same
 * time, is the same file. Its fonts hold Latin, Greek, Cyrillic and more, so that names print.
 */
export async function writeDebriefPdf(
  debrief: Debrief,
  taken: Export,
  to: Writable,
): Promise<void> {
  const [{ default: PDFDocument }, fonts] = await Promise.all([import('pdfkit'), loadFonts()]);
  const date = new Date(taken.at);
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: BOTTOM },
    bufferPages: true,
    lang: 'en-GB',
    displayTitle: true,
    // None at first: a font that is the default as well is opened anew each time it is named.
    font: null as never,
    info: {
      Title: `Debrief: ${debrief.candidateName}`,
      Author: taken.by.name,
      Creator: 'Hireside',
      Producer: 'Hireside',
      CreationDate: date,
      ModDate: date,
    },
  });
  pdf.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold);
  const done = Promise.race([once(to, 'finish'), once(to, 'close')]);
  pdf.pipe(to);
  head(pdf, debrief, taken);
  const rows = debrief.recommendations.length === 0 ? [] : rowsOf(debrief);
  for (const row of rows) await section(pdf, debrief, row, taken);
  if (rows.length === 0) words(pdf, NO_CARD);
  pdf.moveDown(1);
  words(pdf, NO_AVERAGE, { size: SIZE.small, ink: INK.quiet });
  feet(pdf, debrief, taken);
  pdf.end();
  await done;
}

interface Look {
  font?: 'plain' | 'bold';
  size?: number;
  ink?: string;
  indent?: number;
}

function words(pdf: Pdf, text: string, look: Look = {}): void {
  const { font = 'plain', size = SIZE.body, ink = INK.text, indent = 0 } = look;
  const width = pdf.page.width - 2 * MARGIN - indent;
  pdf
    .font(font)
    .fontSize(size)
    .fillColor(ink)
    .text(printable(text), MARGIN + indent, pdf.y, { width, lineGap: 1.5 });
}

function head(pdf: Pdf, debrief: Debrief, taken: Export): void {
  words(pdf, `Debrief: ${debrief.candidateName}`, { font: 'bold', size: SIZE.title });
  words(pdf, placeText(debrief), { ink: INK.quiet });
  words(pdf, stateText(debrief, taken.by.id), { ink: INK.quiet });
}

/** Setting type is slow: between two people's words, others get their turn. */
async function section(pdf: Pdf, debrief: Debrief, row: Row, taken: Export): Promise<void> {
  if (pdf.y > pdf.page.height - BOTTOM - KEEP) pdf.addPage();
  pdf.moveDown(0.8);
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(pdf.page.width - MARGIN, pdf.y)
    .lineWidth(0.5)
    .strokeColor(INK.line)
    .stroke();
  pdf.moveDown(0.5);
  words(pdf, row.name, { font: 'bold', size: SIZE.heading });
  const quiet = { size: SIZE.small, ink: INK.quiet };
  if (row.definition !== null) words(pdf, row.definition, quiet);
  if (row.apart !== null) words(pdf, row.apart, quiet);
  for (const one of row.judgements) {
    said(pdf, debrief, row, one, taken);
    await turn();
  }
}

function said(pdf: Pdf, debrief: Debrief, { kind }: Row, one: Judgement, taken: Export): void {
  pdf.moveDown(0.3);
  const name = nameIn(debrief, one.memberId) ?? '';
  words(pdf, `${name}: ${judgementText(kind, one.value)}`, { font: 'bold' });
  const quiet = { size: SIZE.small, ink: INK.quiet, indent: INDENT };
  const about = [one.isFocus ? 'Focus attribute' : null, changedText(kind, one)];
  const line = about.filter((part) => part !== null).join('. ');
  if (line !== '') words(pdf, line, quiet);
  if (one.comment?.trim()) words(pdf, one.comment, { indent: INDENT });
  for (const note of one.evidence) {
    const { about: when, text } = evidenceText(debrief, one, note, taken);
    words(pdf, `${when}: ${text}`, { ...quiet, indent: 2 * INDENT });
  }
}

/** On every page: whose debrief, of what, who took it and when, and which page of how many. */
function feet(pdf: Pdf, debrief: Debrief, taken: Export): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page++) {
    pdf.switchToPage(page);
    // Below the margin, where pdfkit would else begin another page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - FOOT - SIZE.small;
    const width = pdf.page.width - 2 * MARGIN;
    const look = { width, lineBreak: false };
    pdf.font('plain').fontSize(SIZE.small).fillColor(INK.quiet);
    const whose = [debrief.candidateName, debrief.jobTitle, `round ${debrief.round}`];
    pdf.text(whose.filter(Boolean).join(', '), MARGIN, y - 12, { ...look, ellipsis: true });
    pdf.text(exportedText(taken), MARGIN, y, { ...look, ellipsis: true });
    const number = `Page ${page - start + 1} of ${count}`;
    pdf.text(number, MARGIN, y - 12, { ...look, align: 'right' });
    pdf.page.margins.bottom = BOTTOM;
  }
}
