import type { Selectable } from 'kysely';
import type { Database } from '../open.ts';
import type { ChatTable } from '../schema/calls.ts';
import type { Tx } from '../transact.ts';
import { type OwnedRecord, ownedRecord } from './record-owners.ts';

export type ChatRow = Selectable<ChatTable>;

/** What a chat goes by. */
export interface ChatKey {
  organizationId: string;
  candidateId: string;
  source: ChatTable['source'];
  name: string;
}

/** Whether chats are collected, and since when; whoever files chats of an organization takes turns. */
export async function holdChats(tx: Tx, organizationId: string): Promise<string | null> {
  const row = tx.sql
    .selectFrom('collecting')
    .select('since')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'chat');
  const held = await (tx.engine === 'postgres' ? row.forUpdate() : row).executeTakeFirst();
  return held?.since ?? null;
}

export async function chatInside(tx: Tx, key: ChatKey): Promise<ChatRow | null> {
  const row = await tx.sql
    .selectFrom('chat')
    .selectAll()
    .where('organization_id', '=', key.organizationId)
    .where('candidate_id', '=', key.candidateId)
    .where('source', '=', key.source)
    .where('name', '=', key.name)
    .executeTakeFirst();
  return row ?? null;
}

export async function chatByIdInside(tx: Tx, id: string): Promise<ChatRow | null> {
  return (
    (await tx.sql.selectFrom('chat').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
  );
}

export async function chatById(
  database: Database,
  organizationId: string,
  id: string,
): Promise<ChatRow | null> {
  const row = await database.read
    .selectFrom('chat')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

export async function insertChat(tx: Tx, row: ChatTable): Promise<void> {
  await tx.sql.insertInto('chat').values(row).execute();
}

export async function changeChat(tx: Tx, id: string, change: Partial<ChatTable>): Promise<void> {
  await tx.sql.updateTable('chat').set(change).where('id', '=', id).execute();
}

/** A candidate's chats, the latest first. */
export async function chatsOf(
  database: Database,
  organizationId: string,
  candidateId: string,
): Promise<ChatRow[]> {
  return database.read
    .selectFrom('chat')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('candidate_id', '=', candidateId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute();
}

/** The linked chats of Team Chat that go by one of these names. */
export async function linkedChats(
  tx: Tx,
  organizationId: string,
  names: readonly string[],
): Promise<ChatRow[]> {
  if (names.length === 0) return [];
  return tx.sql
    .selectFrom('chat')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('source', '=', 'team_chat')
    .where('name', 'in', names)
    .where('linked', '=', 1)
    .execute();
}

/** Every linked chat of the organizations that collect chats. @param of one of them only */
export async function chatsToRead(database: Database, of?: string): Promise<string[]> {
  const rows = await database.read
    .selectFrom('chat')
    .innerJoin('collecting', 'collecting.organization_id', 'chat.organization_id')
    .select('chat.id')
    .where('collecting.kind', '=', 'chat')
    .$if(of !== undefined, (query) => query.where('collecting.organization_id', '=', of!))
    .where('chat.linked', '=', 1)
    .orderBy('chat.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Lets go of a chat and of every word in it. */
export async function eraseChat(tx: Tx, id: string): Promise<void> {
  await tx.sql.deleteFrom('chat_message').where('chat_id', '=', id).execute();
  await tx.sql.deleteFrom('chat').where('id', '=', id).execute();
}

/** Forgets every chat of an organization, links included. @returns those that were in a log */
export async function purgeChats(tx: Tx, organizationId: string): Promise<OwnedRecord[]> {
  const rows = await tx.sql
    .selectFrom('chat')
    .select(['id', 'candidate_id', 'application_id', 'interview_id'])
    .where('organization_id', '=', organizationId)
    .where('filed_on', 'is not', null)
    .orderBy('id')
    .execute();
  await tx.sql.deleteFrom('chat_message').where('organization_id', '=', organizationId).execute();
  await tx.sql.deleteFrom('chat').where('organization_id', '=', organizationId).execute();
  return rows.map(ownedRecord);
}
