import { describe, expect, test } from 'vitest';
import type { ClientEventType, Draft, EventBody } from '../../common/events.ts';
import type { CandidateFacts } from '../../common/facts.ts';
import { DEFAULT_SETTINGS } from '../../common/facts.ts';
import type { Actor } from '../../common/member.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { fold } from '../../common/reduce.ts';
import { type Circumstances, refusal } from '../../common/rules.ts';
import { actor, at, event, facts, interviewFacts, NOON, NOON_MS } from './samples.ts';

const recruiter = actor('recruiter', 'recruiter');
const interviewer = actor('interviewer', 'interviewer');

const inStage = (stage: string) =>
  fold([
    event('application.added', { jobId: 'job-data', jobTitle: 'Data Engineer', stage: 'Screen' }),
    event('stage.changed', { from: 'Screen', to: stage }, { id: 'move-1' }),
  ]).applications['application-data']!;
const note = (more: Partial<{ authorId: string; audience: 'team' | 'author' }> = {}) => ({
  ...fold([event('note.added', { text: 'words' }, { id: 'note-1' })]).notes['note-1']!,
  ...more,
});

const circumstances = (who: Actor, more: Partial<Circumstances> = {}): Circumstances => ({
  actor: who,
  facts: facts(),
  now: NOON_MS,
  note: note(),
  application: inStage('Interview'),
  interview: fold([event('interview.scheduled')]).interviews['interview-2']!,
  scorecard: null,
  stages: DEFAULT_STAGES,
  meetingMovedTo: null,
  ...more,
});

const draft = <T extends ClientEventType>(type: T, body: EventBody<T>): Draft =>
  ({ id: 'event-9', type, at: NOON, interviewId: 'interview-2', body }) as Draft;
const move = (from: string, to: string, more: Partial<EventBody<'stage.changed'>> = {}) =>
  draft('stage.changed', { from, to, ...more });
const edit = draft('note.edited', { noteId: 'note-1', text: 'new' });
const undo = draft('stage.reverted', { eventId: 'move-1' });
const hold = draft('hold.changed', { onHold: true });
const rate = draft('rating.set', { attributeId: 'attr-sql', value: 'yes' });
const submit = draft('scorecard.submitted', { recommendation: 'yes' });
const end = draft('interview.ended', {});
const write = draft('note.added', { text: 'words' });
const toInterview = move('Screen', 'Offer');

const NO_CANDIDATE = 'not_found: There is no such candidate.';
const NO_MOVE = 'forbidden: You may not move this candidate. Ask the recruiter.';
const NO_APPLICATION = 'event_refused: There is no such application.';
const NO_NOTE = 'event_refused: There is no note note-1 here.';
const NOT_AUTHOR = 'forbidden: Only its author may change a note.';
const NOT_ON_PANEL = 'forbidden: Only members of the interview panel fill in its scorecard.';

const others: CandidateFacts = facts({
  interviews: [interviewFacts('interview-2', ['colleague'])],
});
const rejected = { application: inStage('Rejected') };
const hired = { application: inStage('Hired') };
const late = (ms: number) => ({ now: NOON_MS + ms });

