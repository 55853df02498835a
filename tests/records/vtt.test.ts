import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cue } from '../../common/transcript.ts';
import { cuesIn, VTT_LIMITS, VttReader } from '../../server/records/transcripts/vtt.ts';
import { VTT } from './recordings-support.ts';

const read = (...pieces: (string | Uint8Array)[]): Cue[] => [
  ...cuesIn(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece))),
];

const time = (ms: number) =>
  `${new Date(ms).toISOString().slice(11, 19)}.${String(ms % 1000).padStart(3, '0')}`;
const write = (cues: Cue[]) =>
  `WEBVTT\n\n${cues
    .map(({ startMs, endMs, speaker, text }, index) => {
      const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      const line = speaker === null ? words : `${speaker}: ${words}`;
      return `${index + 1}\n${time(startMs)} --> ${time(endMs)}\n${line}\n`;
    })
    .join('\n')}`;

const NAME = fc
  .array(fc.constantFrom('Niamh', 'Elena', 'Ó', '李', 'O’Neill', 'J.', 'van'), {
    minLength: 1,
    maxLength: 3,
  })
  .map((words) => words.join(' '));
const WORDS = fc
  .array(fc.constantFrom('so', 'copy', '&', '<3', 'ran', '→', '👩‍💻', '12', 'é', '??'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(' '));
const CUES = fc.array(
  fc
    .record({
      startMs: fc.nat(10_800_000),
      length: fc.nat(60_000),
      speaker: fc.option(NAME),
      text: WORDS,
    })
    .map(({ startMs, length, speaker, text }) => ({
      startMs,
      endMs: startMs + length,
      speaker,
      text,
    })),
  { maxLength: 30 },
);

describe('a transcript of Zoom’s', () => {
  test('is read with times, speakers and words', () => {
    expect(read(VTT)).toEqual([
      {
        startMs: 12_000,
        endMs: 15_500,
        speaker: 'Elena Duarte',
        text: 'So you froze the loads. How did you know the copy was complete?',
      },
      {
        startMs: 16_000,
        endMs: 21_000,
        speaker: 'Niamh Brennan',
        text: 'We compared row counts per partition, before and after.',
      },
      {
        startMs: 1_301_000,
        endMs: 1_315_000,
        speaker: 'Niamh Brennan',
        text: 'We usually just ran it again. A re-run was cheap for most tables.',
      },
    ]);
  });

  test.each([
    ['a mark of byte order', `\u{feff}${VTT}`],
    ['the line ends of Windows', VTT.replaceAll('\n', '\r\n')],
    ['the line ends of old Macs', VTT.replaceAll('\n', '\r')],
    ['no first line', VTT.slice(7)],
    ['words after the first one', VTT.replace('WEBVTT', 'WEBVTT - Interview\nKind: captions')],
    [
      'notes, styles and regions',
      VTT.replace('\n\n2\n', '\n\nNOTE one\ntwo\n\nSTYLE\n::cue {}\n\n2\n'),
    ],
    ['no hours', VTT.replaceAll(/\b00:(?=\d\d:\d\d\.)/g, '')],
    ['commas', VTT.replaceAll(/(\d)\.(\d{3})/g, '$1,$2')],
    ['settings', VTT.replaceAll(/(--> \S+)/g, '$1 align:start line:0%')],
    ['no blank lines', VTT.replaceAll('\n\n', '\n')],
    ['UTF-16', Buffer.from(`\u{feff}${VTT}`, 'utf16le')],
    ['voice tags', VTT.replaceAll(/^(\w+ \w+): (.*)$/gm, '<v.loud $1>$2</v>')],
  ])('is the same with %s', (_what, text) => {
    expect(read(text)).toEqual(read(VTT));
  });

  test('is read line by line as Western text where it is no UTF-8', () => {
    const [head, tail] = ['WEBVTT\n\n00:01.000 --> 00:02.000\nZoë: ', 'café ✓\n'];
    const latin = Buffer.from('José: résumé\n', 'latin1');
    const bytes = Buffer.concat([Buffer.from(`${head}${tail}\n00:03.000 --> 00:04.000\n`), latin]);
    expect(read(bytes).map(({ speaker, text }) => [speaker, text])).toEqual([
      ['Zoë', 'café ✓'],
      ['José', 'résumé'],
    ]);
  });

  test('that breaks off keeps what is whole', () => {
    expect(read(VTT.slice(0, VTT.indexOf('21:55') + 3))).toHaveLength(2);
    expect(read(VTT.slice(0, VTT.indexOf('ran it')))).toHaveLength(3);
  });

  test.each([
    ['<!doctype html><title>Sign in</title>', 'page'],
    ['{"errorCode": 124}', 'page'],
    ['WEBVTT\n', null],
  ] as const)('%j is known for what it is', (text, problem) => {
    const reader = new VttReader();
    expect([reader.push(Buffer.from(text)), reader.end()]).toEqual([[], []]);
    expect([reader.problem, reader.isVtt]).toEqual([problem, problem === null]);
  });

  test.each([
    ['Dr. Ada Lovelace: yes', 'Dr. Ada Lovelace'],
    ['Recruiting: Priya: hello', 'Recruiting'],
    ['I asked him one thing. He said: no', null],
    ['What did you do? Well: nothing', null],
    ['the one thing that nobody ever told me about: time', null],
    ['at 10:30 we left', null],
    [': nobody', null],
  ])('%j has the speaker %j', (line, speaker) => {
    expect(read(`WEBVTT\n\n00:01.000 --> 00:02.000\n${line}`)[0]!.speaker).toBe(speaker);
  });

  test('is bounded in lines, words and cues, and holds no NUL', () => {
    const cue = '00:01.000 --> 00:02.000\nA: b\u0000c\n\n';
    expect(read(`WEBVTT\n\n${cue}`)[0]!.text).toBe('b c');
    const many = read('WEBVTT\n\n', cue.repeat(VTT_LIMITS.cues + 10));
    expect(many).toHaveLength(VTT_LIMITS.cues);
    const [long] = read(`WEBVTT\n\n00:01.000 --> 00:02.000\n${'é'.repeat(1_000_000)}`);
    expect(long!.text).toBe('é'.repeat(VTT_LIMITS.text));
  });

  test('property: what was written is read again', () => {
    fc.assert(
      fc.property(CUES, (cues) => {
        expect(read(write(cues))).toEqual(cues);
      }),
    );
  });

  test('property: the sizes of the pieces make no difference', () => {
    fc.assert(
      fc.property(CUES, fc.array(fc.integer({ min: 1, max: 40 })), (cues, sizes) => {
        const bytes = Buffer.from(write(cues));
        const pieces: Buffer[] = [];
        let at = 0;
        for (const size of sizes) {
          pieces.push(bytes.subarray(at, at + size));
          at += size;
        }
        expect(read(...pieces, bytes.subarray(at))).toEqual(cues);
      }),
    );
  });

  test('property: nothing makes it throw, and every cue is in order in itself', () => {
    const bits = fc.constantFrom(
      'WEBVTT',
      '\n',
      '\r',
      ' --> ',
      '00:00:01.000',
      ':',
      '<v ',
      '>',
      'NOTE',
    );
    const pieces = fc.array(
      fc.oneof(
        fc.uint8Array(),
        fc.array(bits).map((all) => Buffer.from(all.join(''))),
      ),
    );
    fc.assert(
      fc.property(pieces, (all) => {
        for (const { startMs, endMs, text } of read(...all)) {
          expect(startMs).toBeLessThanOrEqual(endMs);
          expect(text).not.toMatch(/\0|^$/);
        }
      }),
    );
  });
});
