import { describe, expect, test } from 'vitest';
import { ID_PATTERN, newId } from '../../common/ids.ts';

/** Far enough ahead that the generator's own clock does not interfere. */
const LATER = Date.parse('2030-01-01T00:00:00.000Z');

const isSorted = (ids: string[]) => ids.every((id, n) => n === 0 || ids[n - 1]! < id);

describe('ids', () => {
  test('are UUIDs of version 7 with the time in front', () => {
    const id = newId(LATER);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(LATER);
    expect(id).toMatch(ID_PATTERN);
  });

  test('of one millisecond are in the order they were made, and all different', () => {
    const ids = Array.from({ length: 10_000 }, () => newId(LATER + 1_000));
    expect(isSorted(ids)).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keep their order when the clock steps back an hour', () => {
    const before = newId(LATER + 20_000);
    const after = [newId(LATER + 20_000 - 3_600_000), newId(0), newId(LATER + 20_001)];
    expect(isSorted([before, ...after])).toBe(true);
  });

  test.each(['6f1c2d', '01JC3Z8K6F9Q0W8V7H2X5T4R1M', 'candidate-niamh', newId()])(
    '%s may be an id',
    (text) => expect(text).toMatch(ID_PATTERN),
  );

  test.each(['', 'short', 'with space', 'semi;colon', '../../etc', 'x'.repeat(65), 'line\nfeed'])(
    '%j may not',
    (text) => expect(text).not.toMatch(ID_PATTERN),
  );
});
