import { lockLogs } from './move.ts';
import type { Tx } from './transact.ts';

/** Somebody's data were erased: nothing about them can be added. The message is a sentence. */
export class GoneError extends Error {
  override readonly name = 'GoneError';
  constructor() {
    super('This candidate’s data were erased: nothing can be added.');
  }
}

/**
 * Locks a candidate and makes sure that they were not erased since somebody asked whether they may:
 * what is written about them from here on is there for an erasure to find.
 * @throws GoneError
 */
export async function mustBeThere(tx: Tx, candidateId: string): Promise<void> {
  await lockLogs(tx, [candidateId]);
  const row = await tx.sql
    .selectFrom('candidate')
    .select('kind')
    .where('id', '=', candidateId)
    .executeTakeFirst();
  if (row?.kind === 'erased') throw new GoneError();
}
