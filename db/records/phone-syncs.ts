import type { CallsSchema } from '../schema/calls.ts';
import type { Tx } from '../transact.ts';

export type PhoneSync = CallsSchema['phone_sync'];

/** How far a member's call history was read; `null` where it has to be read from the beginning. */
export async function phoneSyncOf(tx: Tx, memberId: string): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('phone_sync')
    .select('sync_token')
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  return row?.sync_token ?? null;
}

/** @param row `sync_token` empty: from the beginning next time */
export async function savePhoneSync(tx: Tx, row: PhoneSync): Promise<void> {
  await forgetPhoneSync(tx, row.member_id);
  if (row.sync_token !== '') await tx.sql.insertInto('phone_sync').values(row).execute();
}

export async function forgetPhoneSync(tx: Tx, memberId: string): Promise<void> {
  await tx.sql.deleteFrom('phone_sync').where('member_id', '=', memberId).execute();
}
