import { toInstant } from '../../common/time.ts';
import type { Subject } from '../../db/erasure/reach.ts';
import { meetingsAhead } from '../../db/meeting-plans.ts';
import { erasedAddress, memberOf, otherAdmins } from '../../db/members.ts';
import { holdsOf } from '../../db/privacy/holds.ts';
import type { Tx } from '../../db/transact.ts';

const day = (instant: string) => instant.slice(0, 10);

/** Why somebody's data cannot be erased now, a sentence each. */
export async function blockersOf(
  sql: Tx['sql'],
  organizationId: string,
  { kind, id }: Subject,
  now: number,
): Promise<string[]> {
  if (kind === 'member') {
    const member = await memberOf(sql, organizationId, id);
    if (member?.email === erasedAddress(id)) return ['This member’s data are erased already.'];
    const others = await otherAdmins(sql, organizationId, id);
    return others > 0 ? [] : ['This is the only admin. Make somebody else an admin first.'];
  }
  const holds = await holdsOf(sql, organizationId, id);
  const meetings = await meetingsAhead(sql, id, toInstant(now));
  return [
    ...holds.map(
      ({ at, by_name, reason }) =>
        `On hold since ${day(at)}, by ${by_name ?? 'somebody'}: ${reason}`,
    ),
    ...meetings.map(
      (startsAt) =>
        `An interview on ${day(startsAt)} has a meeting at Zoom. Cancel it first, so that Zoom and the calendar hear of it.`,
    ),
  ];
}
