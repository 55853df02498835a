import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** Below the 32,766 parameters that one SQLite statement takes. */
const PARAMETERS_MAX = 30_000;

/** Inserts rows of the same columns, as many to a statement as an engine takes. */
export async function insertMany<T extends keyof Schema>(
  tx: Tx,
  table: T,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const perStatement = Math.floor(PARAMETERS_MAX / Object.keys(first).length);
  for (let from = 0; from < rows.length; from += perStatement) {
    await tx.sql
      .insertInto(table)
      .values(rows.slice(from, from + perStatement) as never)
      .execute();
  }
}
