import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogEvent, RatingValue } from '../../common/events.ts';
import { reduceScorecard, type Scorecard } from '../../common/scorecard.ts';
import { at } from './samples.ts';

const ATTRIBUTES = ['attribute-1', 'attribute-2', 'constructor'];
const value = fc.constantFrom<(RatingValue | null)[]>('strong_no', 'no', 'yes', 'strong_yes', null);
const words = fc.constantFrom(null, '', 'Why', 'Why not');
const evidence = fc.constantFrom<string[][]>([], ['note-1'], ['note-1', 'note-2']);

const step = fc.oneof(
  fc.record({
    type: fc.constant('rating.set'),
    body: fc.record({
      attributeId: fc.constantFrom(...ATTRIBUTES),
      value,
      comment: words,
      evidence,
    }),
  }),
  fc.record({
    type: fc.constantFrom('recommendation.set', 'scorecard.submitted'),
    body: fc.record({ recommendation: value, comment: words }),
  }),
);

/** One scorecard's log, numbered from 1. */
const log = fc.array(step, { maxLength: 30 }).map((steps) =>
  steps.map(
    ({ type, body }, index) =>
      ({
        seq: 7,
        card: index + 1,
        id: `event-${index + 1}`,
        type,
        body,
        actorId: 'member-1',
        applicationId: 'application-1',
        interviewId: 'interview-1',
        meetingUuid: null,
        audience: 'team',
        clientAt: null,
        serverAt: at(index),
        late: false,
        informed: index % 2 === 0,
      }) as LogEvent,
  ),
);

const fold = (events: readonly LogEvent[], from: Scorecard | null = null) =>
  events.reduce(reduceScorecard, from);

const rating = (body: object, card: number, informed = false): LogEvent =>
  ({
    seq: 7,
    card,
    id: `event-${card}`,
    type: 'rating.set',
    body: { attributeId: 'attribute-1', value: null, comment: null, evidence: [], ...body },
    actorId: 'member-1',
    applicationId: 'application-1',
    interviewId: 'interview-1',
    meetingUuid: null,
    audience: 'team',
    clientAt: null,
    serverAt: at(card),
    late: false,
    informed,
  }) as LogEvent;

const submitted = (card: number): LogEvent =>
  ({
    ...rating({}, card),
    type: 'scorecard.submitted',
    body: { recommendation: null, comment: null },
  }) as LogEvent;

describe('any scorecard', () => {
  it('S5: an entry told again changes nothing, wherever it comes again', () => {
    fc.assert(
      fc.property(log, fc.nat(), (events, pick) => {
        const card = fold(events);
        fc.pre(card !== null);
        expect(reduceScorecard(card, events[pick % events.length]!)).toBe(card);
        expect(fold(events, card)).toBe(card);
      }),
    );
  });

  it('its version grows with each entry, and is the number of the last', () => {
    fc.assert(
      fc.property(log, (events) => {
        let version = 0;
        let card: Scorecard | null = null;
        for (const event of events) {
          card = reduceScorecard(card, event);
          expect(card!.version).toBeGreaterThan(version);
          version = card!.version;
        }
        expect(version).toBe(events.length);
      }),
    );
  });

  it('says what was said last, with all of the entry', () => {
    fc.assert(
      fc.property(log, (events) => {
        const card = fold(events);
        for (const attributeId of ATTRIBUTES) {
          const last = events.findLast(
            ({ type, body }) =>
              type === 'rating.set' &&
              body !== null &&
              'attributeId' in body &&
              body.attributeId === attributeId,
          );
          const known = card !== null && Object.hasOwn(card.ratings, attributeId);
          expect(known).toBe(last !== undefined);
          if (last?.type !== 'rating.set' || last.body === null) continue;
          const { value: said, comment, evidence: notes } = last.body;
          expect(card!.ratings[attributeId]).toMatchObject({
            value: said,
            comment,
            evidence: notes,
          });
        }
      }),
    );
  });

  it('before it is submitted nothing is kept as earlier; after, every difference is', () => {
    fc.assert(
      fc.property(log, (events) => {
        const first = events.findIndex(({ type }) => type === 'scorecard.submitted');
        const draft = fold(first === -1 ? events : events.slice(0, first));
        expect(draft?.changed ?? null).toBeNull();
        expect(draft?.earlier ?? []).toEqual([]);
        for (const one of Object.values(draft?.ratings ?? {})) expect(one.earlier).toEqual([]);
        let card = first === -1 ? null : fold(events.slice(0, first + 1));
        for (const event of first === -1 ? [] : events.slice(first + 1)) {
          const next: Scorecard = reduceScorecard(card, event)!;
          expect(next.submittedAt).toBe(card!.submittedAt);
          const kept = (of: Scorecard) =>
            of.earlier.length +
            Object.values(of.ratings).reduce((sum, one) => sum + one.earlier.length, 0);
          expect(kept(next) - kept(card!)).toBe(saysOtherwise(card!, next) ? 1 : 0);
          card = next;
        }
      }),
    );
  });
});

/** Whether a value or its words differ; evidence leaves nothing earlier to read. */
function saysOtherwise(before: Scorecard, after: Scorecard): boolean {
  const said = ({ ratings, recommendation, comment }: Scorecard) =>
    JSON.stringify([
      recommendation,
      comment,
      ATTRIBUTES.map((id) => {
        const one = Object.hasOwn(ratings, id) ? ratings[id]! : { value: null, comment: null };
        return [one.value, one.comment];
      }),
    ]);
  return said(before) !== said(after);
}

describe('a change after submitting', () => {
  it('keeps what it was with the moment that ended, and who was informed by then', () => {
    const events = [
      rating({ value: 'yes' }, 1),
      submitted(2),
      rating({ value: 'no' }, 3, true),
      rating({ value: 'no', comment: 'Why' }, 4),
    ];
    expect(fold(events)?.ratings['attribute-1']).toMatchObject({
      value: 'no',
      changed: { at: at(4), informed: false },
      earlier: [
        { value: 'yes', comment: null, at: at(3) },
        { value: 'no', comment: null, at: at(4) },
      ],
    });
  });

  it('the same again is no change', () => {
    const events = [rating({ value: 'yes' }, 1), submitted(2), rating({ value: 'yes' }, 3)];
    const card = fold(events)!;
    expect(card.changed).toBeNull();
    expect(card.ratings['attribute-1']).toMatchObject({ changed: null, earlier: [] });
  });

  it('linking a note is a change and leaves nothing earlier', () => {
    const linked = rating({ value: 'yes', evidence: ['note-1'] }, 3, true);
    const card = fold([rating({ value: 'yes' }, 1), submitted(2), linked])!;
    expect(card.ratings['attribute-1']).toMatchObject({
      changed: { informed: true },
      earlier: [],
    });
  });
});
