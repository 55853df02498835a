import { setImmediate } from 'node:timers/promises';
import { releaseCopies } from '../../db/records/copies.ts';
import { dropChunksOf } from '../../db/records/copy-chunks.ts';
import type { Tx } from '../../db/transact.ts';
import { mustBeFree } from './erasures.ts';
import type { Known } from './plan.ts';

/**
 * Deletes what was copied of somebody's recordings before they are erased, some pieces in a
 * transaction: gigabytes in the erasure's own would hold every writer for seconds. Nobody plays
 * them from the first step on. A hold that comes between stops the rest.
 * @param isWanted asked in every step; where it is not any more, the rest stays
 * @throws Blocked
 */
export async function letFilmsGo(
  transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  whose: Known,
  now: number,
  isWanted: (tx: Tx) => Promise<boolean> = async () => true,
): Promise<void> {
  if (whose.kind !== 'candidate') return;
  const step = async (tx: Tx) => {
    await mustBeFree(tx, whose, now);
    if (!(await isWanted(tx))) return 0;
    await releaseCopies(tx, { candidateId: whose.id });
    return dropChunksOf(tx, whose.id);
  };
  // SQLite answers before anybody else gets a turn: others have theirs between two steps.
  while ((await transact(step)) > 0) await setImmediate();
}
