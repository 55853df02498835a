import type { Moving } from './plan.ts';

/** One row on its way: the table it is of, and its columns in camelCase. */
export type Line = { row: string } & Record<string, unknown>;

/** Opens what is sealed. @param place where it belongs, as it was sealed */
export type Unseal = (text: string, place: string) => string;

const camel = (column: string) => column.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Where a sealed column of a row belongs. */
const placeIn = ({ table, move }: Moving, column: string, row: Record<string, unknown>) =>
  `${table}.${column}:${String(row[move.key[0]!])}`;

/** A row as it is written. */
export function lineOf(moving: Moving, row: object, unseal: Unseal): Line {
  const { table, move } = moving;
  const line: Line = { row: table };
  for (const [column, value] of Object.entries(row)) {
    line[camel(column)] = move.json?.includes(column as never)
      ? parsed(value)
      : move.sealed?.includes(column as never) && value !== ''
        ? unseal(String(value), placeIn(moving, column, row as Record<string, unknown>))
        : value;
  }
  return line;
}

/** A line as a row again. */
export function rowOf(moving: Moving, line: Line, seal: Unseal): Record<string, unknown> {
  const { move } = moving;
  const { row: _, ...named } = line;
  const row = Object.fromEntries(
    Object.entries(named).map(([name, value]) => [snake(name), value]),
  );
  for (const column of move.json ?? []) {
    const value = row[column];
    row[column] = value === null || value === undefined ? null : JSON.stringify(value);
  }
  for (const column of move.sealed ?? []) {
    const text = row[column];
    if (typeof text === 'string' && text !== '')
      row[column] = seal(text, placeIn(moving, column, row));
  }
  return row;
}

const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);
