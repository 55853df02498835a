import { z } from 'zod';
import { COMMON, endpoint, WRITE } from '../endpoint.ts';
import { id } from '../events.ts';
import { RETENTION_CLASSES } from '../retention.ts';
import { candidateParams, officeName, page, pageOf } from '../shapes.ts';

const subject = z.enum(['candidate', 'member']);

/** What erasing somebody would do, or did, to one table. */
const step = z.object({
  table: z.string(),
  /** What the table is for. */
  purpose: z.string(),
  does: z.enum(['delete', 'empty']),
  rows: z.int(),
  /** What is in it that goes, in words. */
  contents: z.array(z.string()),
});

const planOut = z.object({
  subject,
  subjectId: id,
  name: z.string(),
  /** Why it cannot be done now, a sentence each; empty where it can. */
  blockers: z.array(z.string()),
  steps: z.array(step),
  /** What stays, and where else the data may be, a sentence each. */
  remarks: z.array(z.string()),
});

const recordClass = z.enum(['transcripts', 'mail', 'audit']);

const erasureOut = z.object({
  id,
  /** Whose data, or records of many that went by their age. */
  subject: z.enum([...subject.options, ...recordClass.options]),
  /** While it waits: whose data. Afterwards nobody is named. */
  subjectId: id.nullable(),
  name: z.string().nullable(),
  /**
   * SHA-256 of the id, in hexadecimal digits: whoever has the id finds the receipt by it. Empty
   * where it is about records of many.
   */
  subjectHash: z.string(),
  cause: z.enum(['request', 'retention']),
  state: z.enum(['waiting', 'done', 'withdrawn']),
  askedBy: z.string().nullable(),
  askedAt: z.string(),
  dueAt: z.string(),
  endedAt: z.string().nullable(),
  /** Rows by table. */
  counts: z.record(z.string(), z.int()).nullable(),
  backupsUntil: z.string().nullable(),
  cleanedAt: z.string().nullable(),
  /** Once done: where its bytes may still be, a sentence each. */
  remarks: z.array(z.string()),
});

const holdOut = z.object({
  id,
  candidateId: id,
  candidateName: z.string(),
  reason: z.string(),
  by: z.string().nullable(),
  at: z.string(),
});

const candidateClass = z.enum(['rejected', 'withdrawn', 'undecided', 'hired']);
const dataClass = z.enum([...candidateClass.options, ...recordClass.options]);
/** `null`: kept. */
const months = z.int().min(1).max(240).nullable();
const rule = { jobId: id.nullable(), office: officeName.nullable(), dataClass };
const retentionOut = z.object({
  rules: z.array(
    z.object({
      ...rule,
      months,
      /** Before this a rule that is new, or shorter than it was, takes nothing; `null`: it does. */
      from: z.string().nullable(),
    }),
  ),
  /** Those that jobs name. */
  offices: z.array(z.string()),
  /** Candidates who go within 30 days, and how many of them at the next run. */
  counts: z.object({ now: z.int(), soon: z.int() }),
  /** The first 200 of them, by when they go. */
  due: z.array(
    z.object({ candidateId: id, name: z.string(), dataClass: candidateClass, dueAt: z.string() }),
  ),
  /** Records that go on their own: at the next run, and within 30 days, those included. */
  records: z.array(z.object({ dataClass: recordClass, now: z.int(), soon: z.int() })),
});
const retentionNoticeOut = z.object({
  id,
  /** The Monday of the week in which they go, as a date. */
  week: z.string(),
  /** How long before it this is told. */
  days: z.int(),
  count: z.int(),
  /** What became of them; empty in notices from before this was kept. */
  kinds: z.array(z.enum(RETENTION_CLASSES)),
  at: z.string(),
  /** How many they had been told of before; `null` where it was told once. */
  before: z.int().nullable(),
});

const used = { purpose: z.string(), fills: z.array(z.string()) };
const inventoryOut = z.object({
  tables: z.array(
    z.object({
      table: z.string(),
      purpose: z.string(),
      kept: z.string(),
      /** Why a row stays, empty, when the person it is about is erased. */
      stays: z.string().nullable(),
      columns: z.array(
        z.object({
          column: z.string(),
          what: z.string(),
          of: z.enum(['candidate', 'member', 'anyone', 'nobody']),
        }),
      ),
    }),
  ),
  scopes: z.array(
    z.object({
      scope: z.string(),
      optional: z.boolean(),
      reason: z.string(),
      uses: z.array(z.object({ call: z.string(), ...used })),
    }),
  ),
  webhooks: z.array(z.object({ event: z.string(), ...used })),
});

