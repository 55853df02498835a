import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CallElement,
  callResult,
  foldCall,
  joinElements,
  minutesOf,
} from '../../common/phone.ts';
import { toInstant } from '../../common/time.ts';
import { NOON_MS } from './samples.ts';

const at = (seconds: number) => toInstant(NOON_MS + seconds * 1000);

const element = (more: Partial<CallElement> = {}): CallElement => ({
  id: 'row-1',
  form: 'history',
  callId: 'call-1',
  pathId: 'path-1',
  memberId: 'priya',
  direction: 'out',
  number: '+35315550177',
  startedAt: at(0),
  answeredAt: at(8),
  endedAt: at(128),
  talk: 120,
  result: 'answered',
  recordingId: null,
  ...more,
});

const anyElement: fc.Arbitrary<CallElement> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  form: fc.constantFrom('history' as const, 'log' as const),
  callId: fc.option(fc.constantFrom('c1', 'c2')),
  pathId: fc.option(fc.constant('p')),
  memberId: fc.option(fc.constantFrom('priya', 'ada')),
  direction: fc.constantFrom('in' as const, 'out' as const),
  number: fc.constantFrom('+35315550177', '+35315550178'),
  startedAt: fc.integer({ min: 0, max: 600 }).map(at),
  answeredAt: fc.option(fc.integer({ min: 0, max: 600 }).map(at)),
  endedAt: fc.option(fc.integer({ min: 0, max: 600 }).map(at)),
  talk: fc.option(fc.integer({ min: 0, max: 600 })),
  result: fc.constantFrom('answered' as const, 'missed' as const, 'voicemail' as const),
  recordingId: fc.option(fc.constantFrom('r1', 'r2')),
});

describe('the legs of a call', () => {
  test('come to the same in every order', () => {
    const shuffled = fc
      .array(anyElement, { minLength: 1, maxLength: 6 })
      .chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
      );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        // One row of each key, as they are kept.
        const kept = (rows: CallElement[]) => {
          const byKey = new Map<string, CallElement>();
          for (const row of rows) {
            const key = `${row.id} ${row.form} ${row.memberId}`;
            const known = byKey.get(key);
            byKey.set(key, known === undefined ? row : joinElements(known, row));
          }
          return [...byKey.values()];
        };
        expect(foldCall(kept(other))).toEqual(foldCall(kept(all)));
        expect(foldCall(kept([...other, ...all]))).toEqual(foldCall(kept(all)));
      }),
    );
  });

  test('both sides of one conversation are spoken once; a transfer adds what came after', () => {
    const both = [element(), element({ id: 'row-2', memberId: 'ada' })];
    expect(foldCall(both).talk).toBe(120);
    const later = element({
      id: 'row-3',
      memberId: 'ada',
      startedAt: at(128),
      answeredAt: at(140),
      endedAt: at(440),
      talk: 300,
    });
    expect(foldCall([later, element()])).toMatchObject({
      talk: 420,
      duration: 440,
      memberId: 'ada',
      direction: 'out',
      startedAt: at(0),
    });
  });

  test('the retired form counts only where the present one is silent, but its recording does', () => {
    const old = element({ id: 'log-1', form: 'log', pathId: null, talk: 500, recordingId: 'r1' });
    expect(foldCall([old]).talk).toBe(500);
    expect(foldCall([old, element()])).toMatchObject({ talk: 120, recordingId: 'r1' });
  });

  test('a leg that was missed does not hide the one that was answered', () => {
    const missed = element({ id: 'row-0', result: 'missed', talk: 0 });
    expect(foldCall([missed, element()]).result).toBe('answered');
    expect(foldCall([missed, element({ result: 'voicemail' })]).result).toBe('voicemail');
  });
});

test.each([
  ['connected', 0, 'answered'],
  ['Call connected', null, 'answered'],
  ['voicemail', 12, 'voicemail'],
  ['rejected', 0, 'refused'],
  ['busy', null, 'refused'],
  ['call_failed', 0, 'failed'],
  ['ring_timeout', 0, 'missed'],
  ['No Answer', null, 'missed'],
  ['hang_up', 30, 'answered'],
  ['something new', 0, 'missed'],
] as const)('Zoom’s %s after %s seconds is %s', (word, talk, expected) => {
  expect(callResult(word, talk)).toBe(expected);
});

test.each([
  [0, 0],
  [5, 1],
  [89, 1],
  [90, 2],
])('%i seconds are %i minutes', (talk, minutes) => {
  expect(minutesOf({ talk })).toBe(minutes);
});
