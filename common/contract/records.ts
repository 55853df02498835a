import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id, instant } from '../events.ts';
import { RECORD_KINDS } from '../records.ts';
import { candidateParams, instantOut } from '../shapes.ts';

const kind = z.enum(RECORD_KINDS);
const kindParams = z.object({ kind });

/** How much is kept of a kind, in records of its own, and of how many candidates. */
const held = z.object({ records: z.int(), candidates: z.int() });

/** Copies of recordings that are kept here. */
const copiesOut = z.object({
  /** `null` while they are off; those that are here stay until they are deleted. */
  since: instantOut.nullable(),
  byName: z.string().nullable(),
  /** Files that are whole, on their way, not given by Zoom, and larger than is copied. */
  kept: z.int(),
  coming: z.int(),
  refused: z.int(),
  tooLarge: z.int(),
  /** Of all of them, bytes that are here. */
  bytes: z.number(),
  /** Files at Zoom that nobody has wanted a copy of, from before copies were turned on. */
  earlier: z.object({ files: z.int(), bytes: z.number() }),
});

const collectingOut = z.object({
  items: z.array(
    z.object({
      kind,
      /** `null` while it is off. */
      since: instantOut.nullable(),
      byName: z.string().nullable(),
      /** What Zoom has to allow. */
      scopes: z.array(z.string()),
      /** Whose connection to Zoom allows it. */
      grantedBy: z.array(z.object({ id, name: z.string() })),
      /** What deleting it would take away, on or off. */
      held,
      /** Of recordings alone. */
      copies: copiesOut.nullable(),
    }),
  ),
});

const span = z.object({ from: instantOut, to: instantOut.nullable() });

export const attendanceOut = z.object({
  interviewId: id,
  collecting: z.boolean(),
  startsAt: instantOut,
  minutes: z.int(),
  /** The real times. */
  startedAt: instantOut.nullable(),
  endedAt: instantOut.nullable(),
  /** Each run of the meeting, and what kept Zoom's own list of it away, in a sentence. */
  runs: z.array(
    z.object({
      from: instantOut.nullable(),
      to: instantOut.nullable(),
      source: z.enum(['events', 'list']),
      problem: z.string().nullable(),
    }),
  ),
  people: z.array(
    z.object({
      /** Names them for the tick; tells nothing by itself. */
      id: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      who: z.enum(['candidate', 'member']).nullable(),
      memberId: id.nullable(),
      by: z.enum(['zoom_user', 'email', 'chosen']).nullable(),
      spans: z.array(span),
      seconds: z.int(),
      /** After the planned start, or the real one where that was later; 0 for in time. */
      lateSeconds: z.int(),
      reason: z.string().nullable(),
    }),
  ),
  /** Of the interview panel, who was not there. */
  missing: z.array(z.object({ memberId: id, name: z.string() })),
  noShow: z.enum(['suggested', 'set']).nullable(),
});

const numbers = {
  interviews: z.int(),
  held: z.int(),
  noShows: z.int(),
  plannedMinutes: z.int(),
  heldMinutes: z.int(),
};

export const attendanceReportOut = z.object({
  by: z.enum(['interview', 'member', 'job', 'month']),
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      candidateId: id.nullable(),
      ...numbers,
      /** Interviews that somebody's presence is known of: the member's, else the candidate's. */
      present: z.int(),
      /** `null` where it is known of none: nobody can say that it was 0. */
      presentMinutes: z.int().nullable(),
      lateMinutes: z.int().nullable(),
    }),
  ),
  total: z.object(numbers),
  /** More interviews lay between than a report counts. */
  cut: z.boolean(),
});

/** What Zoom knows of interviews: what is collected, and who was there. */
export const recordsEndpoints = {
  listCollecting: endpoint({
    method: 'get',
    path: '/api/collecting',
    summary: 'Which of Zoom’s records are collected, since when, and what each needs',
    who: 'settings.edit',
    output: collectingOut,
    errors: [...COMMON, 'forbidden'],
  }),
  setCollecting: endpoint({
    method: 'put',
    path: '/api/collecting/:kind',
    summary: 'Turn one kind of record on or off; what was collected stays until it is deleted',
    who: 'settings.edit',
    params: kindParams,
    input: z.strictObject({ on: z.boolean() }),
    output: collectingOut,
    errors: [...WRITE, 'conflict'],
  }),
  purgeRecords: endpoint({
    method: 'delete',
    path: '/api/collecting/:kind/records',
    summary: 'Delete everything that was collected of one kind',
    who: 'settings.edit',
    params: kindParams,
    output: held,
    errors: [...COMMON, 'forbidden'],
  }),
  setCopies: endpoint({
    method: 'put',
    path: '/api/collecting/recordings/copies',
    summary: 'Turn copies of recordings on or off; those that are whole stay until deleted',
    who: 'settings.edit',
    input: z.strictObject({ on: z.boolean() }),
    output: collectingOut,
    errors: [...WRITE, 'conflict'],
  }),
  copyEarlier: endpoint({
    method: 'post',
    path: '/api/collecting/recordings/copies/earlier',
    summary: 'Copy the recordings from before copies were turned on, too; in the background',
    who: 'settings.edit',
    output: collectingOut,
    errors: [...WRITE, 'conflict'],
  }),
  deleteCopies: endpoint({
    method: 'delete',
    path: '/api/collecting/recordings/copies',
    summary:
      'Delete every copy of a recording; the recordings stay at Zoom, and are played from it',
    who: 'settings.edit',
    output: z.object({ copies: z.int() }),
    errors: [...COMMON, 'forbidden'],
  }),
  attendance: endpoint({
    method: 'get',
    path: '/api/interviews/:id/attendance',
    summary: 'Who was in an interview’s meeting, and when',
    who: 'attendance.read',
    params: candidateParams,
    output: attendanceOut,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  sayWho: endpoint({
    method: 'put',
    path: '/api/interviews/:id/attendance/:participant',
    summary: 'Say who somebody in the meeting was; null takes it back',
    who: 'interview.manage',
    params: z.object({ id, participant: z.string().regex(/^[0-9a-f]{32}$/) }),
    input: z
      .strictObject({
        who: z.enum(['candidate', 'member']).nullable(),
        memberId: id.nullish(),
      })
      .refine(({ who, memberId }) => (who === 'member') === Boolean(memberId), 'name the member'),
    output: attendanceOut,
    errors: [...WRITE, 'not_found'],
  }),
  attendanceReport: endpoint({
    method: 'get',
    path: '/api/reports/attendance',
    summary: 'Attendance between two dates: by interview, member, job or month',
    who: 'attendance.report',
    query: z.object({
      from: instant,
      to: instant,
      by: z.enum(['interview', 'member', 'job', 'month']).default('interview'),
    }),
    output: attendanceReportOut,
    errors: [...COMMON, 'forbidden'],
  }),
} as const;
