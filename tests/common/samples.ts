import type { EventBody, EventType, LogEvent } from '../../common/events.ts';
import { type CandidateFacts, DEFAULT_SETTINGS, type InterviewFacts } from '../../common/facts.ts';
import type { Actor, Role } from '../../common/member.ts';

export const NOON = '2026-11-21T12:00:00.000Z';
export const NOON_MS = Date.parse(NOON);
export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

export const at = (minutes: number): string => new Date(NOON_MS + minutes * MINUTE).toISOString();

export const actor = (id: string, role: Role, more: Partial<Actor> = {}): Actor => ({
  id,
  organizationId: 'org-corrib',
  role,
  active: true,
  ...more,
});

export const interviewFacts = (
  id: string,
  memberIds: string[],
  more: Partial<InterviewFacts> = {},
): InterviewFacts => ({
  id,
  applicationId: 'application-data',
  round: 2,
  memberIds,
  startsAt: NOON,
  minutes: 45,
  endedAt: null,
  status: 'scheduled',
  ...more,
});

export const facts = (more: Partial<CandidateFacts> = {}): CandidateFacts => ({
  organizationId: 'org-corrib',
  kind: 'candidate',
  settings: DEFAULT_SETTINGS,
  applications: [
    {
      id: 'application-data',
      jobId: 'job-data',
      hiringTeam: ['manager'],
      feedbackVisibility: null,
    },
  ],
  interviews: [interviewFacts('interview-2', ['interviewer', 'colleague'])],
  submitted: [],
  meetingMembers: [],
  ...more,
});

