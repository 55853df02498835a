import type { Database } from './open.ts';
import { prepared } from './prepared.ts';
import type { AccessTokenTable } from './schema.ts';
import type { Tx } from './transact.ts';

/** Stores a token by its hash; the token itself is never kept. */
export async function insertToken(tx: Tx, token: AccessTokenTable): Promise<void> {
  await tx.sql.insertInto('access_token').values(token).execute();
}

export async function tokenByHash(
  database: Database,
  hash: string,
  now: string,
): Promise<AccessTokenTable | null> {
  const [row] = await validToken(database.read, hash, now);
  return row ?? null;
}

const validToken = prepared((sql, hash: string, now: string) =>
  sql
    .selectFrom('access_token')
    .selectAll()
    .where('hash', '=', hash)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)])),
);

export async function deleteToken(database: Database, hash: string): Promise<void> {
  await database.transact((tx) =>
    tx.sql.deleteFrom('access_token').where('hash', '=', hash).execute(),
  );
}

/** Ends every panel and script of a member. @returns how many */
export async function endTokensOf(tx: Tx, memberId: string): Promise<number> {
  const { numDeletedRows } = await tx.sql
    .deleteFrom('access_token')
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/**
 * Marks an app context as used for a session.
 * @returns false when it was used before: a replay
 */
export async function useContext(tx: Tx, hash: string, expiresAt: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('used_context')
    .values({ hash, expires_at: expiresAt })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
