import { z } from 'zod';
import { ID_PATTERN, type Id } from './ids.ts';
import { LIMITS } from './limits.ts';
import { STAGE_TYPES } from './pipeline.ts';
import { RECORD_KINDS } from './records.ts';
import type { Instant } from './time.ts';

/**
 * Everything a candidate's log can hold: one body schema per event type.
 * Client code imports only the types of this file, so that no schema travels to the panel.
 */
const NO_NUL = /^[^\0]*$/;
export const id = z.string().regex(ID_PATTERN, 'not an id');
export const instant = z.iso.datetime({ offset: true });
/** Without NUL, which PostgreSQL cannot store: refused here, it blocks no event behind it (S10). */
const text = (max: number) => z.string().max(max).regex(NO_NUL, 'a character cannot be stored');
const name = text(200);

export const flag = z.enum(['strength', 'concern', 'followup', 'bookmark']);
export const ratingValue = z.enum(['strong_no', 'no', 'yes', 'strong_yes']);
export const stage = z.strictObject({
  name: text(60).trim().min(1),
  type: z.enum(STAGE_TYPES),
});
export const link = z.strictObject({
  label: text(60).optional(),
  url: z.url({ protocol: /^https?$/ }).max(500),
});

/** What is known of the person, apart from applications. */
export const profile = z.strictObject({
  name: text(200).trim().min(1),
  say: name.nullish(),
  email: z.email().max(254).nullish(),
  phone: text(40).nullish(),
  location: name.nullish(),
  timeZone: text(60).nullish(),
  headline: text(300).nullish(),
  source: name.nullish(),
  links: z.array(link).max(10).optional(),
  tags: z.array(text(60)).max(30).optional(),
});

