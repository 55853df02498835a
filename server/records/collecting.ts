import type { AuditAction } from '../../common/audit.ts';
import type { Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { RECORD_KINDS, type RecordKind } from '../../common/records.ts';
import { toInstant } from '../../common/time.ts';
import { featuresOf, SCOPES_OF } from '../../common/zoom-features.ts';
import { append, type ServerEvent } from '../../db/append.ts';
import { knownMembers } from '../../db/members.ts';
import { lockLogs } from '../../db/move.ts';
import { type Held, heldOf } from '../../db/records/collected.ts';
import { collectingOf, startCollecting, stopCollecting } from '../../db/records/collecting.ts';
import type { OwnedRecord } from '../../db/records/record-owners.ts';
import type { Tx } from '../../db/transact.ts';
import { grantsOf } from '../../db/zoom-grants.ts';
import { keepAudit } from '../audit/keep.ts';
import type { Services } from '../services.ts';
import { FIRST_LOOKS, PURGES } from './kinds.ts';
import { endCopies, presentCopies } from './recordings/copies-settings.ts';

/** Every kind: whether it is on, and who could make it work. */
export async function listCollecting(
  services: Services,
  member: Member,
): Promise<Output<'listCollecting'>> {
  const { database } = services;
  const { organizationId } = member;
  const on = await collectingOf(database, organizationId);
  const grants = await grantsOf(database, organizationId);
  const members = await knownMembers(database.read, organizationId);
  const nameOf = (id: string | null) => members.find((one) => one.id === id)?.name ?? null;
  const held = new Map<RecordKind, Held>();
  for (const kind of RECORD_KINDS)
    held.set(kind, await heldOf(database.read, organizationId, kind));
  const ofRecordings = await presentCopies(services, member, nameOf);
  const items = RECORD_KINDS.map((kind) => {
    const one = on.find((row) => row.kind === kind);
    const grantedBy = grants
      .filter(({ scope }) => featuresOf(scope).includes(kind))
      .flatMap(({ member_id: id }) => {
        const name = nameOf(id);
        return name === null ? [] : [{ id, name }];
      });
    const scopes = [...SCOPES_OF[kind]];
    const byName = nameOf(one?.byMemberId ?? null);
    const since = one?.since ?? null;
    const copies = kind === 'recordings' ? ofRecordings : null;
    return { kind, since, byName, scopes, grantedBy, held: held.get(kind)!, copies };
  });
  return { items };
}

/** @throws AppError `conflict` where nobody's Zoom allows what is to be turned on */
export async function setCollecting(
  services: Services,
  member: Member,
  kind: RecordKind,
  on: boolean,
): Promise<void> {
  const { database, clock } = services;
  const { organizationId, id: byMemberId } = member;
  const before = (await listCollecting(services, member)).items.find((one) => one.kind === kind)!;
  if ((before.since !== null) === on) return;
  if (on && before.grantedBy.length === 0) {
    const scopes = before.scopes.join(', ');
    throw new AppError(
      'conflict',
      `Nobody’s Zoom allows this yet. It needs ${scopes}: connect Zoom again and allow it.`,
    );
  }
  const now = clock.now();
  await database.transact(async (tx) => {
    const since = toInstant(now);
    if (on) await startCollecting(tx, { organizationId, kind, since, byMemberId });
    else await stopCollecting(tx, organizationId, kind);
    // Whoever turns recordings on again is asked about copies again.
    if (!on && kind === 'recordings') await endCopies(tx, member, now);
    await audit(tx, member, on ? 'collecting.started' : 'collecting.stopped', { kind }, now);
  });
  if (on) await FIRST_LOOKS[kind]?.(services, now, organizationId);
}

/**
 * Deletes what was collected of a kind, and says so in every log it was in.
 * @returns how much it was, what no log told of included
 */
export async function purgeRecords(
  { database, clock }: Services,
  member: Member,
  kind: RecordKind,
): Promise<Held> {
  const now = clock.now();
  return database.transact(async (tx) => {
    const held = await heldOf(tx.sql, member.organizationId, kind);
    const gone = await PURGES[kind](tx, member.organizationId, now);
    await sayGone(tx, member, kind, gone, now);
    await audit(tx, member, 'records.purged', { kind, records: held.records }, now);
    return held;
  });
}

async function sayGone(
  tx: Tx,
  { organizationId, id: actorId }: Member,
  kind: RecordKind,
  gone: readonly OwnedRecord[],
  now: number,
): Promise<void> {
  const byLog = new Map<string, OwnedRecord[]>();
  for (const one of gone) byLog.set(one.candidateId, [...(byLog.get(one.candidateId) ?? []), one]);
  if (byLog.size > 0) await lockLogs(tx, [...byLog.keys()]);
  for (const [candidateId, records] of byLog) {
    const entries = records.map(({ applicationId, interviewId, recordId }) => {
      const body = { kind, recordId, to: 'deleted' as const };
      const about = { applicationId, interviewId, actorId };
      const event: ServerEvent = { ...about, id: newId(now), type: 'record.changed', body };
      return { actor: null, event };
    });
    await append(tx, { organizationId, candidateId }, entries, now, () => []);
  }
}

const audit = (
  tx: Tx,
  { organizationId, id: actorId }: Member,
  action: AuditAction,
  detail: Record<string, unknown>,
  now: number,
) => keepAudit(tx, { organizationId, actorId, action, detail }, now);
