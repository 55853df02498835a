/** Where an entry comes from; the filter of the list. */
export type JournalKind = 'sdk' | 'network' | 'meeting';

/** One line of the Events list. */
export interface Entry {
  id: number;
  /** Epoch milliseconds. */
  at: number;
  kind: JournalKind;
  /** The seat's title, or who else did it. */
  who: string;
  name: string;
  what: string;
  outcome: string;
  /** How long the answer took, milliseconds; `null` where nothing was asked. */
  took: number | null;
}

export type NewEntry = Omit<Entry, 'id' | 'took'> & { took?: number };

export const JOURNAL_LIMIT = 200;

/** Adds a line at the top and forgets the oldest beyond the limit. */
export function written(journal: readonly Entry[], entry: NewEntry): Entry[] {
  const id = (journal[0]?.id ?? 0) + 1;
  return [{ took: null, ...entry, id }, ...journal].slice(0, JOURNAL_LIMIT);
}

/** A value in one short line, for people. Long ones, such as app contexts, are cut. */
export function inShort(value: unknown, max = 160): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length > max ? `${text.slice(0, max - 1)}…` : text;
}
