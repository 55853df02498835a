import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DebriefSources, debriefOf, spreadOf } from '../../common/debrief.ts';
import { changedText, listText, spreadText, stateText } from '../../common/debrief-words.ts';
import type { RatingValue } from '../../common/events.ts';
import type { FeedbackVisibility } from '../../common/facts.ts';
import type { Interview } from '../../common/interview.ts';
import type { Kit } from '../../common/kit.ts';
import { type Actor, ROLES } from '../../common/member.ts';
import type { Note } from '../../common/note.ts';
import { type Rating, type Scorecard, scorecardId } from '../../common/scorecard.ts';
import { sees } from '../../common/visibility.ts';
import { actor, at, facts, interviewFacts, NOON, NOON_MS } from './samples.ts';

const INTERVIEW = 'interview-2';
const PANEL = ['interviewer', 'colleague', 'third'];
const ATTRIBUTES = ['attr-sql', 'attr-design', 'attr-trust'];

const KIT: Kit = {
  id: 'kit-1',
  name: 'Technical',
  version: 1,
  archived: false,
  createdAt: NOON,
  sections: [],
  reserveMinutes: 5,
  attributes: ATTRIBUTES.map((id) => ({ id, name: `Name of ${id}`, definition: null })),
};

const interview = (more: Partial<Interview> = {}): Interview => ({
  id: INTERVIEW,
  applicationId: 'application-data',
  title: 'Technical interview',
  round: 2,
  rounds: 4,
  startsAt: NOON,
  minutes: 45,
  meetingNumber: null,
  memberIds: PANEL,
  status: 'scheduled',
  reply: 'pending',
  meetingUuid: null,
  startedAt: null,
  endedAt: null,
  kitId: KIT.id,
  kitVersion: 1,
  focus: { interviewer: ['attr-design'] },
  debriefOpenedAt: null,
  ...more,
});

const rating = (value: RatingValue | null, more: Partial<Rating> = {}): Rating => ({
  value,
  comment: null,
  evidence: [],
  at: NOON,
  earlier: [],
  changed: null,
  ...more,
});

const card = (memberId: string, more: Partial<Scorecard> = {}): Scorecard => {
  const interviewId = more.interviewId ?? INTERVIEW;
  return {
    id: scorecardId(interviewId, memberId),
    interviewId,
    applicationId: 'application-data',
    memberId,
    version: 1,
    ratings: {},
    recommendation: null,
    comment: null,
    earlier: [],
    submittedAt: at(50),
    changed: null,
    ...more,
  };
};

const note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  authorId: 'interviewer',
  applicationId: 'application-data',
  interviewId: INTERVIEW,
  meetingUuid: null,
  audience: 'team',
  text: `words of ${id}`,
  flag: null,
  questionId: null,
  attributeId: null,
  at: NOON,
  savedAt: NOON,
  editedAt: null,
  deleted: false,
  late: false,
  history: [],
  ...more,
});

const RECRUITER = actor('recruiter', 'recruiter');
const ELENA = actor('interviewer', 'interviewer');

/** A round as its scorecards leave it: who has submitted follows from them. */
function sources(
  reader: Actor,
  scorecards: Scorecard[],
  more: Partial<DebriefSources> & { feedbackVisibility?: FeedbackVisibility } = {},
): DebriefSources {
  const { feedbackVisibility = 'after_own', interviews = [interview()], ...rest } = more;
  const plain = facts();
  return {
    reader,
    now: NOON_MS,
    candidate: { id: 'candidate-1', name: 'Niamh Brennan' },
    application: { jobTitle: 'Data Engineer', stage: 'Interview' },
    interviewId: INTERVIEW,
    interviews,
    kits: Object.fromEntries(interviews.map(({ id }) => [id, KIT])),
    scorecards,
    notes: [],
    people: {
      interviewer: { id: 'interviewer', name: 'Elena Duarte', role: 'interviewer' },
      colleague: { id: 'colleague', name: 'Kofi Mensah', role: 'interviewer' },
      third: { id: 'third', name: 'Tomasz Wolski', role: 'hiring_manager' },
    },
    ...rest,
    facts: {
      ...plain,
      settings: { ...plain.settings, feedbackVisibility },
      interviews: interviews.map((one) =>
        interviewFacts(one.id, one.memberIds, { round: one.round, status: one.status }),
      ),
      submitted: scorecards
        .filter(({ submittedAt }) => submittedAt !== null)
        .map(({ interviewId, memberId }) => ({ interviewId, memberId })),
    },
  };
}

