import { describe, expect, test } from 'vitest';
import { undoLeft } from '../../common/application.ts';
import type { EventType, LogEvent } from '../../common/events.ts';
import { type CandidateState, EMPTY_STATE, fold, targetOf } from '../../common/reduce.ts';
import { at, BODIES, event, NOON, NOON_MS } from './samples.ts';

const TYPES = Object.keys(BODIES) as EventType[];

const note = (id = 'note-1') => event('note.added', undefined, { id });
const started = () => [
  event('interview.scheduled'),
  event('interview.started', { meetingUuid: 'uuid/1==' }, { clientAt: at(2) }),
];
const applied = () => event('application.added');
const moved = (from: string, to: string, minutes: number, more: { reason?: string } = {}) =>
  event(
    'stage.changed',
    { from, to, ...more },
    { id: `move-${to}`, serverAt: at(minutes), actorId: 'recruiter' },
  );

const noteOf = (events: LogEvent[]) => fold(events).notes['note-1'];
const interviewOf = (events: LogEvent[]) => fold(events).interviews['interview-2'];
const applicationOf = (events: LogEvent[]) => fold(events).applications['application-data'];

const questionOf = (state: CandidateState) => state.guides['interview-2']?.questions['question-1'];

/** After these events, the type's example leaves this. */
const EXAMPLES: { [T in EventType]: [LogEvent[], (state: CandidateState) => unknown, unknown] } = {
  'candidate.added': [[], ({ candidate }) => candidate?.name, 'Niamh Brennan'],
  'candidate.edited': [
    [event('candidate.added', { name: 'Niamh Brennan', phone: '+353 1 555 0100' })],
    ({ candidate }) => [candidate?.name, candidate?.phone],
    ['Niamh Brennan', null],
  ],
  'resume.added': [
    [event('candidate.added')],
    ({ candidate }) => candidate?.resume,
    { fileId: 'file-1', name: 'cv.pdf', pages: 2, at: NOON },
  ],
  'application.added': [
    [],
    ({ applications }) => applications['application-data'],
    {
      id: 'application-data',
      jobId: 'job-data',
      jobTitle: 'Data Engineer',
      appliedAt: NOON,
      stage: 'Interview',
      since: NOON,
      reason: null,
      onHold: false,
      lastMove: null,
    },
  ],
  'stage.changed': [[applied()], (s) => s.applications['application-data']?.stage, 'Offer'],
  'stage.reverted': [
    [
      applied(),
      event('stage.changed', { from: 'Interview', to: 'Offer' }, { id: 'event-1', seq: 2 }),
    ],
    (s) => s.applications['application-data']?.stage,
    'Interview',
  ],
  'hold.changed': [[applied()], (s) => s.applications['application-data']?.onHold, true],
  'interview.scheduled': [
    [],
    ({ interviews }) => interviews['interview-2'],
    {
      id: 'interview-2',
      applicationId: 'application-data',
      title: 'Technical',
      round: 2,
      rounds: 4,
      startsAt: NOON,
      minutes: 45,
      meetingNumber: '83244710925',
      memberIds: ['interviewer', 'colleague'],
      status: 'scheduled',
      reply: 'pending',
      meetingUuid: null,
      startedAt: null,
      endedAt: null,
      kitId: null,
      kitVersion: null,
      focus: {},
      debriefOpenedAt: null,
    },
  ],
  'interview.rescheduled': [
    [event('interview.scheduled'), event('interview.cancelled')],
    ({ interviews: { 'interview-2': one } }) => [one?.status, one?.minutes],
    ['scheduled', 30],
  ],
  'interview.meeting_set': [
    [event('interview.scheduled')],
    (s) => s.interviews['interview-2']?.meetingNumber,
    '83244710926',
  ],
  'interview.cancelled': [
    [event('interview.scheduled')],
    (s) => s.interviews['interview-2']?.status,
    'cancelled',
  ],
  'interview.started': [
    [event('interview.scheduled')],
    ({ interviews: { 'interview-2': one } }) => [one?.status, one?.startedAt, one?.meetingUuid],
    ['in_progress', NOON, 'uuid/1=='],
  ],
  'interview.timed': [started(), (s) => s.interviews['interview-2']?.startedAt, NOON],
  'interview.no_show': [started(), (s) => s.interviews['interview-2']?.status, 'no_show'],
  'interview.ended': [started(), (s) => s.interviews['interview-2']?.status, 'completed'],
  'interview.member_added': [
    [event('interview.scheduled')],
    (s) => s.interviews['interview-2']?.memberIds,
    ['interviewer', 'colleague', 'member-1'],
  ],
  'interview.member_removed': [
    [event('interview.scheduled')],
    (s) => s.interviews['interview-2']?.memberIds,
    ['interviewer'],
  ],
  'meeting.unlinked': [
    started(),
    ({ interviews: { 'interview-2': one } }) => [one?.status, one?.startedAt, one?.meetingUuid],
    ['scheduled', null, null],
  ],
  'invitation.answered': [
    [event('interview.scheduled')],
    (s) => s.interviews['interview-2']?.reply,
    'accepted',
  ],
  'note.added': [[], (s) => Object.values(s.notes)[0]?.text, 'Names the rollback first'],
  'note.edited': [[note()], (s) => s.notes['note-1']?.text, 'Later'],
  'note.deleted': [[note()], (s) => s.notes['note-1']?.deleted, true],
  'note.restored': [[note(), event('note.deleted')], (s) => s.notes['note-1']?.deleted, false],
  'note.filed': [[], (s) => Object.values(s.notes)[0]?.text, 'Filed'],
  'note.moved': [[note()], (s) => s.notes, {}],
  'rating.set': [
    [],
    (s) => s.scorecards['interview-2:interviewer']?.ratings['attr-sql'],
    { value: 'yes', comment: null, evidence: ['note-1'], at: NOON, earlier: [], changed: null },
  ],
  'interview.kit_set': [
    [event('interview.scheduled')],
    ({ interviews: { 'interview-2': one } }) => [one?.kitId, one?.kitVersion, one?.focus],
    ['kit-data', 2, { interviewer: ['attr-sql'] }],
  ],
  'debrief.opened': [
    [event('interview.scheduled')],
    (s) => s.interviews['interview-2']?.debriefOpenedAt,
    NOON,
  ],
  'question.claimed': [[], (s) => questionOf(s)?.claimedBy, 'interviewer'],
  'question.released': [[event('question.claimed')], (s) => questionOf(s)?.claimedBy, null],
  'question.asking': [[], (s) => [questionOf(s)?.state, questionOf(s)?.since], ['asking', NOON]],
  'question.asked': [
    [event('question.asking', undefined, { clientAt: at(-2) })],
    (s) => [questionOf(s)?.state, questionOf(s)?.seconds, s.guides['interview-2']?.current],
    ['asked', 120, null],
  ],
  'question.skipped': [[], (s) => questionOf(s)?.state, 'skipped'],
  'question.reopened': [[event('question.skipped')], (s) => questionOf(s)?.state, 'open'],
  'recommendation.set': [[], (s) => s.scorecards['interview-2:interviewer']?.recommendation, 'yes'],
  'scorecard.submitted': [
    [],
    ({ scorecards: { 'interview-2:interviewer': card } }) => [
      card?.recommendation,
      card?.submittedAt,
      card?.ratings,
    ],
    [null, NOON, {}],
  ],
  'invitation.sent': [[], (state) => state, EMPTY_STATE],
  'mail.sent': [[], (state) => state, EMPTY_STATE],
  'mail.refused': [[], (state) => state, EMPTY_STATE],
  'mail.received': [[], (state) => state, EMPTY_STATE],
  'call.logged': [[], (state) => state, EMPTY_STATE],
  'attendance.filed': [[], (state) => state, EMPTY_STATE],
  'recording.filed': [[], (state) => state, EMPTY_STATE],
  'transcript.filed': [[], (state) => state, EMPTY_STATE],
  'chat.filed': [[], (state) => state, EMPTY_STATE],
  'record.changed': [[], (state) => state, EMPTY_STATE],
};

