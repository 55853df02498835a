import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventBody, EventType, LogEvent } from '../../common/events.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { fold, reduce, targetOf } from '../../common/reduce.ts';
import { at, BODIES, event } from './samples.ts';

const TYPES = Object.keys(BODIES) as EventType[];

/** Ids collide often, and some of them are names that every object has. */
const anyId = fc.constantFrom('note-1', 'note-2', 'constructor', '__proto__', 'hasOwnProperty');
const anyStage = fc.constantFrom(...DEFAULT_STAGES.map(({ name }) => name));
const ANY_BODY: { [T in EventType]?: fc.Arbitrary<unknown> } = {
  'note.added': fc.record({ text: fc.string({ minLength: 1 }), attributeId: anyId }),
  'note.edited': fc.record({ noteId: anyId, text: fc.string() }),
  'note.deleted': fc.record({ noteId: anyId }),
  'note.restored': fc.record({ noteId: anyId }),
  'note.moved': fc.record({ noteId: anyId }),
  'stage.changed': fc.record({ from: anyStage, to: anyStage }),
  'stage.reverted': fc.record({ eventId: anyId }),
  'rating.set': fc.record({ attributeId: anyId, value: fc.constantFrom(null, 'yes', 'no') }),
  'interview.member_added': fc.record({ memberId: anyId }),
  'interview.member_removed': fc.record({ memberId: anyId }),
};

const anyEvent: fc.Arbitrary<LogEvent> = fc.constantFrom(...TYPES).chain((type) =>
  fc
    .record({
      id: anyId,
      body: fc.option(ANY_BODY[type] ?? fc.constant(BODIES[type].right), { freq: 12 }),
      actorId: fc.option(anyId),
      applicationId: fc.option(anyId),
      interviewId: fc.option(anyId),
      clientAt: fc.option(fc.constantFrom(at(-1), at(3))),
    })
    .map(({ body, ...more }) => event(type, body as EventBody<typeof type>, more)),
);
const anyLog = fc.array(anyEvent, { maxLength: 40 });

describe('for every log', () => {
  test('the reducer is total: any valid events in any order are folded', () => {
    fc.assert(
      fc.property(anyLog, (events) => {
        const state = fold(events);
        for (const [id, one] of Object.entries(state.notes)) expect(one.id).toBe(id);
        for (const [id, one] of Object.entries(state.scorecards)) expect(one.id).toBe(id);
        expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      }),
      { numRuns: 1_000 },
    );
  });

  test('an event changes at most the one entity it is about, and not what was there', () => {
    fc.assert(
      fc.property(anyLog, anyEvent, (events, last) => {
        const before = fold(events);
        const copy = structuredClone(before);
        const after = reduce(before, last);
        expect(before).toEqual(copy);
        const target = targetOf(last);
        for (const kind of ['applications', 'interviews', 'notes', 'scorecards'] as const) {
          for (const id of new Set([...Object.keys(before[kind]), ...Object.keys(after[kind])])) {
            if (target?.kind === kind && target.id === id) continue;
            expect(after[kind][id]).toBe(before[kind][id]);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(['note.added', 'stage.changed', 'stage.reverted', 'interview.ended'] as const)(
    'a %s that arrives twice in a row changes nothing the second time',
    (type) => {
      const twice = anyEvent.filter((one) => one.type === type && !isSelfMove(one));
      fc.assert(
        fc.property(anyLog, twice, (events, one) => {
          const once = fold([...events, one]);
          expect(reduce(once, one)).toEqual(once);
        }),
      );
    },
  );
});

/** The rules refuse a move to the stage it is in; the reducer may count it again. */
const isSelfMove = ({ type, body }: LogEvent) =>
  type === 'stage.changed' &&
  body !== null &&
  (body as EventBody<'stage.changed'>).from === body.to;
