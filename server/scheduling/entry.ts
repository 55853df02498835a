import { toInstant, toMs } from '../../common/time.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Services } from '../services.ts';
import type { EventPlan } from '../zoom/calendars.ts';
import { type CalendarOutcome, type EntrySign, removeEntry, writeEntry } from './calendar.ts';
import type { Begun } from './reach.ts';
import { openMeeting } from './sealed.ts';

/** The name of a meeting and of its entry. */
export const topicOf = ({ row: { interview, candidateName } }: Begun): string =>
  `${interview.title}: ${candidateName}`;

/** What tells this interview's entry from any other. */
export const signOf = ({ row: { interview } }: Begun): EntrySign => ({
  reference: interview.id,
  startsAt: interview.startsAt,
  endsAt: toInstant(toMs(interview.startsAt) + interview.minutes * 60_000),
});

/** Writes the entry of a meeting that Zoom has made into its host's calendar. */
export async function putEntry(
  { zoom, database }: Pick<Services, 'zoom' | 'database'>,
  begun: Begun,
  before: Parameters<typeof writeEntry>[2],
  joinUrl: string,
): Promise<CalendarOutcome> {
  const { plan, row, members } = begun;
  const scope = (await grantOf(database, plan.host_id))?.scope ?? '';
  const event: EventPlan = {
    ...signOf(begun),
    title: topicOf(begun),
    description: `Join: ${joinUrl}`,
    location: joinUrl,
    timeZone: plan.time_zone,
    attendees: members
      .filter(({ id }) => row.interview.memberIds.includes(id))
      .map(({ email }) => email),
  };
  return writeEntry(zoom.clientFor(plan.host_id), scope.split(/\s+/), before, event);
}

/** Once more the entry alone: Zoom has heard the rest, and counts each change of a meeting. */
export async function entryAgain(services: Services, begun: Begun): Promise<CalendarOutcome> {
  const { plan } = begun;
  const host = services.zoom.clientFor(plan.meeting_host_id ?? plan.host_id);
  if (plan.state === 'cancelled') return removeEntry(host, plan, signOf(begun));
  const sealed = { joinUrl: plan.join_url, passcode: plan.passcode };
  const { joinLink } = openMeeting(services.sealer, plan.interview_id, sealed);
  return putEntry(services, begun, plan, joinLink ?? '');
}
