import type { Output } from '../../../common/contract.ts';
import type { Member } from '../../../common/member.ts';
import { toMs } from '../../../common/time.ts';
import type { InterviewRow } from '../../../db/interviews.ts';
import { collectingOf } from '../../../db/records/collecting.ts';
import type { Services } from '../../services.ts';
import { attendanceOf } from './attendance.ts';
import { looksLikeNoShow } from './no-show.ts';
import { lengthOf, type Span } from './spans.ts';

/** Who was in an interview, for the people who plan and decide. */
export async function presentAttendance(
  { database, clock }: Services,
  { organizationId }: Member,
  row: InterviewRow,
): Promise<Output<'attendance'>> {
  const now = clock.now();
  const { interview } = row;
  const attendance = await attendanceOf(database.read, organizationId, row);
  const on = await collectingOf(database, organizationId);
  const { people, panel, runs } = attendance;
  return {
    interviewId: interview.id,
    collecting: on.some(({ kind }) => kind === 'attendance'),
    startsAt: interview.startsAt,
    minutes: interview.minutes,
    startedAt: interview.startedAt,
    endedAt: interview.endedAt,
    runs: runs.map(({ started_at, ended_at, listed_at, problem }) => ({
      from: started_at,
      to: ended_at,
      source: listed_at === null ? 'events' : 'list',
      problem,
    })),
    people: people.map(({ person, name, email, who, memberId, by, spans, reason }) => ({
      id: person,
      name,
      email,
      who,
      memberId,
      by,
      spans,
      seconds: Math.round(lengthOf(spans, now) / 1_000),
      lateSeconds: lateSeconds(spans, interview),
      reason,
    })),
    missing:
      people.length === 0
        ? []
        : panel
            .filter(({ id }) => !people.some(({ memberId }) => memberId === id))
            .map(({ id: memberId, name }) => ({ memberId, name })),
    noShow:
      interview.status === 'no_show'
        ? 'set'
        : looksLikeNoShow(row, attendance, now)
          ? 'suggested'
          : null,
  };
}

/** How late somebody came: nobody is late for a meeting that had not begun. */
export function lateSeconds(
  spans: readonly Span[],
  { startsAt, startedAt }: { startsAt: string; startedAt: string | null },
): number {
  const first = spans[0];
  if (first === undefined) return 0;
  const due = Math.max(toMs(startsAt), startedAt === null ? 0 : toMs(startedAt));
  return Math.max(0, Math.round((toMs(first.from) - due) / 1_000));
}
