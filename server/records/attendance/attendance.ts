import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import type { InterviewRow } from '../../../db/interviews.ts';
import { type KnownMember, knownMembers } from '../../../db/members.ts';
import {
  candidateEmails,
  type Mark,
  marksOf,
  type PersonMark,
  personsOf,
} from '../../../db/records/attendance.ts';
import {
  type InstanceRow,
  instancesByUuid,
  instancesOfEach,
} from '../../../db/records/instance-rows.ts';
import type { Tx } from '../../../db/transact.ts';
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
  row: InterviewRow,
): Promise<Attendance> {
  const [attendance] = await attendanceOfEach(sql, organizationId, [row]);
  return attendance!;
}

/** The same of several, in their order, with as many queries as for one. */
export async function attendanceOfEach(
  sql: Tx['sql'],
  organizationId: Id,
  rows: readonly InterviewRow[],
): Promise<Attendance[]> {
  const ids = rows.map(({ interview }) => interview.id);
  const own = await instancesOfEach(sql, organizationId, ids);
  const ownOf = ({ id }: Interview) => own.get(id) ?? [];
  const links = rows.map(({ interview }) => sharedRun(interview, ownOf(interview)));
  const uuids = [...new Set(links.filter((uuid) => uuid !== null))];
  const shared = await instancesByUuid(sql, organizationId, uuids);
  const marks = await marksOf(sql, organizationId, [
    ...new Set([...[...own.values()].flat(), ...shared].map(({ uuid }) => uuid)),
  ]);
  const members = await knownMembers(sql, organizationId);
  const persons = await personsOf(sql, organizationId, ids);
  const emails = await candidateEmails(sql, [
    ...new Set(rows.map(({ candidateId }) => candidateId)),
  ]);
  const marksIn = grouped(marks, ({ uuid }) => uuid);
  const saidOf = grouped(persons, ({ interview_id }) => interview_id);
  return rows.map(({ candidateId, interview }, index) => {
    const link = links[index] ?? null;
    const runs = [...ownOf(interview), ...shared.filter(({ uuid }) => uuid === link)];
    const told = {
      runs,
      isShared: link !== null,
      marks: runs.flatMap(({ uuid }) => marksIn.get(uuid) ?? []),
      said: saidOf.get(interview.id) ?? [],
      email: emails.get(candidateId) ?? null,
    };
    const panel = members.filter(({ id }) => interview.memberIds.includes(id));
    return { runs, people: peopleOf(interview, told, members), panel };
  });
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return groups;
}

/** A run that went on with the next interview was this one's until then; `null` where none did. */
const sharedRun = ({ meetingUuid }: Interview, own: readonly InstanceRow[]): string | null =>
  own.some(({ uuid }) => uuid === meetingUuid) ? null : meetingUuid;

interface Told {
  runs: InstanceRow[];
  isShared: boolean;
  marks: Mark[];
  said: PersonMark[];
  email: string | null;
}

const peopleOf = (
  { startedAt, endedAt }: Interview,
  { runs, isShared, marks, said, email }: Told,
  members: readonly KnownMember[],
): Attendance['people'] =>
  presences(runs, marks).flatMap((one) => {
    // Of one link with several interviews, each has its own hour.
    const hour = clipped(one.spans, beginsLater(runs, startedAt), isShared ? endedAt : null);
    return hour.length === 0 ? [] : [{ ...one, spans: hour, ...whoIs(one, said, members, email) }];
  });

/** The start of an interview that took over a run from another; `null` where the run is its own. */
function beginsLater(runs: readonly InstanceRow[], startedAt: string | null): string | null {
  const first = runs.find(({ started_at }) => started_at !== null)?.started_at ?? null;
  const isLater = first !== null && startedAt !== null && startedAt > first;
  return isLater && Date.parse(startedAt) - Date.parse(first) >= 60_000 ? startedAt : null;
}
