import type { Database } from './open.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/**
 * Every column that holds sealed text, with the key of its row. What is not named here is not
 * sealed anew when keys change, and would be lost with the old key.
 */
export const SEALED = [
  { table: 'zoom_grant', key: 'member_id', column: 'access_token' },
  { table: 'zoom_grant', key: 'member_id', column: 'refresh_token' },
  { table: 'oauth_state', key: 'hash', column: 'verifier' },
  { table: 'zoom_revocation', key: 'id', column: 'access_token' },
  { table: 'zoom_revocation', key: 'id', column: 'refresh_token' },
  { table: 'meeting_plan', key: 'interview_id', column: 'join_url' },
  { table: 'meeting_plan', key: 'interview_id', column: 'passcode' },
  { table: 'data_export', key: 'id', column: 'key' },
  { table: 'take_in', key: 'id', column: 'key' },
] as const satisfies readonly { table: keyof Schema; key: string; column: string }[];

type Sealed = (typeof SEALED)[number];
/** `table.column`, as sealed text names where it belongs. */
type Column = { [S in Sealed as `${S['table']}.${S['column']}`]: S };

/** Where a sealed text belongs: the associated data that keeps it from opening elsewhere. */
export const placeOf = (column: keyof Column, key: string): string => `${column}:${key}`;

/** One sealed text, and where it is. */
export interface SealedText {
  at: Sealed;
  key: string;
  place: string;
  text: string;
}

/** All sealed texts, column by column, a few rows at a time. */
export async function* sealedTexts(database: Database, batch = 200): AsyncGenerator<SealedText> {
  for (const at of SEALED) {
    let after = '';
    for (;;) {
      const rows = await database.read
        .selectFrom(at.table as 'zoom_grant')
        .select([`${at.key as 'member_id'} as key`, `${at.column as 'access_token'} as text`])
        .where(at.key as 'member_id', '>', after)
        .orderBy(at.key as 'member_id')
        .limit(batch)
        .execute();
      for (const { key, text } of rows) {
        const column = `${at.table}.${at.column}` as keyof Column;
        if (text !== '') yield { at, key, place: placeOf(column, key), text };
      }
      if (rows.length < batch) break;
      after = rows.at(-1)!.key;
    }
  }
}

/** Puts a text sealed anew in the place of the old one. @returns false where that has changed */
export async function replaceSealed(
  tx: Tx,
  { at, key, text }: SealedText,
  sealedAnew: string,
): Promise<boolean> {
  const column = at.column as 'access_token';
  const { numUpdatedRows } = await tx.sql
    .updateTable(at.table as 'zoom_grant')
    .set({ [column]: sealedAnew })
    .where(at.key as 'member_id', '=', key)
    .where(column, '=', text)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
