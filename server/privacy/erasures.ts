import { createHash } from 'node:crypto';
import type { AuditAction } from '../../common/audit.ts';
import { newId } from '../../common/ids.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { candidateToErase } from '../../db/candidates.ts';
import { letExportsGo, takeTurns } from '../../db/data-exports.ts';
import { type Counts, erase, setKind } from '../../db/erasure/erase.ts';
import { lockLogs } from '../../db/move.ts';
import { holdOrganization } from '../../db/organizations.ts';
import { endErasure, insertErasure, waitingFor } from '../../db/privacy/erasures.ts';
import { keepFairness } from '../../db/privacy/fairness-counts.ts';
import { keepPastMeetings } from '../../db/privacy/past-meetings.ts';
import { keepStatistics } from '../../db/privacy/statistics.ts';
import { releaseCopies } from '../../db/records/copies.ts';
import { dropChunksOf } from '../../db/records/copy-chunks.ts';
import type { ErasureTable } from '../../db/schema/privacy.ts';
import { letTakeInsGo } from '../../db/take-ins.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { keepAudit } from '../audit/keep.ts';
import type { Sealer } from '../auth/seal.ts';
import type { Config } from '../config.ts';
import { blockersOf } from './blockers.ts';
import { wantClean } from './clean.ts';
import { letGo } from './member.ts';
import type { Known } from './plan.ts';
import { subjectOf } from './subjects.ts';

/** Erases somebody when the time to take it back is over. */
export const ERASE = 'privacy.erase';
export const ERASED = 'privacy.erased';
/** Rung once somebody's data, or words of many, are gone: whoever holds copies looks again. */
export const ERASED_TOPIC = 'erased';
export const ERASURE_ASKED = 'privacy.erasure_asked';
export const ERASURE_WITHDRAWN = 'privacy.erasure_withdrawn';

const DAY_MS = 86_400_000;
const BROUGHT =
  'Somebody’s data were erased, and this file may have them. What came in stays; bring in the rest with the file again: who was erased stays so.';
const COPIED = 'Somebody’s data were erased, and this export had them. Export again.';

export interface Needs {
  config: Pick<Config, 'backups'>;
  /** Moves a member's tokens to where Zoom is told to forget them. */
  sealer: Sealer;
}

/** Who wants it, and why. */
export interface Asking {
  by: string | null;
  cause: ErasureTable['cause'];
}

/** It cannot be done now; the sentences say why. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
  constructor(readonly reasons: readonly string[]) {
    super(reasons.join(' '));
  }
}

/**
 * Puts a candidate out of everybody's sight, to be erased after some days.
 * @throws Blocked
 */
export async function quarantine(
  tx: Tx,
  whose: Known,
  asking: Asking,
  { now, afterDays }: { now: number; afterDays: number },
): Promise<string> {
  await mustBeFree(tx, whose, now);
  const waits = await waitingFor(tx, whose.id);
  if (waits !== null) return waits.id;
  const row = await wish(tx, whose, asking, now, now + afterDays * DAY_MS);
  await setKind(tx, whose.id, 'quarantined');
  await enqueue(tx, { kind: ERASE, key: row.id, payload: taskOf(row), runAt: toMs(row.due_at) });
  await keepErasure(tx, row, ERASURE_ASKED, asking.by, now);
  return row.id;
}

/**
 * Erases somebody in the caller's transaction, and leaves a receipt.
 * @throws Blocked where a hold, an interview ahead or their role stands against it
 */
export async function eraseNow(
  tx: Tx,
  needs: Needs,
  whose: Known,
  asking: Asking,
  now: number,
): Promise<{ id: string; counts: Counts }> {
  await mustBeFree(tx, whose, now);
  const row = (await waitingFor(tx, whose.id)) ?? (await wish(tx, whose, asking, now, now));
  // A copy that is kept to be taken along has them, too.
  await takeTurns(tx, whose.organizationId);
  await letExportsGo(tx, whose.organizationId, COPIED);
  await letTakeInsGo(tx, whose.organizationId, BROUGHT);
  if (whose.kind === 'candidate') {
    await keepStatistics(tx, whose.id);
    await keepFairness(tx, whose.organizationId, whose.id);
    await keepPastMeetings(tx, whose.organizationId, whose.id, now);
  }
  const released = whose.kind === 'member' ? await letGo(tx, needs.sealer, whose, now) : {};
  const counts = { ...released, ...(await erase(tx, whose)) };
  if (whose.kind === 'candidate') await setKind(tx, whose.id, 'erased');
  await endErasure(tx, row.id, {
    state: 'done',
    subject_id: null,
    ended_at: toInstant(now),
    counts: JSON.stringify(counts),
    backups_until: backupsUntil(needs, now),
  });
  await keepErasure(tx, row, ERASED, asking.by, now);
  await wantClean(tx, now);
  tx.afterCommitRing(ERASED_TOPIC);
  return { id: row.id, counts };
}

