import type { Cue } from '../../../common/transcript.ts';

/** What reading stops at: a day of talk has fewer cues, and nobody says a line this long. */
export const VTT_LIMITS = { line: 8_000, text: 4_000, speaker: 80, cues: 20_000 } as const;

/** Why a file is no transcript; `null` where it is one, an empty one too. */
export type VttProblem = 'page';

const LF = 10;
const CR = 13;

/**
 * Reads WebVTT (w3.org/TR/webvtt1) as it arrives, in pieces of any size, and takes what it can of
 * files that are cut, mislabelled or odd. It never throws, and keeps no more than a line and a cue.
 */
export class VttReader {
  problem: VttProblem | null = null;
  #line: number[] = [];
  #isFirst = true;
  #afterCr = false;
  #wide: InstanceType<typeof TextDecoder> | null = null;
  #head: number[] = [];
  #isHeadKnown = false;
  #block: 'none' | 'note' | 'cue' = 'none';
  #times: [start: number, end: number] | null = null;
  #words: string[] = [];
  /** It says that it is WebVTT, or has cues. */
  isVtt = false;
  #count = 0;

  /** @returns the cues that are whole by now */
  push(bytes: Uint8Array): Cue[] {
    if (this.#isHeadKnown) return this.#bytes(bytes);
    // Two bytes tell which alphabet it is.
    const head = [...this.#head, ...bytes.subarray(0, 2 - this.#head.length)];
    const rest = bytes.subarray(head.length - this.#head.length);
    this.#head = head;
    if (head.length < 2) return [];
    return [...this.#open(head), ...this.#bytes(rest)];
  }

  /** @returns what was still open */
  end(): Cue[] {
    const cues = this.#isHeadKnown ? [] : this.#open(this.#head);
    if (this.#wide !== null) cues.push(...this.#utf8(encoder.encode(this.#wide.decode())));
    if (this.#line.length > 0) cues.push(...this.#endLine());
    cues.push(...this.#close());
    return cues;
  }

  #open(head: number[]): Cue[] {
    this.#isHeadKnown = true;
    if (head[0] === 0xff && head[1] === 0xfe) this.#wide = new TextDecoder('utf-16le');
    if (head[0] === 0xfe && head[1] === 0xff) this.#wide = new TextDecoder('utf-16be');
    return this.#bytes(Uint8Array.from(head));
  }

  #bytes(bytes: Uint8Array): Cue[] {
    if (this.#wide === null) return this.#utf8(bytes);
    return this.#utf8(encoder.encode(this.#wide.decode(bytes, { stream: true })));
  }

  #utf8(bytes: Uint8Array): Cue[] {
    const cues: Cue[] = [];
    for (const byte of bytes) {
      if (this.problem !== null || this.#count >= VTT_LIMITS.cues) break;
      const isSecond = byte === LF && this.#afterCr;
      this.#afterCr = byte === CR;
      if (isSecond) continue;
      if (byte === LF || byte === CR) cues.push(...this.#endLine());
      else if (this.#line.length < VTT_LIMITS.line) this.#line.push(byte);
    }
    return cues;
  }

  #endLine(): Cue[] {
    const line = textOf(this.#line);
    this.#line = [];
    if (!this.#isFirst) return this.#take(line);
    if (line.trim() === '') return [];
    this.#isFirst = false;
    if (/^\s*[<{]/.test(line)) this.problem = 'page';
    else if (/^WEBVTT(?:[ \t]|$)/.test(line)) {
      this.isVtt = true;
      this.#block = 'note';
    }
    // Without its first line it may still be one: with another first line it must show times.
    else return this.#take(line);
    return [];
  }

  #take(line: string): Cue[] {
    const times = timesIn(line);
    if (times !== null) {
      // A number of its own line that belongs to the cue which begins here.
      if (this.#words.length > 1 && /^\d+$/.test(this.#words.at(-1)!)) this.#words.pop();
      const cues = this.#close();
      this.#block = 'cue';
      this.#times = times;
      this.isVtt = true;
      return cues;
    }
    if (line.trim() === '') return this.#close();
    if (this.#block === 'none' && /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(line)) {
      this.#block = 'note';
    } else if (this.#block === 'cue') this.#words.push(line);
    return [];
  }

  #close(): Cue[] {
    const cue = this.#times && cueOf(this.#times, this.#words);
    this.#block = 'none';
    this.#times = null;
    this.#words = [];
    if (cue === null || this.#count >= VTT_LIMITS.cues) return [];
    this.#count += 1;
    return [cue];
  }
}

const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

/** Line by line: one that is no UTF-8 is read as the Western alphabet it was probably written in. */
function textOf(bytes: number[]): string {
  const all = Uint8Array.from(bytes);
  // A line that was cut may end within a letter.
  for (let end = all.length; end > all.length - 4 && end >= 0; end--) {
    try {
      return strict.decode(all.subarray(0, end));
    } catch {
      if (all.length < VTT_LIMITS.line) break;
    }
  }
  return western.decode(all);
}

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?`;
const TIMES = new RegExp(String.raw`^\s*${TIME}\s*-->\s*${TIME}(?:\s.*)?$`);

/** Hours may be missing; what follows the times says where on the picture the words stand. */
function timesIn(line: string): [number, number] | null {
  const found = TIMES.exec(line);
  if (found === null) return null;
  const [start, end] = [found.slice(1, 5), found.slice(5, 9)].map(
    ([hours = '0', minutes = '0', seconds = '0', fraction = '']) =>
      ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000 +
      Number(fraction.padEnd(3, '0')),
  ) as [number, number];
  return [start, Math.max(start, end)];
}

function cueOf([startMs, endMs]: [number, number], lines: string[]): Cue | null {
  const raw = lines.join(' ');
  const voice = /^\s*<v(?:\.[^\s>]*)?\s+([^>]{1,200})>/.exec(raw)?.[1];
  const words = plain(raw);
  const [speaker, text] =
    voice === undefined ? splitSpeaker(words) : [plain(voice).slice(0, VTT_LIMITS.speaker), words];
  if (text === '') return null;
  return { startMs, endMs, speaker: speaker || null, text: text.slice(0, VTT_LIMITS.text) };
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&lrm;': '',
  '&rlm;': '',
};

/** Without tags and control characters, blanks counted once, whole letters only. */
const plain = (text: string): string =>
  text
    .replaceAll(/<\/?[a-z0-9][^<>]*>|<\/>/gi, '')
    .replaceAll(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, (entity) => ENTITIES[entity]!)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{Surrogate}/gu, '\u{fffd}')
    .trim();

const WORDS_IN_A_NAME = 8;

/**
 * Zoom writes `Name: words`. What stands before the first colon is a name unless it is too long for
 * one or is itself a sentence.
 */
function splitSpeaker(words: string): [string | null, string] {
  const at = words.indexOf(': ');
  const name = at < 0 ? '' : words.slice(0, at).trim();
  const isName =
    name !== '' &&
    name.length <= VTT_LIMITS.speaker &&
    name.split(' ').length <= WORDS_IN_A_NAME &&
    !/[?!;"]|\p{L}{4,}\. /u.test(name);
  return isName ? [name, words.slice(at + 2).trim()] : [null, words];
}

/** Reads pieces that are all here. */
export function* cuesIn(pieces: Iterable<Uint8Array>): Generator<Cue, VttProblem | null> {
  const reader = new VttReader();
  for (const piece of pieces) yield* reader.push(piece);
  yield* reader.end();
  return reader.problem;
}
