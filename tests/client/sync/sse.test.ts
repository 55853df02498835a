import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSseParser, type SseFrame } from '../../../client/sync/sse.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => createSseParser().push(bytes(text));

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\0]/g, ''));
const frame: fc.Arbitrary<SseFrame> = fc.record({
  id: fc.option(fc.nat().map(String)),
  event: fc.constantFrom('log', 'presence', 'refetch'),
  data: line.map((text) => JSON.stringify({ text })),
});

function written({ id, event, data }: SseFrame, lineEnd: string): string {
  const lines = [': hb', ...(id === null ? [] : [`id: ${id}`]), `event: ${event}`, `data: ${data}`];
  return lines.map((one) => one + lineEnd).join('') + lineEnd;
}

/** The bytes in pieces, cut at any places, characters and line breaks included. */
function cut(whole: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((at) => at % (whole.length + 1)), whole.length];
  const sorted = places.sort((a, b) => a - b);
  return sorted.slice(1).map((end, at) => whole.subarray(sorted[at], end));
}

describe('the event stream parser', () => {
  test('gives the same frames wherever the bytes are cut', () => {
    const ends = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.nat()), ends, (frames, cuts, lineEnd) => {
        const whole = bytes(frames.map((one) => written(one, lineEnd)).join(''));
        const parser = createSseParser();
        const parsed = cut(whole, cuts).flatMap((piece) => parser.push(piece));
        expect(parsed).toEqual(frames);
      }),
    );
  });

  test('never fails, whatever arrives', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (pieces) => {
        const parser = createSseParser();
        for (const piece of pieces) parser.push(piece);
      }),
    );
  });

  test('gives nothing for comments and heartbeats', () => {
    expect(parse(': hb\n\n: hb\n\n')).toEqual([]);
  });

  test('gives a frame that only moves the cursor', () => {
    expect(parse('id: 7\n\n')).toEqual([{ id: '7', event: 'message', data: '' }]);
  });

  test('joins data lines, takes one space only, ignores what it does not know', () => {
    expect(parse('retry: 5\ndata:  a\ndata:b\nnonsense\n\n')).toEqual([
      { id: null, event: 'message', data: ' a\nb' },
    ]);
  });

  test('keeps an unfinished frame to itself', () => {
    expect(parse('event: log\ndata: {"a":1}\n')).toEqual([]);
  });
});