const debrief = (...of: Parameters<typeof sources>) => debriefOf(sources(...of))!;

describe('disagreement', () => {
  test('is the steps between the furthest ratings; not assessed takes no part', () => {
    const spread = (...values: (RatingValue | null)[]) =>
      spreadOf(values.map((value) => ({ value })));
    expect(spread('strong_no', 'yes', 'strong_yes')).toBe(3);
    expect(spread('no', null, 'yes')).toBe(1);
    expect(spread('strong_no', null)).toBe(0);
    expect(spread(null, null)).toBe(0);
    expect(spread()).toBe(0);
  });

  test('comes first, then the kit’s order', () => {
    const of = (...values: (RatingValue | null)[]) =>
      Object.fromEntries(ATTRIBUTES.map((id, index) => [id, rating(values[index]!)]));
    const { attributes, recommendations } = debrief(RECRUITER, [
      card('interviewer', { ratings: of('yes', 'strong_yes', null), recommendation: 'yes' }),
      card('colleague', { ratings: of('yes', 'no', 'no') }),
    ]);
    expect(attributes.map(({ id, spread }) => [id, spread])).toEqual([
      ['attr-design', 2],
      ['attr-sql', 0],
      ['attr-trust', 0],
    ]);
    expect(attributes[2]!.judgements.map(({ value }) => value)).toEqual([null, 'no']);
    expect(recommendations.map(({ value }) => value)).toEqual(['yes', null]);
    expect(attributes[0]!.judgements.map(({ isFocus }) => isFocus)).toEqual([true, false]);
  });

  test('what a kit has dropped since it was judged stays', () => {
    const ratings = { 'attr-gone': rating('no'), 'attr-untouched': rating(null) };
    const { attributes } = debrief(RECRUITER, [card('interviewer', { ratings })]);
    expect(attributes.map(({ id }) => id)).toEqual([...ATTRIBUTES, 'attr-gone']);
  });
});

describe('where it stands', () => {
  const all = PANEL.map((id) => card(id));

  test('open once everyone has submitted, waiting for the missing ones before', () => {
    expect(debrief(RECRUITER, all).state).toBe('open');
    const waiting = debrief(RECRUITER, all.slice(0, 2));
    expect(waiting.state).toBe('waiting');
    expect(waiting.members.map(({ submittedAt }) => submittedAt)).toEqual([at(50), at(50), null]);
    expect(stateText(waiting, 'recruiter')).toBe(
      '2 of 3 scorecards submitted. Tomasz Wolski has not submitted yet.',
    );
  });

  test('open as soon as it was opened, though not for who has not submitted', () => {
    const interviews = [interview({ debriefOpenedAt: at(60) })];
    const cards = [card('colleague')];
    expect(debrief(RECRUITER, cards, { interviews }).state).toBe('open');
    expect(debrief(ELENA, cards, { interviews }).state).toBe('blind');
  });

  test('a round of two interviews waits for both, and a cancelled one for nobody', () => {
    const second = interview({ id: 'interview-3', memberIds: ['interviewer'] });
    const cards = PANEL.map((id) => card(id));
    const both = [interview(), second];
    expect(debrief(RECRUITER, cards, { interviews: both }).state).toBe('waiting');
    expect(debrief(ELENA, cards, { interviews: both }).state).toBe('blind');
    const off = [interview(), { ...second, status: 'cancelled' as const }];
    expect(debrief(RECRUITER, cards, { interviews: off }).state).toBe('open');
  });

  test('with Never, an interviewer keeps to their own card though all have submitted', () => {
    const { state, members, recommendations } = debrief(ELENA, all, {
      feedbackVisibility: 'never',
    });
    expect(state).toBe('blind');
    expect(recommendations.map(({ memberId }) => memberId)).toEqual(['interviewer']);
    expect(members.map(({ submittedAt }) => submittedAt)).toEqual([at(50), null, null]);
    expect(debrief(RECRUITER, all, { feedbackVisibility: 'never' }).state).toBe('open');
  });

  test('with Always, what is submitted is there for who has not', () => {
    const seen = debrief(ELENA, [card('interviewer', { submittedAt: null }), card('colleague')], {
      feedbackVisibility: 'always',
    });
    expect(seen.state).toBe('waiting');
    expect(seen.recommendations.map(({ memberId }) => memberId)).toEqual([
      'interviewer',
      'colleague',
    ]);
  });

  test('a card stays when its author has left the panel', () => {
    const interviews = [interview({ memberIds: ['interviewer'] })];
    const { members, state } = debrief(RECRUITER, [card('interviewer'), card('gone')], {
      interviews,
    });
    expect(state).toBe('open');
    expect(members.map(({ name }) => name)).toEqual(['Elena Duarte', 'Former colleague']);
  });

  test('there is none of an interview that is not there', () => {
    expect(debriefOf(sources(RECRUITER, [], { interviewId: 'other' }))).toBeNull();
  });
});

