import { purgeCalls } from '../../db/calls.ts';
import type { Tx } from '../../db/transact.ts';

/** Lets go of every call of an organization; the log keeps that there was one. @returns how many */
export const purge = (tx: Tx, organizationId: string): Promise<number> =>
  purgeCalls(tx, organizationId);
