import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { activeMembers, peopleOf } from '../../db/members.ts';
import type { Services } from '../services.ts';

/** @throws AppError `not_found` naming the first of them that is no member of the organization */
export async function mustBeMembers(
  { database }: Pick<Services, 'database'>,
  member: Member,
  ids: readonly Id[],
): Promise<void> {
  const known = await peopleOf(database, member.organizationId, ids);
  const unknown = ids.find((id) => !Object.hasOwn(known, id));
  if (unknown !== undefined) throw new AppError('not_found', `There is no member ${unknown}.`);
}

/**
 * For what lies ahead: interviews and hiring teams.
 * @param already who is on it as it stands; whoever has left since may stay on it
 * @throws AppError `not_found` as above; `invalid_request` naming the first who is new to it and
 * has no access any more
 */
export async function mustBeActive(
  { database }: Pick<Services, 'database'>,
  member: Member,
  ids: readonly Id[],
  already: readonly Id[] = [],
): Promise<void> {
  await mustBeMembers({ database }, member, ids);
  const added = ids.filter((id) => !already.includes(id));
  const active = await activeMembers(database, member.organizationId, added);
  const left = added.find((id) => !active.has(id));
  if (left === undefined) return;
  const { [left]: person } = await peopleOf(database, member.organizationId, [left]);
  const name = person?.name ?? left;
  throw new AppError('invalid_request', `${name} has no access any more. Choose somebody else.`);
}
