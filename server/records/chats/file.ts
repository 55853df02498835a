import { newId } from '../../../common/ids.ts';
import { toInstant } from '../../../common/time.ts';
import { append } from '../../../db/append.ts';
import { countMessages } from '../../../db/records/chat-messages.ts';
import {
  type ChatKey,
  type ChatRow,
  changeChat,
  chatInside,
  insertChat,
} from '../../../db/records/chats.ts';
import type { InstanceOf } from '../../../db/records/instances.ts';
import type { Tx } from '../../../db/transact.ts';

/** The chat of a meeting instance, made where it is new. Under `holdChats`. */
export async function meetingChat(
  tx: Tx,
  organizationId: string,
  { candidateId, interviewId, applicationId }: InstanceOf,
  uuid: string,
  now: number,
): Promise<ChatRow> {
  const key: ChatKey = { organizationId, candidateId, source: 'meeting', name: uuid };
  const known = await chatInside(tx, key);
  if (known !== null) return known;
  const row: ChatRow = {
    ...newChat(key, now),
    application_id: applicationId,
    interview_id: interviewId,
  };
  await insertChat(tx, row);
  return row;
}

/** A chat without a message. */
export const newChat = (
  { organizationId, candidateId, source, name }: ChatKey,
  now: number,
): ChatRow => ({
  id: newId(now),
  organization_id: organizationId,
  candidate_id: candidateId,
  application_id: null,
  interview_id: null,
  source,
  name,
  title: '',
  by_member_id: null,
  linked: 0,
  from_file: 0,
  read_until: null,
  filed_on: null,
  created_at: toInstant(now),
});

/**
 * Tells the candidate's log that there are messages: of a meeting once, of Team Chat once a day
 * however many come.
 */
export async function logChat(tx: Tx, chat: ChatRow, now: number): Promise<void> {
  const today = toInstant(now).slice(0, 10);
  if (chat.filed_on === today || (chat.source === 'meeting' && chat.filed_on !== null)) return;
  const messages = await countMessages(tx, chat.id);
  if (messages === 0) return;
  await changeChat(tx, chat.id, { filed_on: today });
  const event = {
    id: newId(now),
    type: 'chat.filed' as const,
    applicationId: chat.application_id,
    interviewId: chat.interview_id,
    body: { chatId: chat.id, source: chat.source, messages },
  };
  await append(tx, logOf(chat), [{ actor: null, event }], now, () => []);
}

/** Tells it that the chat is there no more. @param actorId who let go of it */
export async function logChatGone(
  tx: Tx,
  chat: ChatRow,
  actorId: string | null,
  now: number,
): Promise<void> {
  if (chat.filed_on === null) return;
  const event = {
    id: newId(now),
    type: 'record.changed' as const,
    actorId,
    applicationId: chat.application_id,
    interviewId: chat.interview_id,
    body: { kind: 'chat', recordId: chat.id, to: 'deleted' } as const,
  };
  await append(tx, logOf(chat), [{ actor: null, event }], now, () => []);
}

const logOf = (chat: ChatRow) => ({
  organizationId: chat.organization_id,
  candidateId: chat.candidate_id,
});