describe('evidence', () => {
  test('is what was linked and what was written about the attribute, in time', () => {
    const ratings = { 'attr-sql': rating('no', { evidence: ['note-3', 'note-gone', 'note-1'] }) };
    const { attributes } = debrief(RECRUITER, [card('interviewer', { ratings })], {
      notes: [
        note('note-3', { at: at(3), authorId: 'colleague' }),
        note('note-2', { at: at(2), attributeId: 'attr-sql' }),
        note('note-1', { at: at(1), interviewId: 'interview-1' }),
        note('note-4', { attributeId: 'attr-sql', authorId: 'colleague' }),
        note('note-5', { attributeId: 'attr-sql', interviewId: 'interview-1' }),
      ],
    });
    const [judgement] = attributes.find(({ id }) => id === 'attr-sql')!.judgements;
    expect(judgement!.evidence.map(({ noteId }) => noteId)).toEqual(['note-1', 'note-2', 'note-3']);
  });

  test('never has deleted notes, notes of another application, or private ones', () => {
    const evidence = ['note-1', 'note-2', 'note-3'];
    const cards = PANEL.map((id) =>
      card(id, { ratings: { 'attr-sql': rating('no', { evidence }) } }),
    );
    const seen = debrief(ELENA, cards, {
      notes: [
        note('note-1', { deleted: true }),
        note('note-2', { applicationId: 'application-ops' }),
        note('note-3', { audience: 'author' }),
      ],
    });
    expect(JSON.stringify(seen)).not.toContain('words of');
  });
});

describe('changes after submitting', () => {
  const changed = { at: at(70), informed: true };

  test('carry their label and what was before', () => {
    const earlier = [{ value: 'no' as const, comment: null, at: at(40) }];
    const ratings = { 'attr-sql': rating('yes', { earlier, changed }) };
    const { attributes } = debrief(RECRUITER, [card('interviewer', { ratings, changed })]);
    const [one] = attributes.find(({ id }) => id === 'attr-sql')!.judgements;
    expect(changedText('rating', one!)).toBe('Changed after seeing others, was No');
    expect(changedText('rating', { ...one!, changed: { ...changed, informed: false } })).toBe(
      'Changed after submitting, was No',
    );
  });

  test('a recommendation keeps its own, though a rating changed later', () => {
    const earlier = [{ recommendation: null, comment: null, at: at(55) }];
    const mine = card('interviewer', { recommendation: 'yes', earlier, changed });
    const informedBy = (submittedAt: string) =>
      debrief(RECRUITER, [mine, card('colleague', { submittedAt })]).recommendations[0]!;
    expect(informedBy(at(60)).changed).toEqual({ at: at(55), informed: false });
    expect(informedBy(at(52)).changed).toEqual({ at: at(55), informed: true });
    expect(changedText('recommendation', informedBy(at(52)))).toBe(
      'Changed after seeing others, was No decision',
    );
  });

  test('a changed rating is no change of the recommendation', () => {
    const { recommendations } = debrief(RECRUITER, [card('interviewer', { changed })]);
    expect(recommendations[0]!.changed).toBeNull();
  });
});

