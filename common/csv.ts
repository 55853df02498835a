export type Cell = string | number | null;

/**
 * What spreadsheets take for a formula, at the start of a cell: the characters that OWASP's "CSV
 * Injection" names, their full-width forms with them.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Makes spreadsheets read a cell as words. Numbers stay numbers. */
const defused = (words: string): string => (FORMULA.test(words) ? `'${words}` : words);

const written = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return `"${defused(cell).replaceAll('"', '""')}"`;
};

/** Rows as comma-separated values (RFC 4180), safe to open in a spreadsheet. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(written).join(',')}\r\n`).join('');