const CALL_RESULTS = ['answered', 'missed', 'voicemail', 'refused', 'failed'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

const member = { memberId: id };
const question = z.strictObject({ questionId: id });
const meetingNumber = z.string().regex(/^\d{9,12}$/);
const noteId = { noteId: id };
const noteText = text(LIMITS.noteText);

/** Events that people send. Authors and server time are always the server's. */
export const clientBodies = {
  'note.added': z
    .strictObject({
      text: noteText,
      flag: flag.nullish(),
      questionId: id.nullish(),
      attributeId: id.nullish(),
    })
    .refine((body) => body.flag === 'bookmark' || body.text.trim() !== '', 'a note needs words'),
  'note.edited': z.strictObject({ ...noteId, text: noteText, flag: flag.nullish() }),
  'note.deleted': z.strictObject(noteId),
  'note.restored': z.strictObject(noteId),
  'stage.changed': z.strictObject({
    from: stage.shape.name,
    to: stage.shape.name,
    reason: text(200).nullish(),
    note: text(LIMITS.reasonNote).nullish(),
  }),
  'stage.reverted': z.strictObject({ eventId: id }),
  'hold.changed': z.strictObject({ onHold: z.boolean(), note: text(LIMITS.reasonNote).nullish() }),
  'interview.ended': z.strictObject({ meetingUuid: text(100).nullish() }),
  /** The candidate did not come, or they did after all. A person says so; Hireside only suggests. */
  'interview.no_show': z.strictObject({ noShow: z.boolean() }),
  'question.claimed': question,
  'question.released': question,
  /** Begins its clock; the question asked before it counts as asked. */
  'question.asking': question,
  'question.asked': question,
  'question.skipped': question,
  'question.reopened': question,
  'rating.set': z.strictObject({
    attributeId: id,
    value: ratingValue.nullable(),
    comment: text(LIMITS.noteText).nullish(),
    evidence: z.array(id).max(50).optional(),
  }),
  'recommendation.set': z.strictObject({
    recommendation: ratingValue.nullable(),
    comment: text(LIMITS.noteText).nullish(),
  }),
  'scorecard.submitted': z.strictObject({
    recommendation: ratingValue.nullable(),
    comment: text(LIMITS.noteText).nullish(),
  }),
} as const;

/** Events that only the server writes. */
export const serverBodies = {
  'candidate.added': profile,
  /** A correction: what it says now, what it said before where Hireside knew, and why. */
  'candidate.edited': profile
    .partial()
    .extend({ was: profile.partial().optional(), reason: text(300).nullish() }),
  'resume.added': z.strictObject({ fileId: id, name, pages: z.int().min(1).nullish() }),
  'application.added': z.strictObject({
    jobId: id,
    jobTitle: name,
    stage: stage.shape.name,
    at: instant.nullish(),
  }),
  'interview.scheduled': z.strictObject({
    title: name,
    round: z.int().min(1).max(50),
    rounds: z.int().min(1).max(50),
    startsAt: instant,
    minutes: z
      .int()
      .min(1)
      .max(24 * 60),
    meetingNumber: meetingNumber.nullish(),
    memberIds: z.array(id).max(50),
  }),
  'interview.rescheduled': z.strictObject({
    startsAt: instant,
    minutes: z
      .int()
      .min(1)
      .max(24 * 60),
  }),
  /** Zoom made the meeting; before that the interview has no number. */
  'interview.meeting_set': z.strictObject({ meetingNumber }),
  'interview.cancelled': z.strictObject({ reason: text(300).nullish() }),
  'interview.started': z.strictObject({ meetingUuid: text(100) }),
  /** Zoom's word on when it began and ended, where a panel told it otherwise or an earlier run came late. */
  'interview.timed': z.strictObject({ startedAt: instant, endedAt: instant.nullable() }),
  'interview.kit_set': z.strictObject({
    kitId: id.nullable(),
    version: z.int().min(1).nullish(),
    focus: z.record(id, z.array(id).max(100)).optional(),
  }),
  /** The recruiter opens the debrief before everyone has submitted. */
  'debrief.opened': z.strictObject({}),
  'interview.member_added': z.strictObject(member),
  'interview.member_removed': z.strictObject(member),
  'meeting.unlinked': z.strictObject({ meetingUuid: text(100) }),
  /** A note that was written under another candidate or none, filed here by a correction. Its id is the note's. */
  'note.filed': z.strictObject({
    authorId: id,
    text: noteText,
    flag: flag.nullish(),
    questionId: id.nullish(),
    attributeId: id.nullish(),
    at: instant,
    deleted: z.boolean(),
    history: z
      .array(z.strictObject({ text: noteText, flag: flag.nullish(), at: instant }))
      .max(500),
  }),
  'note.moved': z.strictObject(noteId),
  'invitation.sent': z.strictObject({ startsAt: instant }),
  'invitation.answered': z.strictObject({ reply: z.enum(['accepted', 'declined', 'tentative']) }),
  'mail.sent': z.strictObject({ subject: text(300) }),
  /** A mail that did not arrive, or that nobody can say arrived; the reason in words. */
  'mail.refused': z.strictObject({ to: text(254), subject: text(300), reason: text(500) }),
  'mail.received': z.strictObject({ subject: text(300) }),
  'call.logged': z.strictObject({
    minutes: z.int().min(0),
    recorded: z.boolean(),
    direction: z.enum(['in', 'out']),
    callId: id.nullish(),
    result: z.enum(CALL_RESULTS).nullish(),
  }),
  /**
   * That Zoom's records are here, and which: their rows hold what they say, so that it can go when
   * Zoom deletes it while the log keeps its numbers.
   */
  'attendance.filed': z.strictObject({ people: z.int().min(0), minutes: z.int().min(0) }),
  'recording.filed': z.strictObject({ recordingId: id, minutes: z.int().min(0) }),
  'transcript.filed': z.strictObject({ transcriptId: id }),
  'chat.filed': z.strictObject({
    chatId: id,
    source: z.enum(['meeting', 'team_chat']),
    messages: z.int().min(0),
  }),
  /** Zoom put it into its trash, took it out again or deleted it, or Hireside let go of it. */
  'record.changed': z.strictObject({
    kind: z.enum(RECORD_KINDS),
    recordId: id,
    to: z.enum(['trashed', 'recovered', 'deleted']),
  }),
} as const;

export const eventBodies = { ...clientBodies, ...serverBodies } as const;

type Bodies = { [T in keyof typeof eventBodies]: z.infer<(typeof eventBodies)[T]> };
export type EventType = keyof Bodies;
export type ClientEventType = keyof typeof clientBodies;
export type EventBody<T extends EventType> = Bodies[T];

/** `team`: whoever may see the candidate. `author`: only the one who wrote it. */
export type Audience = 'team' | 'author';

interface Envelope {
  /**
   * Number in the candidate's log, from 1 without gaps; 0 while it waits in an outbox. An entry of
   * a scorecard takes none: it carries the number of the log's entry that it was written after.
   */
  seq: number;
  /** Number in its scorecard's own log, from 1 without gaps; 0 for everything else (decision 0010). */
  card: number;
  id: Id;
  /** The member who did it; `null` when Hireside, Zoom or the candidate did. */
  actorId: Id | null;
  applicationId: Id | null;
  interviewId: Id | null;
  /** The meeting instance it was written in, so that a corrected match can move it along. */
  meetingUuid: string | null;
  audience: Audience;
  /** The author's clock, corrected by the server; for the time into the meeting. */
  clientAt: Instant | null;
  serverAt: Instant;
  /** Arrived from an outbox after its interview was over. */
  late: boolean;
  /** Judgement only: its author could see others' judgement of the round when it was written. */
  informed: boolean;
}

/** One entry. `body` is `null` once erased for privacy: the number stays, the words are gone. */
export type EventOf<T extends EventType> = Envelope & { type: T; body: Bodies[T] | null };
export type LogEvent = { [T in EventType]: EventOf<T> }[EventType];

/** What a client sends; everything else of the envelope is the server's to say. */
export type Draft<T extends ClientEventType = ClientEventType> = {
  [K in T]: {
    id: Id;
    type: K;
    at: Instant;
    applicationId?: Id | null;
    interviewId?: Id | null;
    meetingUuid?: string | null;
    audience?: Audience;
    body: Bodies[K];
  };
}[T];

export type Flag = z.infer<typeof flag>;
export type RatingValue = z.infer<typeof ratingValue>;
export type Profile = z.infer<typeof profile>;