test('words: how far apart, and lists of names', () => {
  const both = [rating('no'), rating('yes')].map((one) => ({
    ...one,
    memberId: 'x',
    isFocus: false,
    evidence: [],
  }));
  expect(spreadText(both, 1)).toBe('One step apart');
  expect(spreadText(both, 0)).toBe('Agreed');
  expect(spreadText(both.slice(1), 0)).toBeNull();
  expect(listText(['Ada', 'Kofi', 'Elena'])).toBe('Ada, Kofi and Elena');
});

const anyValue = fc.constantFrom<RatingValue | null>(null, 'strong_no', 'no', 'yes', 'strong_yes');
const anyChange = fc.option(
  fc.record({ at: fc.constantFrom(at(60), at(70)), informed: fc.boolean() }),
);
const anyCard = (memberId: string, interviewId = INTERVIEW) =>
  fc
    .record({
      ratings: fc.dictionary(
        fc.constantFrom(...ATTRIBUTES, 'attr-gone'),
        fc.record({ value: anyValue, changed: anyChange }),
      ),
      recommendation: anyValue,
      comment: fc.option(fc.string()),
      submittedAt: fc.option(fc.constantFrom(at(50), at(60))),
      changed: anyChange,
      version: fc.nat(),
    })
    .map(({ ratings, ...more }) =>
      card(memberId, {
        ...more,
        interviewId,
        ratings: Object.fromEntries(
          Object.entries(ratings).map(([id, { value, changed }]) => [
            id,
            rating(value, { changed, comment: 'SECRET', evidence: ['note-1'] }),
          ]),
        ),
      }),
    );
const anyCards = (...members: string[]) =>
  fc
    .tuple(...members.map((id) => fc.option(anyCard(id))))
    .map((cards) => cards.filter((one) => one !== null));

const NOTES = [
  note('note-1'),
  note('note-2', { deleted: true, attributeId: 'attr-sql' }),
  note('note-3', { audience: 'author', authorId: 'colleague', attributeId: 'attr-sql' }),
  note('note-4', { applicationId: 'application-ops' }),
];

describe('blind by construction', () => {
  test('a blind reader’s debrief is the same whatever the others judged', () => {
    const rules = fc.constantFrom<FeedbackVisibility>('after_own', 'never');
    const own = anyCard('interviewer').map((one) => ({ ...one, submittedAt: null, changed: null }));
    const role = fc.constantFrom(...ROLES);
    const others = () => anyCards('colleague', 'third', 'left-the-panel');
    fc.assert(
      fc.property(
        rules,
        role,
        fc.option(own),
        others(),
        others(),
        fc.boolean(),
        (feedbackVisibility, readerRole, mine, some, different, opened) => {
          const reader = actor('interviewer', readerRole);
          const interviews = [interview({ debriefOpenedAt: opened ? at(60) : null })];
          const given = { feedbackVisibility, interviews, notes: NOTES };
          const cards = mine === null ? [] : [mine];
          const one = debrief(reader, [...some, ...cards], given);
          const two = debrief(reader, [...cards, ...different], given);
          expect(one.state).toBe('blind');
          expect(JSON.stringify(one)).toBe(JSON.stringify(two));
        },
      ),
    );
  });

  test('no card and no note is in it that its reader does not see', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<FeedbackVisibility>('after_own', 'never', 'always'),
        fc.constantFrom(...ROLES),
        fc.constantFrom(...PANEL, 'manager', 'somebody'),
        anyCards(...PANEL, 'left-the-panel'),
        (feedbackVisibility, role, id, cards) => {
          const reader = actor(id, role);
          const given = sources(reader, cards, { feedbackVisibility, notes: NOTES });
          const made = debriefOf(given)!;
          for (const { judgements } of made.attributes) {
            expect(judgements.map(({ memberId }) => memberId)).toEqual(
              made.recommendations.map(({ memberId }) => memberId),
            );
          }
          for (const { memberId: actorId } of made.recommendations) {
            const one = { type: 'rating.set', actorId, applicationId: 'application-data' } as const;
            const sighting = { ...one, interviewId: INTERVIEW, audience: 'team' as const };
            expect(sees(reader, sighting, given.facts, NOON_MS)).toBe(true);
          }
          expect(JSON.stringify(made)).not.toMatch(/words of note-[234]/);
        },
      ),
    );
  });
});