const whose = z.union([
  z.strictObject({ candidateId: id }).extend({ dryRun: z.literal(true) }),
  z.strictObject({ memberId: id }).extend({ dryRun: z.literal(true) }),
  z.strictObject({ candidateId: id }).extend({
    dryRun: z.literal(false).optional(),
    /** How long it can be taken back; 0 erases now. */
    afterDays: z.int().min(0).max(30).default(0),
  }),
  z.strictObject({ memberId: id }).extend({ dryRun: z.literal(false).optional() }),
]);

/** Erasing people's data, what holds it back, and the receipts. */
export const privacyEndpoints = {
  erase: endpoint({
    method: 'post',
    path: '/api/privacy/erasures',
    summary: 'Erase a candidate’s or a member’s data, or say what that would do',
    who: 'privacy.manage',
    input: whose,
    output: z.object({ plan: planOut.nullable(), erasure: erasureOut.nullable() }),
    errors: [...WRITE, 'not_found', 'conflict'],
  }),
  listErasures: endpoint({
    method: 'get',
    path: '/api/privacy/erasures',
    summary: 'What waits to be erased, and the receipts, newest first',
    who: 'privacy.manage',
    query: z.object(page),
    output: pageOf(erasureOut),
    errors: [...COMMON, 'forbidden'],
  }),
  withdrawErasure: endpoint({
    method: 'delete',
    path: '/api/privacy/erasures/:id',
    summary: 'Take back an erasure that waits: the candidate is seen again',
    who: 'privacy.manage',
    params: candidateParams,
    errors: [...COMMON, 'forbidden', 'not_found', 'conflict'],
  }),
  listHolds: endpoint({
    method: 'get',
    path: '/api/privacy/holds',
    summary: 'Candidates whose data may not be erased for now',
    who: 'privacy.manage',
    output: z.object({ items: z.array(holdOut) }),
    errors: [...COMMON, 'forbidden'],
  }),
  hold: endpoint({
    method: 'post',
    path: '/api/privacy/holds',
    summary: 'Keep a candidate’s data from being erased',
    who: 'privacy.manage',
    input: z.strictObject({ candidateId: id, reason: z.string().trim().min(1).max(500) }),
    output: holdOut,
    errors: [...WRITE, 'not_found'],
  }),
  endHold: endpoint({
    method: 'delete',
    path: '/api/privacy/holds/:id',
    summary: 'End a hold',
    who: 'privacy.manage',
    params: candidateParams,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  retention: endpoint({
    method: 'get',
    path: '/api/privacy/retention',
    summary: 'How long what is kept, and who and what goes within 30 days',
    who: 'privacy.manage',
    output: retentionOut,
    errors: [...COMMON, 'forbidden'],
  }),
  changeRetention: endpoint({
    method: 'patch',
    path: '/api/privacy/retention',
    summary: 'Choose how long a kind of data is kept: for everyone, an office or a job',
    who: 'privacy.manage',
    input: z.strictObject({
      jobId: id.nullable(),
      /** For one office; not where it is for one job. */
      office: officeName.nullable().default(null),
      dataClass,
      /** Left out: the job or office goes by the rule of all others again. */
      months: months.optional(),
    }),
    output: retentionOut,
    errors: [...WRITE, 'not_found'],
  }),
  retentionNotices: endpoint({
    method: 'get',
    path: '/api/privacy/notices',
    summary: 'Weeks ahead in which candidates go, as the admin was told',
    who: 'privacy.manage',
    output: z.object({ items: z.array(retentionNoticeOut) }),
    errors: [...COMMON, 'forbidden'],
  }),
  dismissRetentionNotice: endpoint({
    method: 'delete',
    path: '/api/privacy/notices/:id',
    summary: 'Put such a notice away',
    who: 'privacy.manage',
    params: candidateParams,
    errors: [...COMMON, 'forbidden', 'not_found'],
  }),
  inventory: endpoint({
    method: 'get',
    path: '/api/privacy/inventory',
    summary: 'What is stored, why and how long, and what of it comes from Zoom',
    who: 'privacy.manage',
    output: inventoryOut,
    errors: [...COMMON, 'forbidden'],
  }),
} as const;

export type ErasurePlan = z.output<typeof planOut>;
export type Erasure = z.output<typeof erasureOut>;
export type Hold = z.output<typeof holdOut>;
export type Inventory = z.output<typeof inventoryOut>;
export type RetentionNotice = z.output<typeof retentionNoticeOut>;
export type Retention = z.output<typeof retentionOut>;
