import { withAuditUnlocked } from '../../db/audit-unlock.ts';
import { TABLES } from '../../db/erasure/reach.ts';
import type { Database } from '../../db/open.ts';
import { rawOn } from '../db/raw.ts';

/**
 * Forgets everything that a test left in its database, at a hundredth of the price of a new one.
 * For servers that one file of tests shares, between its tests.
 */
export async function emptyDatabase(database: Database): Promise<void> {
  await database.transact(async (tx) => {
    // Rows go in whatever order: who refers to whom is asked when all are gone, or not at all.
    const run = rawOn(tx);
    await run(
      tx.engine === 'sqlite'
        ? 'pragma defer_foreign_keys = on'
        : 'set local session_replication_role = replica',
    );
    // What the audit keeps goes as an erasure lets it go.
    await withAuditUnlocked(tx, async () => {
      const kept: readonly string[] = ['migration', 'audit_unlock'];
      for (const table of TABLES) if (!kept.includes(table)) await run(`delete from ${table}`);
    });
  });
}
