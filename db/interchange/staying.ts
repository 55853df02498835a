import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import { PLAN } from './plan.ts';

/** The tables with rows of an installation that do not travel, and how many rows each has. */
export async function stayingRows(sql: Kysely<Schema>): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const [table, plan] of Object.entries(PLAN)) {
    if (plan !== 'stays' || table === 'migration') continue;
    const { count } = await sql
      .selectFrom(table as 'task')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    if (Number(count) > 0) found.set(table, Number(count));
  }
  return found;
}
