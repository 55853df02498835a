import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Member } from '../../../common/member.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { canonical, Observer } from '../../support/observer.ts';
import { type Caller, signInAs, startTestServer } from '../../support/server.ts';

type Who = 'colleague' | 'manager';
type Step =
  | { kind: 'note'; by: Who | 'me'; text: string }
  | { kind: 'ask'; by: Who | 'me'; question: number }
  | { kind: 'look' }
  | { kind: 'rate'; by: Who; attribute: number; value: 'no' | 'strong_yes' | null }
  | { kind: 'recommend'; by: Who; value: 'yes' | 'strong_no' }
  | { kind: 'submit'; by: Who };

/** What the observer must not be able to tell from nothing. */
const isHidden = ({ kind }: Step) => kind === 'rate' || kind === 'recommend' || kind === 'submit';

const other = fc.constantFrom<Who>('colleague', 'manager');
const anyone = fc.constantFrom<Who | 'me'>('colleague', 'manager', 'me');
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), by: anyone, text: fc.constant('words') }),
  fc.record({ kind: fc.constant('ask' as const), by: anyone, question: fc.nat(3) }),
  fc.record({ kind: fc.constant('look' as const) }),
  fc.record({
    kind: fc.constant('rate' as const),
    by: other,
    attribute: fc.nat(4),
    value: fc.constantFrom('no' as const, 'strong_yes' as const, null),
  }),
  fc.record({
    kind: fc.constant('recommend' as const),
    by: other,
    value: fc.constantFrom('yes' as const, 'strong_no' as const),
  }),
  fc.record({ kind: fc.constant('submit' as const), by: other }),
);

interface Stage {
  server: RunningServer;
  fresh: TestDatabase;
}

/** Plays a script in an organization of its own and answers everything the blind seat received. */
async function play({ server, fresh }: Stage, script: readonly Step[]): Promise<string> {
  const world = await worldWithThree(fresh);
  const seats: Record<Who | 'me', Caller> = {
    me: (await signInAs(server, world.interviewer.id)).caller,
    colleague: (await signInAs(server, world.colleague.id)).caller,
    manager: (await signInAs(server, world.manager.id)).caller,
  };
  const observer = new Observer(server, seats.me, world);
  // Else how much of the script the first delivery takes along is the machine's to say.
  await observer.stream.until(
    ({ log }) => log.some(({ type }) => type === 'interview.member_added'),
    'what was there before',
  );
  let visible = 0;
  for (const step of script) {
    if (step.kind === 'look') {
      await observer.lookAround();
      continue;
    }
    const event = eventOf(step, world);
    const path = `/api/candidates/${world.candidateId}/events`;
    const sent = { events: [event] };
    if (step.by === 'me') await observer.ask('POST', path, sent);
    else {
      const { body } = await seats[step.by].call('POST', path, sent);
      const [result] = (body as { results: { error?: unknown }[] }).results;
      if (result?.error) throw new Error(JSON.stringify(result.error));
    }
    if (isHidden(step)) continue;
    visible += 1;
    await observer.stream.until(({ log }) => log.some(({ id }) => id === event.id), event.type);
  }
  await observer.lookAround();
  observer.stream.cut();
  expect(visible).toBe(script.filter((step) => !isHidden(step) && step.kind !== 'look').length);
  return canonical(observer.bytes);
}

/** Three interviewers, the hiring manager among them. */
async function worldWithThree({ database }: TestDatabase): Promise<World> {
  const world = await makeWorld(database);
  const about = { applicationId: world.applicationId, interviewId: world.interviewId };
  await write(database, world.log, NOON, [
    {
      ...about,
      id: crypto.randomUUID(),
      type: 'interview.member_added',
      body: { memberId: world.manager.id },
    },
  ]);
  return world;
}

function eventOf(step: Exclude<Step, { kind: 'look' }>, { interviewId }: World) {
  const about = { interviewId };
  switch (step.kind) {
    case 'note':
      return draft('note.added', { text: step.text }, about);
    case 'ask':
      return draft('question.asking', { questionId: `question-${step.question}` }, about);
    case 'rate':
      return draft(
        'rating.set',
        { attributeId: `attribute-${step.attribute}`, value: step.value, comment: 'secret words' },
        about,
      );
    case 'recommend':
      return draft('recommendation.set', { recommendation: step.value }, about);
    case 'submit':
      return draft('scorecard.submitted', { recommendation: 'no', comment: 'secret words' }, about);
  }
}

for (const engine of ENGINES) {
  describe(`judgement that may not be seen on ${engine}`, () => {
    let stage: Stage;

    beforeAll(async () => {
      const fresh = await freshDatabase(engine);
      stage = { fresh, server: await startTestServer(fresh.url) };
    });
    afterAll(async () => {
      await stage.server[Symbol.asyncDispose]();
      await stage.fresh.drop();
    });

    test('[S16] leaves every byte as it is, by random scripts', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyStep, { minLength: 4, maxLength: 14 }), async (script) => {
          const withJudgement = await play(stage, script);
          const without = await play(
            stage,
            script.filter((step) => !isHidden(step)),
          );
          expect(withJudgement).toBe(without);
        }),
        { numRuns: engine === 'sqlite' ? 15 : 6 },
      );
    }, 120_000);

    test('[S16] leaves the numbers of the log dense, while three scorecards are filled in', async () => {
      const world = await worldWithThree(stage.fresh);
      const { caller } = await signInAs(stage.server, world.interviewer.id);
      const reader = caller.follow(world.candidateId);
      const members: Member[] = [world.colleague, world.manager];
      for (const member of members) {
        const other = await signInAs(stage.server, member.id);
        for (const attribute of [1, 2, 3, 4, 5]) {
          const step = { kind: 'rate', by: 'colleague', attribute, value: 'no' } as const;
          await other.caller.call('POST', `/api/candidates/${world.candidateId}/events`, {
            events: [eventOf(step, world)],
          });
        }
      }
      const note = eventOf({ kind: 'note', by: 'me', text: 'next' }, world);
      await caller.call('POST', `/api/candidates/${world.candidateId}/events`, { events: [note] });
      await reader.until(({ log }) => log.some(({ id }) => id === note.id));
      reader.cut();
      expect(reader.log.map(({ seq }) => seq)).toEqual(reader.log.map((_, index) => index + 1));
    });
  });
}
