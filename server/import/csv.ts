import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { COLUMNS, type Column, checkRow, type PersonRow } from './row.ts';
import { textOf } from './text.ts';

/** What a file holds, one after the other: a person, or the reason why a row is none. */
export type Item = { row: PersonRow } | { line: number; reason: string } | { warning: string };

/** A file that is not what it should be, said in one sentence. */
export class FileError extends Error {
  override readonly name = 'FileError';
}

/** No candidate is this long; an open quotation mark would swallow the rest of the file. */
const RECORD_MAX = 200_000;
const REPLACEMENT = '\ufffd';

/**
 * Reads a CSV of candidates row by row, in memory that does not grow with the file.
 * @throws FileError where the first line does not name the columns
 */
export const readCsv = (file: string): AsyncGenerator<Item> => readCsvText(file, textOf(file));

/** The same, of text that comes in pieces; `file` is what errors call it. */
export async function* readCsvText(
  file: string,
  text: AsyncGenerator<string>,
): AsyncGenerator<Item> {
  const head = await headOf(text);
  if (head.text.trim() === '') throw new FileError(`${file} is empty.`);
  const skipped: { line: number; reason: string }[] = [];
  const parser = parse({
    delimiter: delimiterOf(head.text),
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: RECORD_MAX,
    info: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      skipped.push({ line: end + 1, reason: reasonOf(error?.code) });
      return undefined;
    },
  });
  const source = Readable.from(chain(head.text, text));
  source.on('error', (error) => parser.destroy(error));
  let end = 0;
  let columns: (Column | null)[] | null = null;
  for await (const { record, info } of source.pipe(parser) as AsyncIterable<{
    record: string[];
    info: { lines: number };
  }>) {
    const line = end + 1;
    end = info.lines;
    yield* skipped.splice(0);
    if (columns === null) {
      columns = columnsOf(file, record);
      const extra = record.filter((_, n) => columns?.[n] === null);
      if (extra.length > 0) yield { warning: `Columns not used: ${extra.join(', ')}` };
    } else if (record.some((cell) => cell.trim() !== '')) {
      yield itemOf(line, record, columns);
    }
  }
  yield* skipped;
}

function itemOf(line: number, record: string[], columns: (Column | null)[]): Item {
  if (record.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return { line, reason: `has ${record.length} cells for ${columns.length} columns` };
  }
  const cells: Partial<Record<Column, string>> = {};
  for (const [n, column] of columns.entries()) if (column !== null) cells[column] = record[n] ?? '';
  const text = Object.values(cells).join('');
  if (text.includes(REPLACEMENT) || text.includes('\0')) {
    return { line, reason: 'holds bytes that are no UTF-8 text' };
  }
  const checked = checkRow(line, cells);
  return 'row' in checked ? checked : { line, reason: checked.reason };
}

function columnsOf(file: string, record: string[]): (Column | null)[] {
  const names = record.map((cell) => cell.trim().toLowerCase());
  const columns = names.map((name) => COLUMNS.find((column) => column === name) ?? null);
  const twice = columns.find((column, n) => column !== null && columns.indexOf(column) !== n);
  if (twice !== undefined) throw new FileError(`${file} has the column ${twice} twice.`);
  if (!columns.includes('name')) {
    const example = COLUMNS.join(',');
    throw new FileError(`The first line of ${file} must name the columns: ${example}`);
  }
  return columns;
}

const reasonOf = (code: string | undefined): string =>
  code === 'CSV_QUOTE_NOT_CLOSED'
    ? 'opens a quotation mark that is never closed'
    : code === 'CSV_MAX_RECORD_SIZE'
      ? `is longer than ${RECORD_MAX} characters; is a quotation mark open?`
      : 'is not written as CSV';

/** Excel writes semicolons where commas part decimals; the first line tells. */
function delimiterOf(text: string): string {
  const first = text.split('\n', 1)[0]!.replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => first.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** The text up to the first line's end at least. */
async function headOf(text: AsyncGenerator<string>): Promise<{ text: string }> {
  let head = '';
  for (;;) {
    const { value, done } = await text.next();
    head += value ?? '';
    if (done || head.includes('\n') || head.length > RECORD_MAX) return { text: head };
  }
}

async function* chain(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}
