import { sql } from 'kysely';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

/** Rows behind `express-session`; what is in them is the server's business. */

export async function readSession(
  database: Database,
  id: string,
  now: string,
): Promise<string | null> {
  const row = await database.read
    .selectFrom('session')
    .select('data')
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row?.data ?? null;
}

export async function writeSession(
  database: Database,
  session: { id: string; data: string; expiresAt: string },
): Promise<void> {
  const { id, data, expiresAt } = session;
  await database.transact((tx) =>
    tx.sql
      .insertInto('session')
      .values({ id, data, expires_at: expiresAt })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ data, expires_at: expiresAt }))
      .execute(),
  );
}

/** Moves the end of a session that is still there; one that was ended stays ended. */
export async function extendSession(
  database: Database,
  { id, expiresAt, unlessAfter }: { id: string; expiresAt: string; unlessAfter: string },
): Promise<void> {
  const ending = await database.read
    .selectFrom('session')
    .select('id')
    .where('id', '=', id)
    .where('expires_at', '<', unlessAfter)
    .executeTakeFirst();
  if (ending === undefined) return;
  await database.transact((tx) =>
    tx.sql.updateTable('session').set({ expires_at: expiresAt }).where('id', '=', id).execute(),
  );
}

export async function deleteSession(database: Database, id: string): Promise<void> {
  await database.transact((tx) => tx.sql.deleteFrom('session').where('id', '=', id).execute());
}

const EXPIRING = [
  'session',
  'access_token',
  'used_context',
  'oauth_state',
  'webhook_delivery',
  'request_count',
] as const;

/** Forgets sessions, panel tokens, used contexts, counts and the like whose time is over. */
export async function sweepExpired(database: Database, now: string): Promise<void> {
  await database.transact(async (tx) => {
    for (const table of EXPIRING) {
      await tx.sql.deleteFrom(table).where('expires_at', '<', now).execute();
    }
  });
}

/** Ends every session of a member, wherever they signed in. @returns how many */
export async function endSessionsOf(tx: Tx, memberId: string): Promise<number> {
  const key = `"memberId":${JSON.stringify(memberId)}`;
  const names =
    tx.engine === 'postgres'
      ? sql<boolean>`strpos(data, ${key}) > 0`
      : sql<boolean>`instr(data, ${key}) > 0`;
  const { numDeletedRows } = await tx.sql
    .deleteFrom('session')
    .where(names)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Lets every session of a member go on as another one's. */
export async function moveSessions(tx: Tx, from: string, to: string): Promise<void> {
  const rows = await tx.sql
    .selectFrom('session')
    .selectAll()
    .where('data', 'like', `%"memberId":${JSON.stringify(from)}%`)
    .execute();
  for (const { id, data } of rows) {
    const session = JSON.parse(data);
    if (session.memberId !== from) continue;
    const moved = JSON.stringify({ ...session, memberId: to });
    await tx.sql.updateTable('session').set({ data: moved }).where('id', '=', id).execute();
  }
}
