import type { EventType } from '../../../common/events.ts';

export const KINDS = ['all', 'stage', 'mail', 'zoom', 'notes'] as const;
export type Kind = (typeof KINDS)[number];

/** What each filter shows; the same as the server's `?kind=`. */
const TYPES: Record<Exclude<Kind, 'all'>, ReadonlySet<EventType>> = {
  stage: new Set(['application.added', 'stage.changed', 'stage.reverted', 'hold.changed']),
  mail: new Set([
    'mail.sent',
    'mail.refused',
    'mail.received',
    'invitation.sent',
    'invitation.answered',
  ]),
  zoom: new Set([
    'interview.scheduled',
    'interview.rescheduled',
    'interview.meeting_set',
    'interview.cancelled',
    'interview.started',
    'interview.ended',
    'interview.no_show',
    'interview.timed',
    'meeting.unlinked',
    'call.logged',
    'attendance.filed',
    'recording.filed',
    'transcript.filed',
    'chat.filed',
    'record.changed',
  ]),
  notes: new Set([
    'note.added',
    'note.filed',
    'note.edited',
    'note.deleted',
    'note.restored',
    'note.moved',
  ]),
};

/** Told where they belong, the guide and the scorecard; as lines of a history they would bury it. */
const ELSEWHERE: ReadonlySet<EventType> = new Set([
  'question.claimed',
  'question.released',
  'question.asking',
  'question.asked',
  'question.skipped',
  'question.reopened',
  'rating.set',
  'recommendation.set',
]);

export const isOfKind = (type: EventType, kind: Kind): boolean =>
  kind === 'all' ? !ELSEWHERE.has(type) : TYPES[kind].has(type);
