import type { RecordKind } from '../common/records.ts';
import { zoomCopy } from './copy-zoom.ts';

const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** What a kind is called in the middle of a sentence. */
export const KIND_WORDS: Record<RecordKind, string> = {
  attendance: 'attendance',
  recordings: 'cloud recordings',
  transcripts: 'transcripts',
  phone: 'phone calls',
  chat: 'chats',
};

interface Held {
  records: number;
  candidates: number;
}

const UNITS: Record<RecordKind, [one: string, many: string]> = {
  attendance: ['interview’s attendance', 'interviews’ attendance'],
  recordings: ['recording', 'recordings'],
  transcripts: ['transcript', 'transcripts'],
  phone: ['call', 'calls'],
  chat: ['conversation', 'conversations'],
};
const amount = (kind: RecordKind, count: number) => several(count, ...UNITS[kind]);

/** What deleting takes away, and what stays wherever it was. */
const goes: Record<RecordKind, string> = {
  attendance: 'Who was in each meeting and when, and who was said to be the candidate.',
  recordings:
    'The links to every recording, and the copies of them that are kept here. The recordings themselves stay at Zoom.',
  transcripts: 'Every transcript, word by word. Zoom’s own stay at Zoom.',
  phone: 'Every call that was filed, and its number. Zoom’s history of calls stays at Zoom.',
  chat: 'Every message that was filed, of meetings and of Team Chat. Those at Zoom stay there.',
};

/** Every sentence about turning on and off what is collected from Zoom. */
export const collectingCopy = {
  title: 'Filed under the candidate',
  note: 'Each is off until an admin turns it on. Nothing from before that is fetched.',
  names: zoomCopy.tile.features,
  kinds: KIND_WORDS,
  by: (names: readonly string[]) =>
    names.length > 2
      ? `Granted by ${names[0]} and ${names.length - 1} others`
      : `Granted by ${names.join(' and ')}`,
  off: ', switched off',
  since: (day: string, name: string | null) =>
    name === null ? `On since ${day}` : `On since ${day}, by ${name}`,
  nobody: 'Nobody grants it now. Nothing new is filed.',

  stop: {
    title: (kind: RecordKind) => `Turn off ${KIND_WORDS[kind]}?`,
    effect: 'Nothing new is filed from now on. What is there can stay or be deleted.',
    goes: (kind: RecordKind) => `Deleting takes away, for good: ${goes[kind]}`,
    counting: 'Counting what is kept…',
    held: (kind: RecordKind, { records, candidates }: Held) =>
      records === 0
        ? 'Nothing of it is kept.'
        : `Kept now: ${amount(kind, records)}${
            candidates === 0 ? '' : ` of ${several(candidates, 'candidate', 'candidates')}`
          }.`,
    history: 'The history keeps a line that something was there.',
    keep: 'Turn off, keep it',
    erase: 'Turn off and delete',
    cancel: 'Leave it on',
  },
  stopped: (kind: RecordKind) => `${zoomCopy.tile.features[kind][0]}: off. What was filed is kept.`,
  purged: (kind: RecordKind, { records }: Held) =>
    `${zoomCopy.tile.features[kind][0]}: off, and deleted${
      records === 0 ? '' : `: ${amount(kind, records)}`
    }.`,
} as const;
