import { AppError } from '../../common/errors.ts';

/** Where a page ended: the key of its last row, opaque to callers. */
export const encodeCursor = (...key: string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * @param parts how many values the key has
 * @throws AppError `invalid_request` for anything this server did not hand out
 */
export function decodeCursor(cursor: string | undefined, parts: number): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(key) && key.length === parts && key.every((one) => typeof one === 'string')) {
      return key;
    }
  } catch {
    // Told below, like every other cursor that is not ours.
  }
  throw new AppError('invalid_request', 'query.cursor: not a cursor of this list');
}

/** A page of a list read one row longer than asked, so that it knows whether another follows. */
export function pageOf<T, O>(
  rows: T[],
  limit: number,
  keyOf: (row: T) => string[],
  present: (row: T) => O,
): { items: O[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const nextCursor =
    rows.length > limit && last !== undefined ? encodeCursor(...keyOf(last)) : null;
  return { items: items.map(present), nextCursor };
}
