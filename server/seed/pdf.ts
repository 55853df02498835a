/** A line of text on the page: its size in points, and the space above it. */
export interface Line {
  text: string;
  size?: number;
  bold?: boolean;
  before?: number;
}

/** A4 in points, and the margin on every side. */
const PAGE = { width: 595, height: 842, margin: 56 };
/** Helvetica's widths differ; this mean in ems errs on the wide side, so that no line runs out. */
const MEAN_WIDTH = 0.53;

/** Characters that WinAnsi keeps elsewhere than Latin-1 does (ISO 32000-1, annex D.2). */
const WIN_ANSI: Record<string, number> = {
  '€': 0x80,
  '…': 0x85,
  Š: 0x8a,
  Ž: 0x8e,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
  š: 0x9a,
  ž: 0x9e,
};

/**
 * Writes text as a PDF 1.4 document of A4 pages in Helvetica. The same lines give the same bytes.
 * Letters that WinAnsi does not have lose their accents, or become a question mark.
 */
export function pdf(title: string, lines: readonly Line[]): { bytes: Buffer; pages: number } {
  const pages = paginate(lines);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${6 + 2 * n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
    `<< /Title ${literal(title)} >>`,
    ...pages.flatMap((content, n) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}]` +
        ` /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${7 + 2 * n} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, n) => {
    const offset = body.length;
    body += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  // Each entry of the table is exactly twenty bytes long (ISO 32000-1, 7.5.4).
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join('')}`;
  const trailer = `trailer\n<< /Size ${size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return { bytes: Buffer.from(body + table + trailer, 'ascii'), pages: pages.length };
}

/** The content streams, one per page: lines wrapped to the width and set from the top. */
function paginate(lines: readonly Line[]): string[] {
  const pages: string[] = [];
  let content = '';
  let y = PAGE.height - PAGE.margin;
  for (const { text, size = 10, bold = false, before = 0 } of lines) {
    y -= before;
    for (const part of wrap(text, size)) {
      const leading = size * 1.4;
      if (y - leading < PAGE.margin) {
        pages.push(content);
        content = '';
        y = PAGE.height - PAGE.margin;
      }
      y -= leading;
      const font = bold ? 'F2' : 'F1';
      content += `BT /${font} ${size} Tf ${PAGE.margin} ${y.toFixed(1)} Td ${literal(part)} Tj ET\n`;
    }
  }
  return [...pages, content];
}

function wrap(text: string, size: number): string[] {
  const max = Math.floor((PAGE.width - 2 * PAGE.margin) / (size * MEAN_WIDTH));
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '' && row.length + 1 + word.length > max) {
      rows.push(row);
      row = word;
    } else {
      row = row === '' ? word : `${row} ${word}`;
    }
  }
  return [...rows, row];
}

/** A literal string in plain ASCII: everything else is an octal escape (ISO 32000-1, 7.3.4.2). */
function literal(text: string): string {
  const bytes = [...text.normalize('NFC')].map(byteOf);
  const escaped = bytes.map((byte) => {
    const char = String.fromCharCode(byte);
    if ('()\\'.includes(char)) return `\\${char}`;
    return byte >= 0x20 && byte < 0x7f ? char : `\\${byte.toString(8).padStart(3, '0')}`;
  });
  return `(${escaped.join('')})`;
}

function byteOf(char: string): number {
  const known = WIN_ANSI[char];
  if (known !== undefined) return known;
  const code = char.codePointAt(0)!;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  const base = char.normalize('NFD').codePointAt(0)!;
  return base >= 0x20 && base < 0x7f ? base : 0x3f;
}
