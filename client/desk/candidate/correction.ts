import type { Candidate } from '../../../common/candidate.ts';
import type { Profile } from '../../../common/events.ts';

const PLAIN = [
  'name',
  'say',
  'email',
  'phone',
  'location',
  'timeZone',
  'headline',
  'source',
] as const;
export const FIELDS = [...PLAIN, 'tags', 'links'] as const;

/** What stands in the fields. */
export type Typed = Record<(typeof FIELDS)[number], string>;

export function typedOf(candidate: Candidate): Typed {
  const plain = Object.fromEntries(PLAIN.map((field) => [field, candidate[field] ?? '']));
  return {
    ...(plain as Record<(typeof PLAIN)[number], string>),
    tags: candidate.tags.join(', '),
    links: candidate.links.map(({ url }) => url).join(' '),
  };
}

/** What differs from before, as the server takes it; `null` where nothing does. */
export function correctionOf(before: Candidate, typed: Typed): Partial<Profile> | null {
  const old = typedOf(before);
  const changed = FIELDS.filter((field) => typed[field].trim() !== old[field].trim());
  if (changed.length === 0) return null;
  const values = changed.map((field) => [field, sent(field, typed[field].trim(), before)]);
  return Object.fromEntries(values) as Partial<Profile>;
}

function sent(field: (typeof FIELDS)[number], words: string, { links }: Candidate) {
  if (field === 'tags') return parts(words, /,/);
  // A link that stays keeps what it is called.
  if (field === 'links')
    return parts(words, /\s/).map((url) => links.find((one) => one.url === url) ?? { url });
  return words === '' ? null : words;
}

const parts = (words: string, between: RegExp): string[] =>
  words
    .split(between)
    .map((one) => one.trim())
    .filter((one) => one !== '');
