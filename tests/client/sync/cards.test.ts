import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acknowledged,
  adopt,
  deliver,
  type Log,
  movedTo,
  visible,
} from '../../../client/sync/log.ts';
import type { LogEvent } from '../../../common/events.ts';
import type { PanelSnapshot } from '../../../common/panel.ts';
import { EMPTY_STATE, fold } from '../../../common/reduce.ts';
import { event } from '../../common/samples.ts';

const CARD = 'interview-2:interviewer';
const EMPTY: Log = {
  streamId: 'candidate-1',
  confirmed: EMPTY_STATE,
  cursor: 7,
  events: [],
  ahead: [],
  historyNext: null,
};

const rating = (card: number, value: 'yes' | 'no' = 'yes', id = `rating-${card}`) =>
  event('rating.set', { attributeId: 'attr-sql', value }, { id, seq: 7, card });
const valueIn = (log: Log, pending: LogEvent[] = []) =>
  visible(log, pending).state.scorecards[CARD]?.ratings['attr-sql']?.value;

describe('a scorecard’s entries on the panel', () => {
  test('[S17] an entry whose number is at the cursor is told all the same, and moves no cursor', () => {
    const log = deliver(EMPTY, rating(1));
    expect(valueIn(log)).toBe('yes');
    expect(log.cursor).toBe(7);
    expect(log.events.map(({ id }) => id)).toEqual(['rating-1']);
  });

  test('[S8, S9] an acknowledged rating stays on screen until the stream tells it', () => {
    const own = rating(1, 'no');
    const waiting = { ...own, card: 0, seq: 0 };
    expect(valueIn(EMPTY, [waiting])).toBe('no');
    const known = acknowledged(EMPTY, own);
    expect(valueIn(known)).toBe('no');
    expect(known.ahead).toHaveLength(1);
    const later = movedTo(known, 9);
    expect(valueIn(later)).toBe('no');
    const told = deliver(later, own);
    expect(told.ahead).toEqual([]);
    expect(valueIn(told)).toBe('no');
    expect(visible(told, []).history).toHaveLength(1);
  });

  test('[S18] told twice is told once', () => {
    const once = [rating(1), rating(2, 'no')].reduce(deliver, EMPTY);
    const twice = [rating(1), rating(2, 'no'), rating(1), rating(2, 'no')].reduce(deliver, EMPTY);
    expect(twice).toEqual(once);
    expect(valueIn(twice)).toBe('no');
  });

  test('[S18] a newer snapshot and the stream may overlap in any way', () => {
    const all = [1, 2, 3, 4, 5].map((card) => rating(card, card % 2 === 0 ? 'no' : 'yes'));
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.nat(5), (before, inSnapshot, from) => {
        const log = all.slice(0, before).reduce(deliver, EMPTY);
        const snapshot = {
          ...EMPTY,
          state: fold(all.slice(0, inSnapshot)),
          history: all.slice(0, inSnapshot).reverse(),
        } as unknown as PanelSnapshot;
        const adopted = adopt(log, snapshot);
        const after = all.slice(Math.min(from, inSnapshot)).reduce(deliver, adopted);
        expect(after.confirmed.scorecards).toEqual(fold(all).scorecards);
      }),
    );
  });

  test('an acknowledgement that comes after the stream changes nothing', () => {
    const told = deliver(EMPTY, rating(1));
    expect(acknowledged(told, rating(1))).toBe(told);
  });
});
