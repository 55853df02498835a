import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { peopleOf } from '../../db/members.ts';
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