const CASES: [string, Draft, Circumstances, string | null][] = [
  ['anyone writes a note', write, circumstances(interviewer), null],
  ['a stranger', write, circumstances(actor('stranger', 'interviewer')), NO_CANDIDATE],
  ['someone inactive', write, circumstances({ ...recruiter, active: false }), NO_CANDIDATE],
  [
    'another organization',
    write,
    circumstances({ ...recruiter, organizationId: 'org-other' }),
    NO_CANDIDATE,
  ],
  [
    'the meeting was corrected meanwhile',
    write,
    circumstances(interviewer, { meetingMovedTo: 'candidate-2' }),
    'conflict: This meeting belongs to another candidate now.',
  ],
  ['the author edits', edit, circumstances(interviewer), null],
  [
    'the author deletes',
    draft('note.deleted', { noteId: 'note-1' }),
    circumstances(interviewer),
    null,
  ],
  ['a colleague edits', edit, circumstances(recruiter), NOT_AUTHOR],
  [
    'a colleague restores',
    draft('note.restored', { noteId: 'note-1' }),
    circumstances(recruiter),
    NOT_AUTHOR,
  ],
  ['the note is not there', edit, circumstances(recruiter, { note: null }), NO_NOTE],
  [
    'the note is private: as if it were not there',
    edit,
    circumstances(recruiter, { note: note({ audience: 'author' }) }),
    NO_NOTE,
  ],
  [
    'the author edits their private note',
    edit,
    circumstances(interviewer, { note: note({ audience: 'author' }) }),
    null,
  ],
  ['a recruiter moves', move('Interview', 'Offer'), circumstances(recruiter), null],
  ['an interviewer moves', move('Interview', 'Offer'), circumstances(interviewer), NO_MOVE],
  [
    'an interviewer moves where the organization lets them',
    move('Interview', 'Offer'),
    circumstances(interviewer, {
      facts: facts({ settings: { ...DEFAULT_SETTINGS, interviewersMoveStage: true } }),
    }),
    null,
  ],
  [
    'there is nothing to move',
    move('Interview', 'Offer'),
    circumstances(recruiter, { application: null }),
    NO_APPLICATION,
  ],
  [
    'somebody was faster',
    toInterview,
    circumstances(recruiter),
    'conflict: The stage is Interview now, not Screen.',
  ],
  [
    'an unknown stage',
    move('Interview', 'Tea'),
    circumstances(recruiter),
    'event_refused: There is no stage “Tea” in this pipeline.',
  ],
  [
    'the stage it is in',
    move('Interview', 'Interview'),
    circumstances(recruiter),
    'event_refused: The stage is Interview already.',
  ],
  [
    'out of Rejected to somewhere new',
    move('Rejected', 'Hired'),
    circumstances(recruiter, rejected),
    'event_refused: From Rejected an application returns to Screen.',
  ],
  ['out of Rejected, back', move('Rejected', 'Screen'), circumstances(recruiter, rejected), null],
  [
    'rejected without a reason',
    move('Interview', 'Rejected'),
    circumstances(recruiter),
    'event_refused: Moving to Rejected needs one of its reasons.',
  ],
  [
    'rejected for a reason of withdrawal',
    move('Interview', 'Rejected', { reason: 'No-show' }),
    circumstances(recruiter),
    'event_refused: Moving to Rejected needs one of its reasons.',
  ],
  [
    'withdrawn for a reason',
    move('Interview', 'Withdrawn', { reason: 'No-show' }),
    circumstances(recruiter),
    null,
  ],
  [
    'rejected for Other without a note',
    move('Interview', 'Rejected', { reason: 'Other', note: '  ' }),
    circumstances(recruiter),
    'event_refused: The reason “Other” needs a note.',
  ],
  [
    'rejected for Other with a note',
    move('Interview', 'Rejected', { reason: 'Other', note: 'Moved abroad' }),
    circumstances(recruiter),
    null,
  ],
  [
    'leaving Hired without a word',
    move('Hired', 'Offer'),
    circumstances(recruiter, hired),
    'event_refused: Leaving Hired needs a reason.',
  ],
  [
    'leaving Hired with a reason',
    move('Hired', 'Offer', { reason: 'Start moved' }),
    circumstances(recruiter, hired),
    null,
  ],
  ['undone at once', undo, circumstances(recruiter), null],
  ['undone by an interviewer', undo, circumstances(interviewer), null],
  ['nothing to undo', undo, circumstances(recruiter, { application: null }), NO_APPLICATION],
  [
    'undone after somebody moved it on',
    draft('stage.reverted', { eventId: 'move-0' }),
    circumstances(recruiter),
    'conflict: The stage has moved again since.',
  ],
  ['undone within the grace of travel', undo, circumstances(recruiter, late(11_999)), null],
  [
    'undone too late',
    undo,
    circumstances(recruiter, late(12_000)),
    'event_refused: The time to undo is over. Move the stage instead.',
  ],
  ['put on hold', hold, circumstances(recruiter), null],
  ['put on hold by an interviewer', hold, circumstances(interviewer), NO_MOVE],
  ['nothing to hold', hold, circumstances(recruiter, { application: null }), NO_APPLICATION],
  ['ended', end, circumstances(interviewer), null],
  [
    'ended, but there is none',
    end,
    circumstances(interviewer, { interview: null }),
    'event_refused: There is no such interview.',
  ],
  ['rated by the panel', rate, circumstances(interviewer), null],
  ['rated by a recruiter', rate, circumstances(recruiter), NOT_ON_PANEL],
  ['submitted by the panel', submit, circumstances(interviewer), null],
  ['submitted by a recruiter', submit, circumstances(recruiter, { facts: others }), NOT_ON_PANEL],
  [
    'rated for an interview that is not there',
    { ...rate, interviewId: 'interview-9' },
    circumstances(interviewer),
    'event_refused: There is no such interview.',
  ],
  [
    'rated for none',
    { ...rate, interviewId: null },
    circumstances(interviewer),
    'event_refused: There is no such interview.',
  ],
];

describe('whether an event may enter the log', () => {
  test.each(CASES)('%s', (_, one, around, expected) => {
    const answer = refusal(one, around);
    expect(answer && `${answer.code}: ${answer.message}`).toBe(expected);
  });

  test('a late outbox is taken: the hour does not matter while the window is open', () => {
    expect(
      refusal(write, circumstances(interviewer, { now: Date.parse(at(13 * 1440)) })),
    ).toBeNull();
    const closed = circumstances(interviewer, { now: Date.parse(at(15 * 1440)) });
    expect(refusal(write, closed)?.code).toBe('not_found');
  });
});
