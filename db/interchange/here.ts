import { type Kysely, sql } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Line } from './line.ts';
import type { Moving } from './plan.ts';

const camel = (column: string) => column.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** What tells this line's row from the others of its table. */
export const keyOf = ({ move }: Moving, line: Line): string =>
  JSON.stringify(move.key.map((column) => String(line[camel(column)])));

/** Which of these lines have a row here already, by their keys. */
export async function keysHere(
  on: Kysely<Schema>,
  { table, move }: Moving,
  lines: readonly Line[],
): Promise<Set<string>> {
  if (lines.length === 0) return new Set();
  const wanted = lines.map((line) => {
    const values = move.key.map((column) => {
      const value = line[camel(column)] ?? null;
      return typeof value === 'number' ? sql`cast(${value} as integer)` : sql`${value}`;
    });
    return sql`(${sql.join(values)})`;
  });
  const columns = sql.join(move.key.map((column) => sql.ref(column)));
  const { rows } = await sql<Record<string, unknown>>`
    select ${columns} from ${sql.table(table)} where (${columns}) in (values ${sql.join(wanted)})
  `.execute(on);
  return new Set(rows.map((row) => JSON.stringify(move.key.map((column) => String(row[column])))));
}
