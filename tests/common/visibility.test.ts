import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventType } from '../../common/events.ts';
import type { CandidateFacts, Settings } from '../../common/facts.ts';
import { type Actor, ROLES } from '../../common/member.ts';
import { may } from '../../common/permissions.ts';
import { type Sighting, sees } from '../../common/visibility.ts';
import { actor, BODIES, DAY, facts, interviewFacts, NOON_MS } from './samples.ts';

const TYPES = Object.keys(BODIES) as EventType[];

/** Two applications of one candidate, two rounds of the first, one interview of the second. */
const FILE: CandidateFacts = facts({
  applications: [
    {
      id: 'application-data',
      jobId: 'job-data',
      hiringTeam: ['manager'],
      feedbackVisibility: null,
    },
    {
      id: 'application-ops',
      jobId: 'job-ops',
      hiringTeam: ['ops-manager'],
      feedbackVisibility: null,
    },
  ],
  interviews: [
    interviewFacts('data-1', ['interviewer', 'earlier'], { round: 1 }),
    interviewFacts('data-2', ['interviewer', 'colleague', 'recruiter-on-panel']),
    interviewFacts('ops-1', ['ops-interviewer'], { applicationId: 'application-ops', round: 2 }),
  ],
});

const PEOPLE: Record<string, Actor> = {
  admin: actor('admin', 'admin'),
  recruiter: actor('recruiter', 'recruiter'),
  manager: actor('manager', 'hiring_manager'),
  opsManager: actor('ops-manager', 'hiring_manager'),
  interviewer: actor('interviewer', 'interviewer'),
  colleague: actor('colleague', 'interviewer'),
  opsInterviewer: actor('ops-interviewer', 'interviewer'),
  stranger: actor('stranger', 'interviewer'),
  inactive: actor('interviewer', 'interviewer', { active: false }),
  foreign: actor('admin', 'admin', { organizationId: 'org-other' }),
};

const sighting = (type: EventType, more: Partial<Sighting> = {}): Sighting => ({
  type,
  actorId: 'interviewer',
  applicationId: 'application-data',
  interviewId: 'data-2',
  audience: 'team',
  ...more,
});

const whoSees = (one: Sighting, file = FILE, now = NOON_MS) =>
  Object.keys(PEOPLE)
    .filter((name) => sees(PEOPLE[name]!, one, file, now))
    .join(' ');

describe('who sees what', () => {
  test.each([
    ['a team note', sighting('note.added'), 'admin recruiter manager interviewer colleague'],
    ['a private note', sighting('note.added', { audience: 'author' }), 'interviewer'],
    [
      'a note of the other application',
      sighting('note.added', { applicationId: 'application-ops', interviewId: 'ops-1' }),
      'admin recruiter opsManager opsInterviewer',
    ],
    [
      'a note about the person, of no application',
      sighting('note.added', { applicationId: null, interviewId: null }),
      'admin recruiter manager opsManager interviewer colleague opsInterviewer',
    ],
    [
      'a stage move of the other application',
      sighting('stage.changed', { applicationId: 'application-ops', interviewId: null }),
      'admin recruiter opsManager opsInterviewer',
    ],
    ['a mail that was sent', sighting('mail.sent'), 'admin recruiter manager'],
    ['a mail that was refused', sighting('mail.refused'), 'admin recruiter manager'],
    ['a mail that came', sighting('mail.received'), 'admin recruiter manager'],
    ['a call', sighting('call.logged'), 'admin recruiter manager'],
    ['a chat', sighting('chat.filed'), 'admin recruiter manager'],
    ['who attended', sighting('attendance.filed'), 'admin recruiter manager'],
    ['a recording', sighting('recording.filed'), 'admin recruiter manager interviewer colleague'],
    [
      'a mail of no application',
      sighting('mail.sent', { applicationId: null, interviewId: null }),
      'admin recruiter manager opsManager',
    ],
    ['an invitation', sighting('invitation.sent'), 'admin recruiter manager interviewer colleague'],
  ] as [string, Sighting, string][])('%s: %s', (_, one, expected) => {
    expect(whoSees(one)).toBe(expected);
  });

  test('interviewers whose window has closed see nothing, teams still do', () => {
    expect(whoSees(sighting('note.added'), FILE, NOON_MS + 15 * DAY)).toBe(
      'admin recruiter manager',
    );
  });

  test('the notes of a meeting without a candidate are for those in it', () => {
    const unfiled = facts({
      kind: 'unfiled',
      applications: [],
      interviews: [],
      meetingMembers: ['interviewer', 'recruiter'],
    });
    const note = sighting('note.added', { applicationId: null, interviewId: null });
    expect(whoSees(note, unfiled)).toBe('recruiter interviewer');
    expect(whoSees({ ...note, audience: 'author' }, unfiled)).toBe('interviewer');
  });
});

const submitted = (...cards: [string, string][]) =>
  cards.map(([interviewId, memberId]) => ({ interviewId, memberId }));
const MINE: [string, string] = ['data-2', 'interviewer'];
const THEIRS: [string, string] = ['data-2', 'colleague'];
const EARLIER: [string, string] = ['data-1', 'interviewer'];

