import type { Output, Query } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { seatsOf } from '../../db/busy.ts';
import { interviewById } from '../../db/interviews.ts';
import { memberOf } from '../../db/members.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Services } from '../services.ts';
import { mayCall } from '../zoom/scopes.ts';
import { problemOf } from './problem.ts';

type Line = Output<'availability'>['members'][number];
type Calendar = Pick<Line, 'busy' | 'reason'>;

/**
 * When members are busy, each asked for with their own token: Zoom shows a calendar's times to its
 * owner. Who cannot be asked is unknown, in words; that keeps nobody from scheduling. The
 * interviews they sit on are known in any case; an interview that is being moved is in neither.
 * @throws AppError `not_found` for somebody who is no member of the organization
 */
export async function availability(
  services: Services,
  member: Member,
  { memberIds, from, to, exceptInterviewId }: Query<'availability'>,
): Promise<Output<'availability'>> {
  const members: Member[] = [];
  for (const id of new Set(memberIds)) {
    const one = await memberOf(services.database.read, member.organizationId, id);
    if (one === null) throw new AppError('not_found', 'There is no such member.');
    members.push(one);
  }
  const window = { from: toInstant(toMs(from)), to: toInstant(toMs(to)) };
  const ids = members.map(({ id }) => id);
  const seats = await seatsOf(services.database, member.organizationId, ids, window);
  const own = await timeOf(services, member, exceptInterviewId);
  const lines = members.map(async (one): Promise<Line> => {
    const { busy, reason } = await calendarOf(services, one, window);
    return {
      memberId: one.id,
      timeZone: one.timeZone,
      // The entry of the interview itself stands in calendars too, and Zoom names none of them.
      busy: busy?.filter((time) => !isSame(time, own)) ?? null,
      reason,
      interviews: seats
        .filter((seat) => seat.memberId === one.id && seat.interviewId !== exceptInterviewId)
        .map((seat) => ({ from: seat.from, to: seat.to })),
    };
  });
  return { members: await Promise.all(lines) };
}

type Time = Line['interviews'][number];

async function timeOf({ database }: Services, { organizationId }: Member, id: string | undefined) {
  const row = id === undefined ? null : await interviewById(database.read, organizationId, id);
  if (row === null) return;
  const { startsAt, minutes } = row.interview;
  return { from: startsAt, to: toInstant(toMs(startsAt) + minutes * 60_000) };
}

const isSame = (a: Time, b: Time | undefined) =>
  b !== undefined && toMs(a.from) === toMs(b.from) && toMs(a.to) === toMs(b.to);

async function calendarOf(
  { database, zoom }: Services,
  { id, name }: Member,
  window: { from: string; to: string },
): Promise<Calendar> {
  const unknown = (reason: string): Calendar => ({ busy: null, reason });
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
    return { busy, reason: null };
  } catch (error) {
    return unknown(problemOf(error).message);
  }
}
