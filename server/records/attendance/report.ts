import type { Output, Query } from '../../../common/contract.ts';
import type { Member } from '../../../common/member.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import {
  type ReportedInterview,
  reportedInterviews,
} from '../../../db/records/attendance-report.ts';
import type { Services } from '../../services.ts';
import { type Attendance, attendanceOfEach } from './attendance.ts';
import { lateSeconds } from './present.ts';
import { lengthOf } from './spans.ts';

type Report = Output<'attendanceReport'>;
type Row = Report['rows'][number];

/** Interviews that one report counts. */
const INTERVIEWS_MAX = 1_000;

/** A part of a report that an interview counts in, with whose presence is looked at there. */
interface Part {
  key: string;
  label: string;
  candidateId: string | null;
  people: Attendance['people'];
}

/** Numbers about who was there, for a time and in parts. */
export async function attendanceReport(
  { database, clock }: Services,
  { organizationId }: Member,
  { from, to, by }: Query<'attendanceReport'>,
): Promise<Report> {
  const between = { from: toInstant(toMs(from)), to: toInstant(toMs(to)) };
  const found = await reportedInterviews(database, organizationId, between, INTERVIEWS_MAX + 1);
  const rows = new Map<string, Row>();
  const total = { interviews: 0, held: 0, noShows: 0, plannedMinutes: 0, heldMinutes: 0 };
  const counted = found.slice(0, INTERVIEWS_MAX);
  const attendances = await attendanceOfEach(database.read, organizationId, counted);
  for (const [index, one] of counted.entries()) {
    count(total, one);
    for (const part of partsOf(by, one, attendances[index]!)) {
      const { key, label, candidateId } = part;
      const row = rows.get(key) ?? { ...EMPTY, key, label, candidateId };
      count(row, one);
      countPresence(row, part, one, clock.now());
      rows.set(key, row);
    }
  }
  const sorted = [...rows.values()].sort((a, b) => order(by, a, b));
  return { by, rows: sorted.map(rounded), total, cut: found.length > INTERVIEWS_MAX };
}

const EMPTY = {
  interviews: 0,
  held: 0,
  noShows: 0,
  plannedMinutes: 0,
  heldMinutes: 0,
  present: 0,
  presentMinutes: null,
  lateMinutes: null,
};

/** Time goes on in its order; people and jobs stand by their names. */
const order = (by: Report['by'], a: Row, b: Row) =>
  by === 'interview'
    ? 0
    : by === 'month'
      ? a.key < b.key
        ? -1
        : 1
      : a.label.localeCompare(b.label);

function count(row: Report['total'], { interview }: ReportedInterview): void {
  const { status, minutes, startedAt, endedAt } = interview;
  row.interviews += 1;
  row.plannedMinutes += minutes;
  if (status === 'no_show') row.noShows += 1;
  if (status !== 'completed' || startedAt === null || endedAt === null) return;
  row.held += 1;
  row.heldMinutes += Math.round((toMs(endedAt) - toMs(startedAt)) / 60_000);
}

function countPresence(row: Row, part: Part, { interview }: ReportedInterview, now: number): void {
  const [first] = part.people;
  if (first === undefined) return;
  const spans = part.people.flatMap((one) => one.spans);
  row.present += 1;
  row.presentMinutes = (row.presentMinutes ?? 0) + lengthOf(spans, now) / 60_000;
  row.lateMinutes = (row.lateMinutes ?? 0) + lateSeconds(first.spans, interview) / 60;
}

const rounded = (row: Row): Row => ({
  ...row,
  presentMinutes: row.presentMinutes === null ? null : Math.round(row.presentMinutes),
  lateMinutes: row.lateMinutes === null ? null : Math.round(row.lateMinutes),
});

function partsOf(by: Report['by'], one: ReportedInterview, { people, panel }: Attendance): Part[] {
  const { interview, candidateId, candidateName, jobId, jobTitle } = one;
  const candidate = people.filter(({ who }) => who === 'candidate');
  switch (by) {
    case 'interview': {
      const label = `${candidateName}, ${interview.title}`;
      return [{ key: interview.id, label, candidateId, people: candidate }];
    }
    case 'job':
      return [{ key: jobId ?? '', label: jobTitle ?? '', candidateId: null, people: candidate }];
    case 'month': {
      const month = interview.startsAt.slice(0, 7);
      return [{ key: month, label: month, candidateId: null, people: candidate }];
    }
    case 'member':
      return panel.map(({ id, name }) => ({
        key: id,
        label: name,
        candidateId: null,
        people: people.filter(({ memberId }) => memberId === id),
      }));
  }
}
