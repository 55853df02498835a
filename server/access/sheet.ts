import { printable } from '../pdf/fonts.ts';
import type { Line } from './words.ts';

export type Pdf = PDFKit.PDFDocument;

/** In points, A4. */
export const SIZE = { margin: 56, bottom: 72, body: 9.5, small: 8 } as const;
export const FOOT = 28;
const HEADINGS = { 1: 18, 2: 14, 3: 10.5 } as const;
const INDENT = 14;
/** A heading with less room than this under it goes to the next page. */
const KEEP = 84;
const INK = { text: '#14191d', quiet: '#434d55', line: '#858f97' } as const;

interface Look {
  tag?: 'H1' | 'H2' | 'H3' | 'P';
  font?: 'plain' | 'bold';
  size?: number;
  ink?: string;
  indent?: number;
}

/** What pdfkit keeps of the font in use (fontkit's), and does not declare. */
interface FontInUse {
  _font: { font: { hasGlyphForCodePoint(point: number): boolean } };
}

/** Sets words under headings, each tagged as what it is (ISO 32000-1 §14.8). */
export class Sheet {
  /** Whether a letter was met that no font has. */
  lacked = false;
  readonly #root: PDFKit.PDFStructureElement;

  constructor(private readonly pdf: Pdf) {
    this.#root = pdf.struct('Document');
    pdf.addStructure(this.#root);
  }

  heading(level: 1 | 2 | 3, text: string): void {
    const { pdf } = this;
    if (pdf.y > pdf.page.height - SIZE.bottom - KEEP) pdf.addPage();
    if (level > 1) pdf.moveDown(level === 2 ? 1.2 : 0.7);
    this.#say(text, { tag: `H${level}`, font: 'bold', size: HEADINGS[level] });
    if (level === 2) pdf.outline.addItem(text);
    pdf.moveDown(0.2);
  }

  words(text: string): void {
    this.#say(text, {});
    this.pdf.moveDown(0.25);
  }

  quiet(text: string): void {
    this.#say(text, { size: SIZE.small, ink: INK.quiet });
    this.pdf.moveDown(0.25);
  }

  /** One row: what it is, and under it what it says. */
  entry(title: string, lines: readonly Line[]): void {
    const { pdf } = this;
    if (pdf.y > pdf.page.height - SIZE.bottom - KEEP / 2) pdf.addPage();
    if (title !== '') this.#say(title, { font: 'bold' });
    for (const { depth, text } of lines) this.#say(text, { indent: (depth + 1) * INDENT });
    pdf.moveDown(0.4);
  }

  /** A document, inside this one. */
  attach(bytes: Buffer, options: PDFKit.Mixins.PDFAttachmentOptions): void {
    this.pdf.file(bytes, options);
    this.quiet('This document is attached to the PDF.');
  }

  end(): void {
    this.#root.end();
  }

  #say(text: string, look: Look): void {
    const { pdf } = this;
    const { tag = 'P', font = 'plain', size = SIZE.body, ink = INK.text, indent = 0 } = look;
    pdf.font(font).fontSize(size).fillColor(ink);
    const words = this.#withShapes(printable(text));
    const width = pdf.page.width - 2 * SIZE.margin - indent;
    const element = pdf.struct(tag, {}, () => {
      pdf.text(words, SIZE.margin + indent, pdf.y, { width, lineGap: 1.5 });
    });
    this.#root.add(element);
    element.end();
  }

  /** Letters that the font lacks, Chinese ones for instance, are seen to be lacking. */
  #withShapes(text: string): string {
    const { font } = (this.pdf as unknown as FontInUse)._font;
    let words = '';
    for (const letter of text) {
      const has = letter === '\n' || font.hasGlyphForCodePoint(letter.codePointAt(0)!);
      if (!has) this.lacked = true;
      words += has ? letter : '□';
    }
    return words;
  }
}
