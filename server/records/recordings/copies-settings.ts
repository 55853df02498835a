import type { AuditAction } from '../../../common/audit.ts';
import type { Output } from '../../../common/contract.ts';
import { AppError } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { toInstant } from '../../../common/time.ts';
import { collects } from '../../../db/records/collecting.ts';
import { copyingOf, countCopies, startCopying, stopCopying } from '../../../db/records/copying.ts';
import type { Tx } from '../../../db/transact.ts';
import { keepAudit } from '../../audit/keep.ts';
import type { Services } from '../../services.ts';
import { letGo } from './copies.ts';
import { earlierOf } from './copies-earlier.ts';

type Copies = NonNullable<Output<'listCollecting'>['items'][number]['copies']>;

/** Whether copies are kept, and how many and how large they are. */
export async function presentCopies(
  services: Services,
  { organizationId }: Member,
  nameOf: (id: string | null) => string | null,
): Promise<Copies> {
  const { database } = services;
  const on = await copyingOf(database, organizationId);
  const counts = await countCopies(database, organizationId);
  const files = (...states: string[]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, one) => sum + one.files, 0);
  return {
    since: on?.since ?? null,
    byName: nameOf(on?.byMemberId ?? null),
    kept: files('kept'),
    bytes: counts.reduce((sum, { bytes }) => sum + bytes, 0),
    coming: files('waiting', 'copying'),
    refused: files('refused'),
    tooLarge: files('too_large'),
    earlier: await earlierOf(services, organizationId),
  };
}

/** @throws AppError `conflict` where recordings are not collected */
export async function setCopies(
  { database, clock }: Services,
  member: Member,
  on: boolean,
): Promise<void> {
  const now = clock.now();
  const { organizationId, id: byMemberId } = member;
  await database.transact(async (tx) => {
    if (!on) return endCopies(tx, member, now);
    if (!(await collects(tx, organizationId, 'recordings')))
      throw new AppError('conflict', 'Turn cloud recordings on first: there is nothing to copy.');
    if (await startCopying(tx, { organizationId, since: toInstant(now), byMemberId }))
      await audit(tx, member, 'copies.started', {}, now);
  });
}

/** Turns copies off; those that are half here go, those that are whole stay until deleted. */
export async function endCopies(tx: Tx, member: Member, now: number): Promise<void> {
  const { organizationId } = member;
  if (!(await stopCopying(tx, organizationId))) return;
  await letGo(tx, { organizationId, states: ['waiting', 'copying'] }, now);
  await audit(tx, member, 'copies.stopped', {}, now);
}

/** Deletes every copy. @returns how many */
export async function deleteCopies({ database, clock }: Services, member: Member): Promise<number> {
  const now = clock.now();
  return database.transact(async (tx) => {
    const copies = await letGo(tx, { organizationId: member.organizationId }, now);
    await audit(tx, member, 'copies.deleted', { copies }, now);
    return copies;
  });
}

const audit = (
  tx: Tx,
  { organizationId, id: actorId }: Member,
  action: AuditAction,
  detail: Record<string, unknown>,
  now: number,
) => keepAudit(tx, { organizationId, actorId, action, detail }, now);
