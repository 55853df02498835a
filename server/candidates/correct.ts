import { isDeepStrictEqual } from 'node:util';
import type { Candidate } from '../../common/candidate.ts';
import type { Input } from '../../common/contract.ts';
import type { EventBody } from '../../common/events.ts';
import { type Id, newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { append } from '../../db/append.ts';
import { lockedProfile } from '../../db/profile.ts';
import { readdress } from '../mail/readdress.ts';
import type { Services } from '../services.ts';

type Correction = Input<'editCandidate'>;

/**
 * Corrects a candidate's profile. The log keeps what it said before beside what it says now, by
 * whom, when and why; what is as it was is no correction.
 */
export async function correctCandidate(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { id: actorId, organizationId }: Member,
  candidateId: Id,
  { reason, ...profile }: Correction,
): Promise<void> {
  const now = clock.now();
  await database.transact(async (tx) => {
    const before = await lockedProfile(tx, organizationId, candidateId);
    const body = changesOf(before, profile);
    if (body === null) return;
    const event = {
      id: newId(now),
      type: 'candidate.edited' as const,
      actorId,
      body: reason ? { ...body, reason } : body,
    };
    const log = { organizationId, candidateId };
    await append(tx, log, [{ actor: null, event }], now, () => []);
    const { was, email } = body;
    if (was?.email && email !== undefined) await readdress(tx, log, was.email, email, now);
  });
}

function changesOf(
  before: Candidate | null,
  profile: Omit<Correction, 'reason'>,
): EventBody<'candidate.edited'> | null {
  const given = Object.entries(profile).filter(([, value]) => value !== undefined);
  const changed = given.filter(
    ([field, value]) => !isDeepStrictEqual(value ?? null, before?.[field as 'name'] ?? null),
  );
  if (changed.length === 0) return null;
  if (before === null) return Object.fromEntries(changed);
  const was = changed
    .map(([field]) => [field, before[field as 'name']] as const)
    .filter(([, value]) => (value as string) !== '');
  return { ...Object.fromEntries(changed), was: Object.fromEntries(was) };
}
