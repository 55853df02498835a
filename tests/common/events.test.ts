import { describe, expect, test } from 'vitest';
import { clientBodies, type EventType, eventBodies, serverBodies } from '../../common/events.ts';
import { LIMITS } from '../../common/limits.ts';
import { BODIES } from './samples.ts';

const TYPES = Object.keys(eventBodies) as EventType[];
const accepts = (type: EventType, body: unknown) => eventBodies[type].safeParse(body).success;

describe('the body of an event', () => {
  test.each(TYPES)('%s takes its example and refuses a wrong one', (type) => {
    expect(accepts(type, BODIES[type].right), 'right').toBe(true);
    expect(accepts(type, BODIES[type].wrong), 'wrong').toBe(false);
  });

  test.each(TYPES)('%s refuses what it does not know', (type) => {
    expect(accepts(type, { ...BODIES[type].right, more: 1 })).toBe(false);
    for (const other of [null, undefined, 7, 'text', [], [BODIES[type].right]]) {
      expect(accepts(type, other)).toBe(false);
    }
  });

  test('clients send what people do; everything else is the server’s', () => {
    expect(Object.keys(clientBodies).filter((type) => type in serverBodies)).toEqual([]);
    expect(Object.keys(clientBodies).sort()).toEqual([
      'hold.changed',
      'interview.ended',
      'interview.no_show',
      'note.added',
      'note.deleted',
      'note.edited',
      'note.restored',
      'question.asked',
      'question.asking',
      'question.claimed',
      'question.released',
      'question.reopened',
      'question.skipped',
      'rating.set',
      'recommendation.set',
      'scorecard.submitted',
      'stage.changed',
      'stage.reverted',
    ]);
  });

  const x = (length: number) => 'x'.repeat(length);
  const SIZES: [EventType, (length: number) => unknown, number][] = [
    ['note.added', (n) => ({ text: x(n) }), LIMITS.noteText],
    ['note.edited', (n) => ({ noteId: 'note-1', text: x(n) }), LIMITS.noteText],
    ['rating.set', (n) => ({ attributeId: 'attr-1', value: null, comment: x(n) }), LIMITS.noteText],
    ['rating.set', (n) => ({ attributeId: x(n), value: null }), 64],
    ['scorecard.submitted', (n) => ({ recommendation: null, comment: x(n) }), LIMITS.noteText],
    ['stage.changed', (n) => ({ from: x(n), to: 'Offer' }), 60],
    ['stage.changed', (n) => ({ from: 'Screen', to: 'Offer', note: x(n) }), LIMITS.reasonNote],
    ['stage.changed', (n) => ({ from: 'Screen', to: 'Offer', reason: x(n) }), 200],
    ['hold.changed', (n) => ({ onHold: true, note: x(n) }), LIMITS.reasonNote],
    ['candidate.added', (n) => ({ name: x(n) }), 200],
    ['candidate.edited', (n) => ({ tags: Array(n).fill('tag') }), 30],
  ];
  test.each(SIZES)('%s keeps its sizes: %#', (type, body, most) => {
    expect(accepts(type, body(most))).toBe(true);
    expect(accepts(type, body(most + 1))).toBe(false);
  });

  test('a bookmark needs no words, every other note does', () => {
    expect(accepts('note.added', { text: '', flag: 'bookmark' })).toBe(true);
    expect(accepts('note.added', { text: '', flag: 'strength' })).toBe(false);
  });

  test('a NUL, which PostgreSQL cannot store, is refused before it gets there', () => {
    expect(accepts('note.added', { text: 'a\0b' })).toBe(false);
    expect(accepts('candidate.added', { name: 'Niamh\0' })).toBe(false);
    expect(accepts('note.added', { text: 'line\nfeed\ttab 🙂 \u2028' })).toBe(true);
  });

  test.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://example.com/', 'example.com'])(
    'a link to %s is no link of a candidate',
    (url) => expect(accepts('candidate.added', { name: 'N', links: [{ url }] })).toBe(false),
  );
});
