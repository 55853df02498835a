import { columnsOf, type Row } from '../../db/access/rows.ts';
import { isOwnMark, SHOWN } from '../../db/access/shown.ts';
import { inventoryOf, type Subject, type Table } from '../../db/erasure/reach.ts';
import type { Names } from './names.ts';

export type Shown = string | number | boolean | null | Shown[] | { [name: string]: Shown };
export type ShownRow = Record<string, Shown>;

/** Keys inside documents: `noteId`, `memberIds`, the notes a rating leans on. */
const KEY = /(^i|I)ds?$|uuid$|^evidence$/i;
const UUID_COLUMN = /(^|_)uuid$/;

/**
 * A row in words: times and texts as they are, keys as what they name. What names nothing that
 * people know, what is secret and what is somebody else's is left out.
 */
export function shownRow(table: Table, row: Row, kind: Subject['kind'], names: Names): ShownRow {
  const { members } = inventoryOf(table);
  const shown: ShownRow = {};
  for (const [column, holding] of columnsOf(table)) {
    const value = row[column];
    if (value === undefined || isOwnMark(column) || UUID_COLUMN.test(column)) continue;
    const isMember = (members as readonly string[]).includes(column);
    const how = isMember && holding !== 'id' ? 'what it names' : SHOWN[holding][kind];
    const told = how === 'leave out' ? undefined : tell(value, how, names);
    if (told !== undefined) shown[nameOf(column, how === 'what it names')] = told;
  }
  return shown;
}

function tell(value: unknown, how: string, names: Names): Shown | undefined {
  if (value === null) return how === 'what it names' ? undefined : null;
  if (typeof value !== 'string') return typeof value === 'number' ? value : String(value);
  const read = document(value);
  if (how === 'what it names') {
    if (Array.isArray(read)) return inWords(read, names, true);
    return names.of(value) ?? undefined;
  }
  if (how === 'who it is') return names.who(value);
  return read === undefined ? value : inWords(read, names, false);
}

/** What was stored as a document; `undefined` for a text. */
function document(text: string): object | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}

/** @param keys whether texts in it are keys, of which only those that name something are told */
function inWords(value: unknown, names: Names, keys: boolean): Shown | undefined {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return names.of(value) ?? (keys ? undefined : value);
  if (Array.isArray(value)) {
    const told = value.flatMap((one) => {
      const words = inWords(one, names, keys);
      return words === undefined ? [] : [words];
    });
    return keys && told.length === 0 ? undefined : told;
  }
  const told: ShownRow = {};
  for (const [key, one] of Object.entries(value as object)) {
    const words = inWords(one, names, KEY.test(key));
    if (words !== undefined) told[free(told, names.of(key) ?? key.replace(/Ids?$/, ''))] = words;
  }
  return told;
}

/** Two questions may have the same words. */
function free(told: ShownRow, name: string): string {
  let one = name;
  for (let next = 2; Object.hasOwn(told, one); next++) one = `${name} (${next})`;
  return one;
}

/** `handed_over_at` as `handedOverAt`; a key by what it names, `member_id` as `member`. */
function nameOf(column: string, isKey: boolean): string {
  const name = isKey ? column.replace(/_ids?$/, '') : column;
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
