import type { Id } from '../../../common/ids.ts';
import { cueAt, momentAt, type Stretch } from '../../../common/moments.ts';
import { type Instant, toMs } from '../../../common/time.ts';
import type { PlacedCue } from '../../../common/transcript.ts';

/** Something that happened at a moment of the meeting: a note, or a question being asked. */
export interface Mark {
  id: Id;
  kind: 'note' | 'question';
  at: Instant;
  /** Of a question: its short name. */
  name: string;
}

/** Which cue each mark belongs to, and the marks of each cue. Those of no cue are in neither. */
export function placeMarks(
  marks: readonly Mark[],
  cues: readonly PlacedCue[],
  stretches: readonly Stretch[],
): { seqOf: Map<Id, number>; marksOf: Map<number, Mark[]> } {
  const seqOf = new Map<Id, number>();
  const marksOf = new Map<number, Mark[]>();
  for (const mark of marks) {
    const index = cueAt(cues, momentAt(stretches, toMs(mark.at)));
    if (index === null) continue;
    const { seq } = cues[index]!;
    seqOf.set(mark.id, seq);
    marksOf.set(seq, [...(marksOf.get(seq) ?? []), mark]);
  }
  return { seqOf, marksOf };
}

/** The cues with these words, by their numbers. */
export function hitsIn(cues: readonly PlacedCue[], words: string): number[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return [];
  return cues
    .filter(({ text, speaker }) => `${speaker ?? ''}\n${text}`.toLowerCase().includes(wanted))
    .map(({ seq }) => seq);
}

/** A text in pieces: those at odd places are the words looked for. */
export function piecesOf(text: string, words: string): string[] {
  const wanted = words.trim().toLowerCase();
  const lower = text.toLowerCase();
  // In a few languages small letters are more letters: the places would not fit.
  if (wanted === '' || lower.length !== text.length) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
    pieces.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...pieces, text.slice(from)];
}
