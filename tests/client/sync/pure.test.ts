import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../../client/sync/backoff.ts';
import { batchesOf } from '../../../client/sync/batch.ts';
import { createServerClock } from '../../../client/sync/clock.ts';
import type { OutboxEntry } from '../../../client/sync/entry.ts';
import { saveStatus } from '../../../client/sync/save-status.ts';
import { createWriting } from '../../../client/sync/writing.ts';
import { toInstant } from '../../../common/time.ts';
import { TestPlatform } from '../../support/test-platform.ts';

describe('the save line', () => {
  const facts = {
    pending: 0,
    refused: 0,
    durable: true,
    loaded: true,
    stream: 'open' as 'open' | 'connecting' | 'down',
  };

  test('"All saved" is read only when nothing is pending and the stream is open', () => {
    const any = fc.record({
      pending: fc.nat(3),
      refused: fc.nat(3),
      durable: fc.boolean(),
      loaded: fc.boolean(),
      stream: fc.constantFrom('open' as const, 'connecting' as const, 'down' as const),
    });
    fc.assert(
      fc.property(any, (one) => {
        const saved = one.pending + one.refused === 0 && one.stream === 'open' && one.loaded;
        expect(saveStatus(one).kind === 'saved').toBe(saved);
      }),
    );
  });

  test.each([
    [
      { refused: 2, pending: 5, stream: 'down' as const },
      { kind: 'attention', count: 2 },
    ],
    [
      { pending: 3, stream: 'down' as const },
      { kind: 'offline', count: 3, durable: true },
    ],
    [{ pending: 3 }, { kind: 'saving', count: 3 }],
    [{ stream: 'connecting' as const }, { kind: 'saving', count: 0 }],
  ])('%o reads %o', (given, status) => {
    expect(saveStatus({ ...facts, ...given })).toEqual(status);
  });
});

describe('backing off', () => {
  test('pauses grow from half a second to ten when visible, to sixty when hidden', () => {
    const longest = (attempt: number, visible: boolean) =>
      backoffMs(attempt, { visible, random: 1 });
    expect([0, 1, 2, 5, 100].map((n) => longest(n, true))).toEqual([500, 1000, 2000, 10000, 10000]);
    expect([5, 7, 100].map((n) => longest(n, false))).toEqual([16000, 60000, 60000]);
  });

  test('chance spreads them down to nothing, but never below what the server asked for', () => {
    expect(backoffMs(3, { visible: true, random: 0 })).toBe(0);
    expect(backoffMs(3, { visible: true, random: 0, atLeast: 7_000 })).toBe(7_000);
  });
});

describe('the server’s clock', () => {
  const SERVER = Date.parse('2026-11-21T12:00:00.000Z');

  test('is told by the quickest answer, not by a slow one', () => {
    let now = 1_000_000;
    const clock = createServerClock({ now: () => now });
    clock.learn(toInstant(SERVER), now, now - 100);
    expect(clock.now()).toBe(SERVER + 50);
    clock.learn(toInstant(SERVER), now, now - 4_000);
    expect(clock.now()).toBe(SERVER + 50);
    now += 1_000;
    expect(clock.now()).toBe(SERVER + 1_050);
  });

  test('follows when this computer’s clock is set', () => {
    let now = 1_000_000;
    const clock = createServerClock({ now: () => now });
    clock.learn(toInstant(SERVER), now, now - 100);
    now += 3_600_000;
    clock.learn(toInstant(SERVER), now, now - 200);
    expect(clock.now()).toBe(SERVER + 100);
  });
});

describe('batches', () => {
  const entry = (streamId: string, text: string): OutboxEntry => ({
    streamId,
    writtenAt: '2026-11-21T12:00:00.000Z',
    draft: {
      id: 'note-1',
      type: 'note.added',
      at: '2026-11-21T12:00:00.000Z',
      body: { text },
    },
  });

  test('hold at most a hundred events of one log, in order, within the size the server takes', () => {
    const entries = fc.array(
      fc.tuple(fc.constantFrom('a', 'b'), fc.string()).map(([id, text]) => entry(id, text)),
      { maxLength: 300 },
    );
    fc.assert(
      fc.property(entries, (list) => {
        const batches = batchesOf(list, 4_000);
        for (const batch of batches) {
          expect(batch.entries.length).toBeLessThanOrEqual(100);
          expect(batch.entries.every(({ streamId }) => streamId === batch.streamId)).toBe(true);
        }
        for (const id of ['a', 'b']) {
          const sent = batches
            .filter(({ streamId }) => streamId === id)
            .flatMap((one) => one.entries);
          expect(sent).toEqual(list.filter(({ streamId }) => streamId === id));
        }
      }),
    );
  });
});

describe('saying that one writes', () => {
  test('is told at once, then every three seconds, and once when it stops', () => {
    const platform = new TestPlatform(0);
    const told: [number, boolean][] = [];
    const writing = createWriting(platform, (on) => told.push([platform.clock.now(), on]));
    writing(false);
    for (let n = 0; n < 70; n++) {
      writing(true);
      platform.advance(100);
    }
    writing(false);
    writing(false);
    expect(told).toEqual([
      [0, true],
      [3_000, true],
      [6_000, true],
      [7_000, false],
    ]);
  });
});
