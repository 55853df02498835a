import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FairnessRound, fairnessOf, type Held, summaryOf } from '../../common/fairness.ts';
import type { Guide, Progress } from '../../common/guide.ts';
import type { Interview } from '../../common/interview.ts';
import type { Kit } from '../../common/kit.ts';
import { at, NOON, NOON_MS } from './samples.ts';

const question = (id: string, text = `What about ${id}?`, minutes = 5) => ({
  id,
  text,
  minutes,
  listenFor: null,
});

const kit = (more: Partial<Kit> = {}): Kit => ({
  id: 'kit-data',
  name: 'Data engineering',
  version: 1,
  archived: false,
  createdAt: NOON,
  reserveMinutes: 5,
  attributes: [],
  sections: [{ id: 'section-1', title: 'Systems', questions: [question('q1'), question('q2')] }],
  ...more,
});

const progress = (
  state: Progress['state'],
  seconds = 0,
  since: string | null = null,
): Progress => ({
  state,
  seconds,
  since,
  claimedBy: null,
  by: null,
  firstAt: null,
});

const guide = (questions: Record<string, Progress>): Guide => ({
  id: 'guide',
  applicationId: null,
  questions,
  current: null,
});

let made = 0;
function held(
  candidateId: string,
  questions: Record<string, Progress> | null,
  more: Partial<Interview> & { kit?: Kit } = {},
): Held {
  made += 1;
  const { kit: used = kit(), ...interview } = more;
  return {
    candidateId,
    candidateName: `Name of ${candidateId}`,
    kit: used,
    guide: questions && guide(questions),
    interview: {
      id: `interview-${made}`,
      applicationId: 'application',
      title: 'Technical interview',
      round: 2,
      rounds: 4,
      startsAt: NOON,
      minutes: 45,
      meetingNumber: null,
      memberIds: [],
      status: 'completed',
      reply: 'accepted',
      meetingUuid: null,
      startedAt: NOON,
      endedAt: at(40),
      kitId: used.id,
      kitVersion: used.version,
      focus: {},
      debriefOpenedAt: null,
      ...interview,
    },
  };
}

const report = (...all: Held[]): FairnessRound[] => fairnessOf(all, NOON_MS);
const summary = (...all: Held[]) => summaryOf(report(...all)[0]!);

describe('what candidates were asked', () => {
  test('is nothing where no interview was held', () => {
    expect(report()).toEqual([]);
  });

  test('is one group for each round and kit, rounds in their order, tenth after second', () => {
    const other = kit({ id: 'kit-other', name: 'Other' });
    const rounds = report(
      held('niamh', null, { round: 10 }),
      held('niamh', null, { round: 2, kit: other }),
      held('theo', null, { round: 2 }),
      held('amara', null, { round: 2 }),
    );
    expect(rounds.map(({ round, kitId, interviews }) => [round, kitId, interviews.length])).toEqual(
      [
        [2, 'kit-data', 2],
        [2, 'kit-other', 1],
        [10, 'kit-data', 1],
      ],
    );
  });

  test('stands for each interview, in the same order, where a guide was never opened too', () => {
    const [round] = report(
      held('niamh', { q1: progress('asked', 250), q2: progress('skipped', 10) }),
      held('theo', null),
    );
    expect(round!.interviews.map(({ candidateName }) => candidateName)).toEqual([
      'Name of niamh',
      'Name of theo',
    ]);
    expect(
      round!.questions.map(({ asked }) => asked.map((one) => [one.state, one.seconds])),
    ).toEqual([
      [
        ['asked', 250],
        ['open', 0],
      ],
      [
        ['skipped', 10],
        ['open', 0],
      ],
    ]);
  });

  test('names a question as its newest version does, and those that are gone after it', () => {
    const older = kit({
      sections: [
        { id: 's', title: 'Old', questions: [question('q0', 'Gone'), question('q1', 'Old words')] },
      ],
    });
    const newer = kit({
      version: 2,
      name: 'Data engineering, shorter',
      sections: [
        { id: 's', title: 'New', questions: [question('q2'), question('q1', 'New words', 2.5)] },
      ],
    });
    const [round] = report(
      held('niamh', null, { kit: newer }),
      held('theo', { q0: progress('asked', 60) }, { kit: older }),
    );
    expect(round).toMatchObject({ kitName: 'Data engineering, shorter' });
    expect(round!.questions).toMatchObject([
      { id: 'q2', section: 'New' },
      { id: 'q1', section: 'New', text: 'New words', plannedSeconds: 150 },
      { id: 'q0', section: 'Old', text: 'Gone', asked: [{ state: 'open' }, { state: 'asked' }] },
    ]);
    expect(summaryOf(round!).versions).toBe(2);
  });

  test('runs on while an interview is open, and stops at its end', () => {
    const asking = { q1: progress('asking', 30, at(-2)) };
    const [round] = report(
      held('niamh', asking, { startedAt: at(-10), endedAt: null }),
      held('theo', asking, { startedAt: at(-10), endedAt: at(-1) }),
    );
    expect(round!.interviews.map(({ seconds }) => seconds)).toEqual([null, 540]);
    expect(round!.questions[0]!.asked.map(({ seconds }) => seconds)).toEqual([150, 90]);
  });
});