/** One right body per event type, and one the schema must refuse. */
export const BODIES: { [T in EventType]: { right: EventBody<T>; wrong: unknown } } = {
  'note.added': { right: { text: 'Names the rollback first' }, wrong: { text: '   ' } },
  'note.edited': { right: { noteId: 'note-1', text: 'Later' }, wrong: { text: 'no note' } },
  'note.deleted': { right: { noteId: 'note-1' }, wrong: { noteId: 'a' } },
  'note.restored': { right: { noteId: 'note-1' }, wrong: {} },
  'stage.changed': { right: { from: 'Interview', to: 'Offer' }, wrong: { from: '', to: 'Offer' } },
  'stage.reverted': { right: { eventId: 'event-1' }, wrong: { eventId: 7 } },
  'hold.changed': { right: { onHold: true }, wrong: { onHold: 'yes' } },
  'interview.ended': { right: { meetingUuid: 'uuid/1==' }, wrong: { meetingUuid: 1 } },
  'rating.set': {
    right: { attributeId: 'attr-sql', value: 'yes', evidence: ['note-1'] },
    wrong: { attributeId: 'attr-sql', value: 'maybe' },
  },
  'question.claimed': { right: { questionId: 'question-1' }, wrong: {} },
  'question.released': { right: { questionId: 'question-1' }, wrong: { questionId: '' } },
  'question.asking': { right: { questionId: 'question-1' }, wrong: { questionId: 1 } },
  'question.asked': {
    right: { questionId: 'question-1' },
    wrong: { questionId: 'question-1', seconds: 4 },
  },
  'question.skipped': { right: { questionId: 'question-1' }, wrong: null },
  'question.reopened': { right: { questionId: 'question-1' }, wrong: [] },
  'interview.kit_set': {
    right: { kitId: 'kit-data', version: 2, focus: { interviewer: ['attr-sql'] } },
    wrong: { kitId: 'kit-data', version: 0 },
  },
  'debrief.opened': { right: {}, wrong: { by: 'me' } },
  'recommendation.set': { right: { recommendation: 'yes' }, wrong: { recommendation: 'maybe' } },
  'scorecard.submitted': { right: { recommendation: null }, wrong: { recommendation: 3 } },
  'candidate.added': { right: { name: 'Niamh Brennan' }, wrong: { name: ' ' } },
  'candidate.edited': { right: { phone: null }, wrong: { age: 34 } },
  'resume.added': { right: { fileId: 'file-1', name: 'cv.pdf', pages: 2 }, wrong: { name: 'cv' } },
  'application.added': {
    right: { jobId: 'job-data', jobTitle: 'Data Engineer', stage: 'Interview' },
    wrong: { jobId: 'job-data' },
  },
  'interview.scheduled': {
    right: {
      title: 'Technical',
      round: 2,
      rounds: 4,
      startsAt: NOON,
      minutes: 45,
      meetingNumber: '83244710925',
      memberIds: ['interviewer', 'colleague'],
    },
    wrong: { title: 'Technical', round: 0, rounds: 4, startsAt: NOON, minutes: 45, memberIds: [] },
  },
  'interview.rescheduled': {
    right: { startsAt: NOON, minutes: 30 },
    wrong: { startsAt: 'tomorrow', minutes: 30 },
  },
  'interview.meeting_set': {
    right: { meetingNumber: '83244710926' },
    wrong: { meetingNumber: '832 4471 0926' },
  },
  'interview.cancelled': { right: {}, wrong: { reason: 'x'.repeat(301) } },
  'interview.started': { right: { meetingUuid: 'uuid/1==' }, wrong: {} },
  'interview.timed': {
    right: { startedAt: NOON, endedAt: null },
    wrong: { startedAt: NOON },
  },
  'interview.no_show': { right: { noShow: true }, wrong: {} },
  'interview.member_added': { right: { memberId: 'member-1' }, wrong: { memberId: null } },
  'interview.member_removed': { right: { memberId: 'colleague' }, wrong: [] },
  'meeting.unlinked': { right: { meetingUuid: 'uuid/1==' }, wrong: null },
  'note.filed': {
    right: { authorId: 'interviewer', text: 'Filed', at: NOON, deleted: false, history: [] },
    wrong: { authorId: 'interviewer', text: 'Filed', at: 'now', deleted: false, history: [] },
  },
  'note.moved': { right: { noteId: 'note-1' }, wrong: 'note-1' },
  'invitation.sent': { right: { startsAt: NOON }, wrong: { startsAt: 12 } },
  'invitation.answered': { right: { reply: 'accepted' }, wrong: { reply: 'pending' } },
  'mail.sent': { right: { subject: 'Hello' }, wrong: { subject: 'Hello', body: 'text' } },
  'mail.refused': {
    right: { to: 'niamh@example.com', subject: 'Hello', reason: '550 no such user' },
    wrong: { to: 'niamh@example.com', subject: 'Hello' },
  },
  'mail.received': { right: { subject: 'Re: Hello' }, wrong: {} },
  'call.logged': {
    right: { minutes: 12, recorded: false, direction: 'in' },
    wrong: { minutes: -1, recorded: false, direction: 'in' },
  },
  'attendance.filed': { right: { people: 3, minutes: 58 }, wrong: { people: 3 } },
  'recording.filed': { right: { recordingId: 'recording-1', minutes: 57 }, wrong: { minutes: 57 } },
  'transcript.filed': { right: { transcriptId: 'transcript-1' }, wrong: {} },
  'chat.filed': {
    right: { chatId: 'chat-1', source: 'meeting', messages: 4 },
    wrong: { chatId: 'chat-1', source: 'sms', messages: 4 },
  },
  'record.changed': {
    right: { kind: 'recordings', recordId: 'recording-1', to: 'trashed' },
    wrong: { kind: 'recordings', recordId: 'recording-1', to: 'lost' },
  },
};

let count = 0;

/** An entry of the log; everything not given is the same for all. */
export function event<T extends EventType>(
  type: T,
  body: EventBody<T> | null = BODIES[type].right as EventBody<T>,
  more: Partial<Omit<LogEvent, 'type' | 'body'>> = {},
): LogEvent {
  count += 1;
  return {
    seq: count,
    card: 0,
    id: `event-${count}`,
    type,
    actorId: 'interviewer',
    applicationId: 'application-data',
    interviewId: 'interview-2',
    meetingUuid: null,
    audience: 'team',
    clientAt: null,
    serverAt: NOON,
    late: false,
    informed: false,
    ...more,
    body,
  } as LogEvent;
}
