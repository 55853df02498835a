import { z } from 'zod';
import { id, ratingValue, stage } from './events.ts';
import { instantOut, jobOut } from './shapes.ts';

/** Kits, rounds, debriefs, notices and numbers as they cross the wire. */
const words = (max: number) => z.string().trim().max(max);

const question = z.object({
  id,
  text: words(1_000).min(1),
  listenFor: words(2_000).nullable().default(null),
  minutes: z.number().min(0).max(240),
});
const section = z.object({
  id,
  title: words(200).min(1),
  questions: z.array(question).max(100),
});
const attribute = z.object({
  id,
  name: words(120).min(1),
  definition: words(1_000).nullable().default(null),
});

/** Ids of questions and attributes are unique within a kit and stay the same across versions. */
export const kitIn = z.object({
  name: words(120).min(1),
  sections: z.array(section).max(30),
  attributes: z.array(attribute).max(60),
  reserveMinutes: z.number().min(0).max(120).default(5),
});
export const kitOut = kitIn.extend({
  id,
  version: z.int(),
  archived: z.boolean(),
  createdAt: instantOut,
});

export const focus = z.record(id, z.array(id).max(100));
export const roundIn = z.object({
  round: z.int().min(1).max(50),
  title: words(200).min(1),
  minutes: z
    .int()
    .min(5)
    .max(24 * 60),
  kitId: id.nullable().default(null),
  focus: focus.default({}),
});
export const jobDetail = jobOut.extend({
  rounds: z.array(roundIn),
  feedbackVisibility: z.enum(['never', 'always', 'after_own']).nullable(),
  /** Another one once its plan says something else. */
  revision: z.string(),
});

const change = z.object({ at: instantOut, informed: z.boolean() }).nullable();
const evidence = z.object({
  noteId: id,
  text: z.string(),
  flag: z.string().nullable(),
  authorId: id.nullable(),
  at: instantOut,
  interviewId: id.nullable(),
});
const judgement = z.object({
  memberId: id,
  value: ratingValue.nullable(),
  comment: z.string().nullable(),
  evidence: z.array(evidence),
  isFocus: z.boolean(),
  changed: change,
  earlier: z.array(z.object({ value: ratingValue.nullable(), at: instantOut })),
});
export const debriefOut = z.object({
  interviewId: id,
  candidateId: id,
  applicationId: id.nullable(),
  candidateName: z.string(),
  jobTitle: z.string().nullable(),
  title: z.string(),
  round: z.int(),
  rounds: z.int(),
  /**
   * `blind`: the member has not submitted theirs, and gets their own card alone. `waiting`: not
   * everyone has. `open`: everyone has, or the recruiter opened it.
   */
  state: z.enum(['blind', 'waiting', 'open']),
  stage: stage.shape.name.nullable(),
  /** Members whose cards are in it; and, unless blind, those whose are missing. */
  members: z.array(
    z.object({ id, name: z.string(), role: z.string(), submittedAt: instantOut.nullable() }),
  ),
  recommendations: z.array(judgement),
  /** Disagreement first, then the kit's order. `spread` is 0 to 3, steps between furthest ratings. */
  attributes: z.array(
    z.object({
      id,
      name: z.string(),
      definition: z.string().nullable(),
      spread: z.int(),
      judgements: z.array(judgement),
    }),
  ),
});

export const noticeOut = z.object({
  id,
  kind: z.enum([
    'scorecard_missing',
    'scorecard_dismissed',
    'scorecard_given_up',
    'meeting_alert',
    'meeting_changed',
    'zoom_refused',
    'records_refused',
    'no_show_suggested',
  ]),
  candidateId: id,
  candidateName: z.string(),
  interviewId: id,
  interviewTitle: z.string(),
  /** Whom it is about, where not the reader. */
  memberName: z.string().nullable(),
  reason: z.string().nullable(),
  /** How often it was asked for. */
  count: z.int(),
  at: instantOut,
});

const asked = z.object({
  interviewId: id,
  state: z.enum(['open', 'asking', 'asked', 'skipped']),
  seconds: z.int(),
});
/** Sums over candidates who are erased, never over fewer than `least`. */
const pastCount = {
  people: z.int(),
  asked: z.int(),
  skipped: z.int(),
  /** For much less than planned, about as planned, much longer. */
  shorter: z.int(),
  planned: z.int(),
  longer: z.int(),
};
export const fairnessOut = z.object({
  jobId: id,
  jobTitle: z.string(),
  rounds: z.array(
    z.object({
      round: z.int(),
      title: z.string(),
      kitId: id,
      kitName: z.string(),
      interviews: z.array(
        z.object({
          interviewId: id,
          candidateId: id,
          candidateName: z.string(),
          startedAt: instantOut.nullable(),
          plannedMinutes: z.int(),
          /** Real duration; `null` while it is not over. */
          seconds: z.int().nullable(),
          kitVersion: z.int().nullable(),
        }),
      ),
      questions: z.array(
        z.object({
          id,
          text: z.string(),
          section: z.string(),
          plannedSeconds: z.int(),
          asked: z.array(asked),
        }),
      ),
    }),
  ),
  least: z.int(),
  past: z.array(
    z.object({
      round: z.int(),
      /** As the job calls this round today; `null` where it has it no more. */
      title: z.string().nullable(),
      kitId: id,
      kitName: z.string(),
      interviews: z.object(pastCount),
      questions: z.array(z.object({ id, text: z.string(), section: z.string(), ...pastCount })),
    }),
  ),
});

/** A month, `2026-11`. */
const month = z.string();
export const hiringOut = z.object({
  jobId: id,
  jobTitle: z.string(),
  office: z.string().nullable(),
  /** Months with fewer applications than this are counted together; fewer in all, not at all. */
  least: z.int(),
  periods: z.array(
    z.object({
      from: month,
      to: month,
      applied: z.int(),
      screen: z.int(),
      interview: z.int(),
      offer: z.int(),
      hired: z.int(),
      rejected: z.int(),
      withdrawn: z.int(),
    }),
  ),
});

export const auditOut = z.object({
  id,
  at: instantOut,
  actorId: id.nullable(),
  actorName: z.string().nullable(),
  action: z.string(),
  candidateId: id.nullable(),
  /** `null` where nobody is concerned, or who was is erased. */
  candidateName: z.string().nullable(),
  interviewId: id.nullable(),
  interviewTitle: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