/** When the last daily backup that holds it is removed; `null` where Hireside makes none. */
export function backupsUntil({ config }: Pick<Needs, 'config'>, now: number): string | null {
  return config.backups === null ? null : toInstant(now + config.backups.keep * DAY_MS);
}

/** Takes back a wish that waits: the candidate is seen again. @returns whether one waited */
export async function withdraw(tx: Tx, row: ErasureTable, by: string, now: number) {
  if (row.subject_id === null || (await waitingFor(tx, row.subject_id))?.id !== row.id)
    return false;
  await setKind(tx, row.subject_id, 'candidate');
  const ended_at = toInstant(now);
  await endErasure(tx, row.id, { state: 'withdrawn', subject_id: null, ended_at });
  await keepErasure(tx, row, ERASURE_WITHDRAWN, by, now);
  return true;
}

/** What the task does at its time: erases, or where something stands against it, waits a day. */
export function erasing(needs: Needs) {
  return async (tx: Tx, payload: unknown, now: number): Promise<void> => {
    const { organizationId, candidateId, erasureId } = payload as ReturnType<typeof taskOf>;
    const row = await waitingFor(tx, candidateId);
    const whose = await subjectOf(tx.sql, organizationId, { candidateId });
    if (row?.id !== erasureId || whose === null) return;
    const blockers = await blockersOf(tx.sql, organizationId, whose, now);
    if (blockers.length === 0) {
      await releaseCopies(tx, { candidateId });
      if ((await dropChunksOf(tx, candidateId)) > 0) {
        // Films go some pieces at a time, so that no writer waits for all of them.
        const key = `${row.id}:${newId(now)}`;
        return enqueue(tx, { kind: ERASE, key, payload: taskOf(row), runAt: now });
      }
      await eraseNow(tx, needs, whose, { by: row.asked_by, cause: row.cause }, now);
      return;
    }
    const runAt = now + DAY_MS;
    await enqueue(tx, { kind: ERASE, key: `${row.id}:${runAt}`, payload: taskOf(row), runAt });
  };
}

const taskOf = ({ id, organization_id, subject_id }: ErasureTable) => ({
  organizationId: organization_id,
  candidateId: subject_id ?? '',
  erasureId: id,
});

/** @throws Blocked */
export async function mustBeFree(tx: Tx, whose: Known, now: number): Promise<void> {
  if (whose.kind === 'candidate') {
    await lockLogs(tx, [whose.id]);
    // Somebody else may have been first.
    const still = await candidateToErase(tx.sql, whose.organizationId, whose.id);
    if (still === null) throw new Blocked(['This candidate’s data are erased already.']);
  }
  // Two admins who erase each other take turns, and the second finds themselves the last.
  if (whose.kind === 'member') await holdOrganization(tx, whose.organizationId);
  const blockers = await blockersOf(tx.sql, whose.organizationId, whose, now);
  if (blockers.length > 0) throw new Blocked(blockers);
}

async function wish(
  tx: Tx,
  whose: Known,
  { by, cause }: Asking,
  now: number,
  dueAt: number,
): Promise<ErasureTable> {
  const row: ErasureTable = {
    id: newId(now),
    organization_id: whose.organizationId,
    subject: whose.kind,
    subject_id: whose.id,
    subject_hash: createHash('sha256').update(whose.id).digest('hex'),
    cause,
    state: 'waiting',
    asked_by: by,
    asked_at: toInstant(now),
    due_at: toInstant(dueAt),
    ended_at: null,
    counts: null,
    backups_until: null,
    cleaned_at: null,
  };
  await insertErasure(tx, row);
  return row;
}

/** Names the receipt and not the person. */
const keepErasure = (
  tx: Tx,
  { id: erasureId, organization_id: organizationId, subject }: ErasureTable,
  action: AuditAction,
  actorId: string | null,
  now: number,
) => keepAudit(tx, { organizationId, actorId, action, detail: { erasureId, subject } }, now);
