import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogEvent } from '../../common/events.ts';
import { type Guide, progressOf, reduceGuide, secondsSpent } from '../../common/guide.ts';
import { at, event, NOON_MS } from './samples.ts';

const MINUTE_S = 60;

/** One step: what was done to which question, by whom, how many minutes after noon. */
type Step = [type: string, questionId: string, minute: number, actorId?: string];

const stepEvent = ([type, questionId, minute, actorId = 'elena']: Step): LogEvent =>
  event(`question.${type}` as 'question.asked', { questionId }, { actorId, clientAt: at(minute) });

const play = (...steps: Step[]): Guide =>
  steps.reduce<Guide | null>((guide, step) => reduceGuide(guide, stepEvent(step)), null)!;

const now = (minute: number) => NOON_MS + minute * 60_000;

describe('a question', () => {
  test('is asked, and its seconds count until it is covered', () => {
    const asking = play(['asking', 'q-1', 0]);
    expect(asking.current).toBe('q-1');
    expect(secondsSpent(progressOf(asking, 'q-1'), now(2))).toBe(2 * MINUTE_S);
    const asked = play(['asking', 'q-1', 0], ['asked', 'q-1', 3]);
    expect(asked.current).toBeNull();
    expect(progressOf(asked, 'q-1')).toEqual({
      state: 'asked',
      claimedBy: null,
      by: 'elena',
      firstAt: at(0),
      since: null,
      seconds: 3 * MINUTE_S,
    });
    expect(secondsSpent(progressOf(asked, 'q-1'), now(60))).toBe(3 * MINUTE_S);
  });

  test('that follows another says that the one before was asked', () => {
    const guide = play(['asking', 'q-1', 0], ['asking', 'q-2', 4, 'kofi']);
    expect(progressOf(guide, 'q-1')).toMatchObject({ state: 'asked', by: 'elena', seconds: 240 });
    expect(progressOf(guide, 'q-2')).toMatchObject({ state: 'asking', by: 'kofi', since: at(4) });
    expect(guide.current).toBe('q-2');
  });

  test('opened again keeps when it was first asked and what it took so far', () => {
    const guide = play(
      ['asking', 'q-1', 0],
      ['skipped', 'q-1', 1],
      ['reopened', 'q-1', 2],
      ['asking', 'q-1', 10, 'kofi'],
      ['asked', 'q-1', 12],
    );
    expect(progressOf(guide, 'q-1')).toMatchObject({ firstAt: at(0), by: 'kofi', seconds: 180 });
  });

  test('that two ask at once is asked by the first', () => {
    const guide = play(['asking', 'q-1', 0], ['asking', 'q-1', 1, 'kofi']);
    expect(progressOf(guide, 'q-1')).toMatchObject({ by: 'elena', since: at(0) });
  });

  test('that two claim at once is the first one’s', () => {
    const guide = play(['claimed', 'q-1', 0], ['claimed', 'q-1', 0, 'kofi']);
    expect(progressOf(guide, 'q-1').claimedBy).toBe('elena');
  });

  test('is given back only by whoever claimed it', () => {
    const others = play(['claimed', 'q-1', 0], ['released', 'q-1', 1, 'kofi']);
    expect(progressOf(others, 'q-1').claimedBy).toBe('elena');
    const own = play(['claimed', 'q-1', 0], ['released', 'q-1', 1]);
    expect(progressOf(own, 'q-1').claimedBy).toBeNull();
  });

  test('left open for a day counts four hours, and never below nothing', () => {
    const guide = play(['asking', 'q-1', 0]);
    expect(secondsSpent(progressOf(guide, 'q-1'), now(24 * 60))).toBe(4 * 3600);
    expect(secondsSpent(progressOf(guide, 'q-1'), now(-5))).toBe(0);
  });
});