describe('one example of each event', () => {
  test.each(TYPES)('%s', (type) => {
    const [before, look, expected] = EXAMPLES[type];
    expect(look(fold([...before, event(type)]))).toEqual(expected);
  });

  test.each(TYPES)('%s changes nothing once its body is erased', (type) => {
    const [before] = EXAMPLES[type];
    expect(targetOf(event(type, null))).toBeNull();
    expect(fold([...before, event(type, null)])).toEqual(fold(before));
  });
});

describe('notes', () => {
  test('an edit keeps the earlier words with their time, and the flag where none is given', () => {
    const edited = noteOf([
      event('note.added', { text: 'one', flag: 'concern' }, { id: 'note-1', clientAt: at(1) }),
      event('note.edited', { noteId: 'note-1', text: 'two' }, { clientAt: at(2) }),
      event('note.edited', { noteId: 'note-1', text: 'three', flag: null }, { clientAt: at(3) }),
    ]);
    expect(edited).toMatchObject({
      text: 'three',
      flag: null,
      at: at(1),
      editedAt: at(3),
      history: [
        { text: 'one', flag: 'concern', at: at(1) },
        { text: 'two', flag: 'concern', at: at(2) },
      ],
    });
  });

  test('delete and restore lose no word and no version', () => {
    const edits = [note(), event('note.edited', { noteId: 'note-1', text: 'two' })];
    const back = noteOf([...edits, event('note.deleted'), event('note.restored')]);
    expect(back).toEqual(noteOf(edits));
  });

  test('are written when their author says, and saved when the server says', () => {
    const late = noteOf([{ ...note(), clientAt: at(-3), late: true } as LogEvent]);
    expect(late).toMatchObject({ at: at(-3), savedAt: NOON, late: true });
  });

  test('filed elsewhere keep author, time, versions and deletion', () => {
    const history = [{ text: 'before', flag: null, at: at(-9) }];
    const filed = noteOf([
      event(
        'note.filed',
        { authorId: 'colleague', text: 'after', at: at(-8), deleted: true, history },
        { id: 'note-1', actorId: 'recruiter' },
      ),
    ]);
    expect(filed).toMatchObject({ authorId: 'colleague', at: at(-8), deleted: true, history });
  });
});

