import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Focus, Kit } from '../../common/kit.ts';
import { focusProblem } from '../../common/kit-rules.ts';
import type { Member } from '../../common/member.ts';
import { kitsOf } from '../../db/kits.ts';
import { peopleOf } from '../../db/members.ts';
import type { Services } from '../services.ts';

/**
 * @param version of the kit; `null` is the newest
 * @returns the kit; `null` where none was named
 * @throws AppError `not_found` where the organization has no such kit, `invalid_request` where the
 * focus names who is no member or what is no attribute of it
 */
export async function mustFit(
  { database }: Pick<Services, 'database'>,
  member: Member,
  kitId: Id | null,
  focus: Focus,
  version: number | null = null,
): Promise<Kit | null> {
  const refs = kitId === null ? [] : [{ id: kitId, version }];
  const [kit = null] = await kitsOf(database, member.organizationId, refs);
  if (kit === null && kitId !== null) throw new AppError('not_found', `There is no kit ${kitId}.`);
  const known = await peopleOf(database, member.organizationId, Object.keys(focus));
  const problem = focusProblem(focus, kit?.attributes ?? null, new Set(Object.keys(known)));
  if (problem !== null) throw new AppError('invalid_request', problem);
  return kit;
}
