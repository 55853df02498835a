import { toInstant } from '../common/time.ts';
import type { Tx } from './transact.ts';

/**
 * Adds to counts that all servers share, each row locked in one order.
 * @param expiresAt milliseconds; rows are swept some time after
 * @returns the new counts by key
 */
export async function addRequests(
  tx: Tx,
  counts: ReadonlyMap<string, number>,
  expiresAt: number,
): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  const keys = [...counts.keys()].sort();
  for (let from = 0; from < keys.length; from += ROWS) {
    const values = keys.slice(from, from + ROWS).map((key) => ({
      key,
      count: counts.get(key)!,
      expires_at: toInstant(expiresAt),
    }));
    const rows = await tx.sql
      .insertInto('request_count')
      .values(values)
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((set) => ({
          count: set('request_count.count', '+', set.ref('excluded.count')),
        })),
      )
      .returning(['key', 'count'])
      .execute();
    for (const { key, count } of rows) totals.set(key, count);
  }
  return totals;
}

/** A statement has room for so many. */
const ROWS = 500;