describe('the summary', () => {
  test('counts what all, some and none were asked, and where times differ most', () => {
    const three = kit({
      sections: [
        {
          id: 's',
          title: 'All',
          questions: [question('q1'), question('q2'), question('q3'), question('q4')],
        },
      ],
    });
    expect(
      summary(
        held(
          'niamh',
          { q1: progress('asked', 130), q2: progress('asked', 100), q3: progress('asked', 9) },
          { kit: three },
        ),
        held(
          'theo',
          { q1: progress('asked', 460), q2: progress('asked', 160), q3: progress('skipped', 900) },
          { kit: three, endedAt: at(52) },
        ),
      ),
    ).toEqual({
      candidates: 2,
      open: 0,
      questions: 4,
      askedOfAll: 2,
      askedOfSome: 1,
      askedOfNone: 1,
      apart: { questionId: 'q1', text: 'What about q1?', least: 130, most: 460 },
      lengths: { least: 2400, most: 3120 },
      versions: 1,
    });
  });

  test('leaves interviews that are not over out of every number but their own', () => {
    const open = held('theo', { q1: progress('asking', 0, at(-9)) }, { endedAt: null });
    expect(summary(held('niamh', { q1: progress('asked', 60) }), open)).toMatchObject({
      candidates: 1,
      open: 1,
      askedOfAll: 1,
      apart: null,
      lengths: null,
    });
    expect(summary(open)).toMatchObject({ candidates: 0, open: 1, askedOfAll: 0, askedOfNone: 2 });
  });

  test('says nothing of times where nothing was asked', () => {
    expect(summary(held('niamh', null), held('theo', {}))).toMatchObject({
      askedOfAll: 0,
      askedOfSome: 0,
      askedOfNone: 2,
      apart: null,
    });
  });

  test('takes a question ticked off without a time as asked, and compares no time with it', () => {
    expect(
      summary(
        held('niamh', { q1: progress('asked', 0) }),
        held('theo', { q1: progress('asked', 300) }),
      ),
    ).toMatchObject({ askedOfAll: 1, apart: null });
  });

  test('takes the question an interview ended with as asked', () => {
    expect(summary(held('niamh', { q1: progress('asking', 0, at(30)) }))).toMatchObject({
      askedOfAll: 1,
    });
  });

  test('puts the interviews of one candidate together', () => {
    expect(
      summary(
        held('niamh', { q1: progress('asked', 100) }),
        held('niamh', { q1: progress('asked', 50), q2: progress('asked', 20) }),
        held('theo', { q1: progress('asked', 90), q2: progress('asked', 20) }),
      ),
    ).toMatchObject({
      candidates: 2,
      askedOfAll: 2,
      apart: { questionId: 'q1', least: 90, most: 150 },
    });
  });

  test('counts every question once, whatever happened', () => {
    const state = fc.constantFrom<Progress['state']>('open', 'asking', 'asked', 'skipped');
    const one = fc.record({
      who: fc.constantFrom('niamh', 'theo', 'amara'),
      q1: state,
      q2: state,
      seconds: fc.nat(900),
      over: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (all) => {
        const found = summary(
          ...all.map(({ who, q1, q2, seconds, over }) =>
            held(
              who,
              { q1: progress(q1, seconds), q2: progress(q2, seconds) },
              over ? {} : { endedAt: null },
            ),
          ),
        );
        const { askedOfAll, askedOfSome, askedOfNone, questions, apart } = found;
        expect(askedOfAll + askedOfSome + askedOfNone).toBe(questions);
        if (apart) expect(apart.most).toBeGreaterThan(apart.least);
      }),
    );
  });
});
