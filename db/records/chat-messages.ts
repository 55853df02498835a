import type { Selectable } from 'kysely';
import type { Database } from '../open.ts';
import type { ChatMessageTable } from '../schema/calls.ts';
import type { Tx } from '../transact.ts';

export type ChatMessageRow = Selectable<ChatMessageTable>;

/** What a line of a meeting's file goes by, so that it is told from a message of its own. */
export const FILE_LINE = 'file:';

/** Without NUL, which PostgreSQL cannot store. */
const storable = (text: string) => text.replaceAll('\0', '');

/** The text of a message that was deleted: nothing is kept of it but that. */
const DELETED = '';

/**
 * Keeps a message; one that is there already gets the words of now, and a deleted one stays so.
 * @param before the words it had when Zoom was asked; others came later, and stand
 */
export async function putMessage(
  tx: Tx,
  row: ChatMessageTable,
  before: string | null = null,
): Promise<void> {
  const { member_id, at } = row;
  const author = storable(row.author);
  const text = storable(row.text);
  await tx.sql
    .insertInto('chat_message')
    .values({ ...row, author, text })
    .onConflict((conflict) => {
      const known = conflict
        .columns(['chat_id', 'id'])
        .doUpdateSet({ author, member_id, at, text })
        .where('chat_message.text', '!=', DELETED);
      return before === null ? known : known.where('chat_message.text', '=', before);
    })
    .execute();
}

/** The words of a chat's messages from a moment on, by the message's id. */
export async function textsFrom(
  tx: Tx,
  chatId: string,
  from: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.sql
    .selectFrom('chat_message')
    .select(['id', 'text'])
    .where('chat_id', '=', chatId)
    .where('at', '>=', from)
    .execute();
  return new Map(rows.map(({ id, text }) => [id, text]));
}

/** Replaces what one file told; what came message by message goes, as the file has it too. */
export async function replaceFile(
  tx: Tx,
  chatId: string,
  fileId: string,
  rows: readonly ChatMessageTable[],
): Promise<void> {
  await tx.sql
    .deleteFrom('chat_message')
    .where('chat_id', '=', chatId)
    .where((where) =>
      where.or([
        where('id', 'like', `${FILE_LINE}${fileId}:%`),
        where('id', 'not like', `${FILE_LINE}%`),
      ]),
    )
    .execute();
  for (const row of rows) await putMessage(tx, row);
}

/**
 * A message of Team Chat was changed: those that are kept change with it.
 * @returns whether any is kept
 */
export async function changeMessage(
  tx: Tx,
  organizationId: string,
  id: string,
  text: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('chat_message')
    .set({ text: storable(text) })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .where('text', '!=', DELETED)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** A message was deleted at Zoom: its words and its author go here, wherever it is. */
export async function dropMessage(tx: Tx, organizationId: string, id: string): Promise<void> {
  await tx.sql
    .updateTable('chat_message')
    .set({ text: DELETED, author: '', member_id: null })
    .where('organization_id', '=', organizationId)
    .where('id', '=', id)
    .execute();
}

/** Remembers of a message that was never read here that it was deleted: a reading may yet find it. */
export async function barMessage(
  tx: Tx,
  of: Pick<ChatMessageTable, 'chat_id' | 'organization_id' | 'id' | 'at'>,
): Promise<void> {
  await tx.sql
    .insertInto('chat_message')
    .values({ ...of, author: '', member_id: null, text: DELETED })
    .onConflict((conflict) => conflict.columns(['chat_id', 'id']).doNothing())
    .execute();
}

export async function countMessages(tx: Tx, chatId: string): Promise<number> {
  const { count } = await tx.sql
    .selectFrom('chat_message')
    .select((select) => select.fn.countAll().as('count'))
    .where('chat_id', '=', chatId)
    .where('text', '!=', DELETED)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The latest messages of each chat, the earliest of them first. */
export async function messagesOf(
  database: Database,
  chatId: string,
  limit: number,
): Promise<ChatMessageRow[]> {
  const rows = await database.read
    .selectFrom('chat_message')
    .selectAll()
    .where('chat_id', '=', chatId)
    .where('text', '!=', DELETED)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** The member whose Zoom this is, by Zoom's id or the e-mail address that Zoom knows them by. */
export async function memberOfAuthor(
  tx: Tx,
  organizationId: string,
  { zoomId, email }: { zoomId: string | null; email: string | null },
): Promise<string | null> {
  const row = await tx.sql
    .selectFrom('zoom_grant')
    .select('member_id')
    .where('organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        where('zoom_user_id', '=', zoomId ?? ''),
        where((inner) => inner.fn<string>('lower', ['email']), '=', email?.toLowerCase() ?? ''),
      ]),
    )
    .executeTakeFirst();
  return row?.member_id ?? null;
}