describe('what comes late from an outbox', () => {
  test('does not take the turn from the question that is asked now', () => {
    const guide = play(
      ['asking', 'q-3', 20],
      ['asking', 'q-1', 10, 'kofi'],
      ['asked', 'q-1', 16, 'kofi'],
    );
    expect(guide.current).toBe('q-3');
    expect(progressOf(guide, 'q-3')).toMatchObject({ state: 'asking', seconds: 0, since: at(20) });
    expect(progressOf(guide, 'q-1')).toMatchObject({
      state: 'asked',
      by: 'kofi',
      firstAt: at(10),
      seconds: 10 * MINUTE_S,
    });
  });

  test('changes nothing about a question that is covered already', () => {
    const before = play(['asked', 'q-1', 18], ['asking', 'q-3', 20]);
    expect(reduceGuide(before, stepEvent(['asking', 'q-1', 10, 'kofi']))).toBe(before);
  });
});

const anyStep: fc.Arbitrary<Step> = fc.tuple(
  fc.constantFrom('claimed', 'released', 'asking', 'asked', 'skipped', 'reopened'),
  fc.constantFrom('q-1', 'q-2', 'q-3', 'constructor', '__proto__'),
  fc.integer({ min: -30, max: 90 }),
  fc.constantFrom('elena', 'kofi', 'tomasz'),
);
const anyScript = fc.array(anyStep, { minLength: 1, maxLength: 30 });

describe('for every script, clocks wrong and outboxes late', () => {
  test('at most one question is being asked, and it is the current one', () => {
    fc.assert(
      fc.property(anyScript, (steps) => {
        const guide = play(...steps);
        const asking = Object.entries(guide.questions).filter(([, one]) => one.state === 'asking');
        expect(asking.map(([id]) => id)).toEqual(guide.current === null ? [] : [guide.current]);
        for (const [, { state, since }] of Object.entries(guide.questions)) {
          expect(since !== null).toBe(state === 'asking');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('seconds are whole, never negative, and no step takes any away', () => {
    fc.assert(
      fc.property(anyScript, fc.integer({ min: -60, max: 600 }), (steps, minute) => {
        let guide: Guide | null = null;
        for (const step of steps) {
          const before: Guide | null = guide;
          guide = reduceGuide(before, stepEvent(step))!;
          for (const [id, one] of Object.entries(guide.questions)) {
            expect(one.seconds).toBeGreaterThanOrEqual(progressOf(before, id).seconds);
            expect(secondsSpent(one, now(minute))).toBeGreaterThanOrEqual(one.seconds);
            expect(Number.isInteger(one.seconds)).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an event that arrives twice in a row changes nothing the second time', () => {
    fc.assert(
      fc.property(anyScript, anyStep, (steps, last) => {
        const once = play(...steps, last);
        expect(reduceGuide(once, stepEvent(last))).toEqual(once);
      }),
      { numRuns: 500 },
    );
  });

  test('what was asked says who asked and when it was first', () => {
    fc.assert(
      fc.property(anyScript, (steps) => {
        for (const one of Object.values(play(...steps).questions)) {
          if (one.state !== 'asking' && one.state !== 'asked') continue;
          expect(one.by).not.toBeNull();
          expect(one.firstAt).not.toBeNull();
        }
      }),
    );
  });

  test('claims and turns of different questions do not get into each other’s way', () => {
    fc.assert(
      fc.property(anyScript, (steps) => {
        const alone = steps.filter(([type]) => type === 'claimed' || type === 'released');
        if (alone.length === 0) return;
        const whole = play(...steps);
        const claims = play(...alone);
        for (const [id, { claimedBy }] of Object.entries(claims.questions)) {
          expect(progressOf(whole, id).claimedBy).toBe(claimedBy);
        }
      }),
    );
  });
});

test('an erased step, or one of no interview, changes nothing', () => {
  const before = play(['asking', 'q-1', 0]);
  expect(reduceGuide(before, event('question.asked', null))).toBe(before);
  const nowhere = event('question.asked', { questionId: 'q-1' }, { interviewId: null });
  expect(reduceGuide(before, nowhere)).toBe(before);
});