describe('the stage', () => {
  const toOffer = () => moved('Interview', 'Offer', 10);
  const toRejected = () => moved('Offer', 'Rejected', 20, { reason: 'Compensation mismatch' });
  const undo = (eventId: string) => event('stage.reverted', { eventId });

  test('a move says who, when, from where, and can be undone for ten seconds', () => {
    const one = applicationOf([applied(), toOffer()])!;
    expect(one).toMatchObject({ stage: 'Offer', since: at(10) });
    expect(one.lastMove).toMatchObject({ by: 'recruiter', from: 'Interview', to: 'Offer' });
    expect(undoLeft(one, NOON_MS + 600_000)).toBe(10_000);
    expect(undoLeft(one, NOON_MS + 610_000)).toBe(0);
    expect(undoLeft(undefined, NOON_MS)).toBe(0);
  });

  test('an undo restores stage, since and reason as they were', () => {
    const before = applicationOf([applied(), toOffer()])!;
    const after = applicationOf([applied(), toOffer(), toRejected(), undo('move-Rejected')])!;
    expect(after).toMatchObject({ stage: 'Offer', since: at(10), reason: null });
    expect(after.lastMove).toMatchObject({ ...before.lastMove, before: expect.anything() });
  });

  test('an undo of a move out of Rejected brings the reason back', () => {
    const back = moved('Rejected', 'Offer', 30);
    const events = [applied(), toOffer(), toRejected(), back, undo('move-Offer')];
    expect(applicationOf(events)).toMatchObject({
      stage: 'Rejected',
      since: at(20),
      reason: 'Compensation mismatch',
    });
  });

  test('an undo of anything but the latest move changes nothing', () => {
    const events = [applied(), toOffer(), toRejected()];
    expect(applicationOf([...events, undo('move-Offer')])).toEqual(applicationOf(events));
    expect(applicationOf([applied(), undo('move-Offer')])).toEqual(applicationOf([applied()]));
  });

  test('a move from a stage it is not in changes nothing', () => {
    const wrong = moved('Screen', 'Hired', 5);
    expect(applicationOf([applied(), wrong])).toEqual(applicationOf([applied()]));
  });
});

describe('interviews', () => {
  test('keep their first start when the panel is opened again after a drop', () => {
    const again = event('interview.started', { meetingUuid: 'uuid/2==' }, { clientAt: at(9) });
    expect(interviewOf([...started(), again])).toMatchObject({
      startedAt: at(2),
      meetingUuid: 'uuid/2==',
    });
  });

  test('end once, and only while they run', () => {
    const end = (minutes: number) => event('interview.ended', {}, { clientAt: at(minutes) });
    expect(interviewOf([event('interview.scheduled'), end(5)])?.status).toBe('scheduled');
    expect(interviewOf([...started(), end(40), end(50)])?.endedAt).toBe(at(40));
  });

  test('never end before they began, whatever a client’s clock says', () => {
    const wrong = event('interview.ended', {}, { clientAt: '2001-01-01T00:00:00.000Z' });
    expect(interviewOf([...started(), wrong])?.endedAt).toBe(at(2));
  });

  test('are released by their own meeting only', () => {
    const other = event('meeting.unlinked', { meetingUuid: 'another==' });
    expect(interviewOf([...started(), other])?.status).toBe('in_progress');
  });

  test('name a member of the panel once', () => {
    const twice = event('interview.member_added', { memberId: 'colleague' });
    expect(interviewOf([event('interview.scheduled'), twice])?.memberIds).toEqual([
      'interviewer',
      'colleague',
    ]);
  });
});