/** Who sees the interviewer's rating of round 2, by setting and by who has submitted. */
const BLIND: [string, Settings['feedbackVisibility'], [string, string][], string][] = [
  ['nobody submitted', 'always', [], 'interviewer'],
  ['only the reader submitted', 'after_own', [THEIRS], 'interviewer'],
  ['the author submitted', 'never', [MINE], 'admin recruiter interviewer'],
  ['the author submitted', 'always', [MINE], 'admin recruiter manager interviewer colleague'],
  ['the author submitted', 'after_own', [MINE], 'admin recruiter manager interviewer'],
  [
    'author and reader submitted',
    'after_own',
    [MINE, THEIRS],
    'admin recruiter manager interviewer colleague',
  ],
  ['author and reader submitted', 'never', [MINE, THEIRS], 'admin recruiter interviewer'],
  ['the author submitted another round only', 'always', [EARLIER], 'interviewer'],
];

describe('blind scoring', () => {
  test.each(BLIND)('%s, %s: %#', (_, feedbackVisibility, cards, expected) => {
    const file = {
      ...FILE,
      submitted: submitted(...cards),
      settings: { ...FILE.settings, feedbackVisibility },
    };
    for (const type of ['rating.set', 'scorecard.submitted'] as const) {
      expect(whoSees(sighting(type), file), type).toBe(expected);
    }
  });

  test('an earlier round stays visible to the panel of a later one', () => {
    const file = { ...FILE, submitted: submitted(['data-1', 'earlier']) };
    const rating = sighting('rating.set', { actorId: 'earlier', interviewId: 'data-1' });
    expect(sees(PEOPLE.colleague!, rating, file, NOON_MS)).toBe(true);
    expect(sees(PEOPLE.interviewer!, rating, file, NOON_MS), 'who owes one of that round').toBe(
      false,
    );
  });

  test('a recruiter who sits on the panel is blind like everyone on it', () => {
    const me = actor('recruiter-on-panel', 'recruiter');
    const file = { ...FILE, submitted: submitted(MINE) };
    expect(sees(me, sighting('rating.set'), file, NOON_MS)).toBe(false);
    const after = { ...FILE, submitted: submitted(MINE, ['data-2', 'recruiter-on-panel']) };
    expect(sees(me, sighting('rating.set'), after, NOON_MS)).toBe(true);
  });

  test('a rating of an interview that is not there is nobody’s but the author’s', () => {
    const file = { ...FILE, submitted: submitted(['gone-1', 'interviewer']) };
    const rating = sighting('rating.set', { interviewId: 'gone-1' });
    expect(whoSees(rating, file)).toBe('admin interviewer');
  });
});

const IDS = ['admin', 'recruiter', 'manager', 'interviewer', 'colleague', 'stranger'];
const anyActor = fc.record({
  id: fc.constantFrom(...IDS),
  role: fc.constantFrom(...ROLES),
  active: fc.boolean(),
  organizationId: fc.constantFrom('org-corrib', 'org-other'),
});
const anySighting = fc.record({
  type: fc.constantFrom(...TYPES),
  actorId: fc.constantFrom(null, ...IDS),
  applicationId: fc.constantFrom(null, 'application-data', 'application-ops', 'gone'),
  interviewId: fc.constantFrom(null, 'data-1', 'data-2', 'ops-1', 'gone'),
  audience: fc.constantFrom('team' as const, 'author' as const),
});
const anyFile = fc.record({
  feedbackVisibility: fc.constantFrom('never' as const, 'always' as const, 'after_own' as const),
  kind: fc.constantFrom('candidate' as const, 'unfiled' as const),
  meetingMembers: fc.subarray(IDS),
  submitted: fc.array(
    fc.record({
      interviewId: fc.constantFrom('data-1', 'data-2', 'ops-1'),
      memberId: fc.constantFrom(...IDS),
    }),
    { maxLength: 6 },
  ),
});
const anyLook = fc.record({ who: anyActor, what: anySighting, file: anyFile }).map((look) => {
  const { feedbackVisibility, ...rest } = look.file;
  const settings = {
    interviewersMoveStage: false,
    feedbackVisibility,
    ratingComments: 'optional' as const,
  };
  return { ...look, file: { ...FILE, ...rest, settings } };
});

describe('for every member, event and file', () => {
  test('who may not read the candidate sees nothing', () => {
    fc.assert(
      fc.property(anyLook, ({ who, what, file }) => {
        if (!sees(who, what, file, NOON_MS)) return;
        expect(may(who, 'candidate.read', file, NOON_MS)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('a private event is seen by its author only', () => {
    fc.assert(
      fc.property(anyLook, ({ who, what, file }) => {
        if (what.audience !== 'author' || !sees(who, what, file, NOON_MS)) return;
        expect(what.actorId).toBe(who.id);
      }),
      { numRuns: 2_000 },
    );
  });

  test('an unsubmitted judgement is seen by its author only', () => {
    fc.assert(
      fc.property(anyLook, ({ who, what, file }) => {
        const isJudgement = what.type === 'rating.set' || what.type === 'scorecard.submitted';
        if (!isJudgement || file.kind === 'unfiled' || !sees(who, what, file, NOON_MS)) return;
        const isSubmitted = file.submitted.some(
          (card) => card.interviewId === what.interviewId && card.memberId === what.actorId,
        );
        expect(isSubmitted || what.actorId === who.id).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
