import type { Id } from '../../common/ids.ts';
import { candidateEmailOf, marksOf, personsOf } from '../../db/attendance.ts';
import { type InstanceRow, instanceByUuid, instancesOf } from '../../db/instance-rows.ts';
import type { InterviewRow } from '../../db/interviews.ts';
import { type KnownMember, knownMembers } from '../../db/members.ts';
import type { Tx } from '../../db/transact.ts';
import { clipped, type Presence, presences } from './spans.ts';
import { type Known, whoIs } from './who.ts';

/** Who was in an interview, and who they were as far as that is known. */
export interface Attendance {
  runs: InstanceRow[];
  people: (Presence & Known)[];
  /** Of the interview panel, with their names. */
  panel: KnownMember[];
}

export async function attendanceOf(
  sql: Tx['sql'],
  organizationId: Id,
  { candidateId, interview }: InterviewRow,
): Promise<Attendance> {
  const own = await instancesOf(sql, organizationId, interview.id);
  const { meetingUuid } = interview;
  // A run that went on with the next interview was this one's until then.
  const isShared = meetingUuid !== null && own.every(({ uuid }) => uuid !== meetingUuid);
  const shared = isShared ? await instanceByUuid(sql, organizationId, meetingUuid) : null;
  const runs = shared === null ? own : [...own, shared];
  const marks = await marksOf(
    sql,
    organizationId,
    runs.map(({ uuid }) => uuid),
  );
  const members = await knownMembers(sql, organizationId);
  const said = await personsOf(sql, organizationId, [interview.id]);
  const email = await candidateEmailOf(sql, candidateId);
  const { startedAt, endedAt } = interview;
  const people = presences(runs, marks).flatMap((one) => {
    // Of one link with several interviews, each has its own hour.
    const hour = clipped(one.spans, beginsLater(runs, startedAt), isShared ? endedAt : null);
    return hour.length === 0 ? [] : [{ ...one, spans: hour, ...whoIs(one, said, members, email) }];
  });
  const panel = members.filter(({ id }) => interview.memberIds.includes(id));
  return { runs, people, panel };
}

/** The start of an interview that took over a run from another; `null` where the run is its own. */
function beginsLater(runs: readonly InstanceRow[], startedAt: string | null): string | null {
  const first = runs.find(({ started_at }) => started_at !== null)?.started_at ?? null;
  const isLater = first !== null && startedAt !== null && startedAt > first;
  return isLater && Date.parse(startedAt) - Date.parse(first) >= 60_000 ? startedAt : null;
}
