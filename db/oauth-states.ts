import type { Insertable, Selectable } from 'kysely';
import type { OAuthStateTable } from './schema/zoom.ts';
import type { Tx } from './transact.ts';

export type OAuthState = Selectable<OAuthStateTable>;

export async function insertState(tx: Tx, state: Insertable<OAuthStateTable>): Promise<void> {
  await tx.sql.insertInto('oauth_state').values(state).execute();
}

/**
 * Takes a state, which can be taken once, whoever takes it.
 * @returns the state as it was, or why there is none: `reused`, or `unknown` where it never was
 * or was swept
 */
export async function takeState(
  tx: Tx,
  hash: string,
  now: string,
): Promise<OAuthState | 'reused' | 'unknown'> {
  const state = await tx.sql
    .selectFrom('oauth_state')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (state === undefined) return 'unknown';
  const { numUpdatedRows } = await tx.sql
    .updateTable('oauth_state')
    .set({ used_at: now, verifier: '' })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n ? state : 'reused';
}
