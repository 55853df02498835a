import { sql } from 'kysely';
import type { Tx } from '../transact.ts';
import { inventoryOf, isAbout, type Subject, TABLES } from './reach.ts';

const PAGE = 1_000;
/** What a key or a payload is made of between punctuation. */
const WORD = /[\w-]{6,}/g;

/**
 * Removes the work that is still to be done for somebody, and what was written down of work that
 * failed: a mail server's refusal may quote an address.
 * @returns how many tasks went
 */
export async function forgetTasks(tx: Tx, subject: Subject): Promise<number> {
  const ids = await idsOf(tx, subject);
  let after = '';
  let gone = 0;
  for (;;) {
    const rows = await tx.sql
      .selectFrom('task')
      .select(['id', 'key', 'payload'])
      .where('id', '>', after)
      .where((where) =>
        where.or([where('done_at', 'is', null), where('failed_reason', 'is not', null)]),
      )
      .orderBy('id')
      .limit(PAGE)
      .execute();
    const theirs = rows.filter(({ key, payload }) =>
      `${key} ${payload}`.match(WORD)?.some((word) => ids.has(word)),
    );
    if (theirs.length > 0) {
      const list = theirs.map(({ id }) => id);
      await tx.sql.deleteFrom('task').where('id', 'in', list).execute();
      gone += list.length;
    }
    if (rows.length < PAGE) return gone;
    after = rows.at(-1)!.id;
  }
}

/** The keys of the rows that are about somebody: what tasks name. */
async function idsOf(tx: Tx, subject: Subject): Promise<Set<string>> {
  const ids = new Set([subject.id]);
  if (subject.kind === 'member') return ids;
  for (const table of TABLES) {
    const where = isAbout(table, subject);
    const { columns, stays } = inventoryOf(table);
    if (where === null || stays !== undefined || !Object.hasOwn(columns, 'id')) continue;
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(table)} where ${where}`.execute(tx.sql);
    for (const { id } of rows) ids.add(id);
  }
  return ids;
}
