import type { Output, Query } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { memberOf } from '../../db/members.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Services } from '../services.ts';
import { mayCall } from '../zoom/scopes.ts';
import { problemOf } from './problem.ts';

type Line = Output<'availability'>['members'][number];

/**
 * When members are busy, each asked for with their own token: Zoom shows a calendar's times to its
 * owner. Who cannot be asked is unknown, in words; that keeps nobody from scheduling.
 * @throws AppError `not_found` for somebody who is no member of the organization
 */
export async function availability(
  services: Services,
  member: Member,
  { memberIds, from, to }: Query<'availability'>,
): Promise<Output<'availability'>> {
  const members: Member[] = [];
  for (const id of new Set(memberIds)) {
    const one = await memberOf(services.database.read, member.organizationId, id);
    if (one === null) throw new AppError('not_found', 'There is no such member.');
    members.push(one);
  }
  const window = { from: toInstant(toMs(from)), to: toInstant(toMs(to)) };
  return { members: await Promise.all(members.map((one) => busyOf(services, one, window))) };
}

async function busyOf(
  { database, zoom }: Services,
  { id, name, timeZone }: Member,
  window: { from: string; to: string },
): Promise<Line> {
  const unknown = (reason: string): Line => ({ memberId: id, timeZone, busy: null, reason });
  const grant = await grantOf(database, id);
  if (grant?.status !== 'connected') return unknown(`${name} has not connected Zoom.`);
  const scopes = grant.scope.split(/\s+/);
  if (!mayCall(scopes, 'listCalendars') || !mayCall(scopes, 'freeBusy'))
    return unknown(`${name} has not allowed Hireside to see when their calendar is busy.`);
  try {
    const client = zoom.clientFor(id);
    // A calendar's id is an address of Zoom's own mail, not the one they sign in with.
    const calendars = await client.listCalendars();
    if (calendars.length === 0) return unknown(`${name} has no calendar in Zoom.`);
    const times = Object.values(
      await client.freeBusy(
        calendars.map((one) => one.id),
        window,
      ),
    );
    const known = times.filter((one) => one !== null);
    if (known.length === 0) return unknown(`Zoom does not show the calendar of ${name}.`);
    const busy = known.flat().sort((a, b) => a.from.localeCompare(b.from));
    return { memberId: id, timeZone, busy, reason: null };
  } catch (error) {
    return unknown(problemOf(error).message);
  }
}
