import type { AuditAction } from '../../common/audit.ts';
import { type Id, newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/transact.ts';

/** Somebody did something that matters; what is left out is not concerned. */
export interface Act {
  organizationId: Id;
  /** `null`: Hireside by itself, or its command line. */
  actorId: Id | null;
  action: AuditAction;
  candidateId?: Id | null;
  interviewId?: Id | null;
  /** Keys, counts and choices; names of people are looked up when it is read. */
  detail?: Record<string, unknown>;
}

/**
 * Writes into the audit, in the transaction of what is done; where something is only read, in one
 * of its own before it is given.
 * @param key the same thing is kept once under one key; `null` keeps every one
 */
export const keepAudit = (
  tx: Tx,
  { candidateId = null, interviewId = null, detail = {}, ...act }: Act,
  now: number,
  key: string | null = null,
): Promise<void> => {
  const entry = { ...act, id: newId(now), at: toInstant(now), candidateId, interviewId, detail };
  return insertAudit(tx, entry, key);
};
