import type { Kysely } from 'kysely';
import type { Schema } from './schema.ts';

/** Below what either engine takes of bound values. */
const AT_ONCE = 500;

/** Which of these messages are mails whose words are still here. */
export async function knownMessages(
  sql: Kysely<Schema>,
  messageIds: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (let from = 0; from < messageIds.length; from += AT_ONCE) {
    const rows = await sql
      .selectFrom('mail')
      .select('message_id')
      .where('message_id', 'in', messageIds.slice(from, from + AT_ONCE))
      .where('body', '!=', '')
      .execute();
    for (const { message_id } of rows) found.add(message_id);
  }
  return found;
}

/** The addresses of all members there are, in small letters. */
export async function knownAddresses(sql: Kysely<Schema>): Promise<Set<string>> {
  const rows = await sql.selectFrom('member').select('email').execute();
  return new Set(rows.map(({ email }) => email.toLowerCase()));
}
