import { toInstant, toMs } from '../../../common/time.ts';
import {
  dropMessage,
  memberOfAuthor,
  putMessage,
  textsFrom,
} from '../../../db/records/chat-messages.ts';
import {
  type ChatRow,
  changeChat,
  chatByIdInside,
  chatsToRead,
  holdChats,
} from '../../../db/records/chats.ts';
import { requeue } from '../../../db/tasks.ts';
import type { Tx } from '../../../db/transact.ts';
import type { Services } from '../../services.ts';
import type { Lease } from '../../tasks/lease.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import type { ChatEnd } from '../../zoom/chat.ts';
import type { TeamMessage } from '../../zoom/chat-schemas.ts';
import { afterRefusal } from '../refused.ts';
import { logChat } from './file.ts';

/** Reads a linked conversation of Team Chat, in the name of whoever linked it. */
export const CHAT_READ = 'chat.read';

/** Read again each time, so that nothing falls between two readings. */
const OVERLAP_MS = 3_600_000;
/** Zoom hands out no older messages (zoom-platform §7.8). */
const OLDEST_MS = 180 * 86_400_000;
const PAGES_MAX = 40;

export const queueChatRead = (tx: Tx, chatId: string, now: number): Promise<void> =>
  requeue(tx, { kind: CHAT_READ, key: chatId, payload: { chatId }, runAt: now });

/**
 * Queues a reading of every linked conversation.
 * @param of one organization only
 */
export async function queueChatReads(
  { database }: Services,
  now: number,
  of?: string,
): Promise<void> {
  for (const id of await chatsToRead(database, of)) {
    await database.transact((tx) => queueChatRead(tx, id, now));
  }
}

export function readingChats(services: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    try {
      await read(services, (payload as { chatId: string }).chatId, lease);
      return async () => null;
    } catch (error) {
      return afterRefusal(error);
    }
  };
}

async function read({ zoom }: Services, chatId: string, lease: Lease): Promise<void> {
  const begun = await lease.transact((tx, now) => begin(tx, chatId, now));
  if (begun === null) return;
  const { chat, memberId, window, before } = begun;
  const client = zoom.clientFor(memberId);
  let token: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const { messages, next } = await client.teamMessages(endOf(chat), window, token);
    const isLast = next === undefined || page === PAGES_MAX - 1;
    const isOurs = await lease.transact(async (tx, now) => {
      const latest = await chatByIdInside(tx, chatId);
      const since = await holdChats(tx, chat.organization_id);
      if (latest?.linked !== 1 || since === null) return false;
      for (const message of messages) await keep(tx, latest, message, { since, before });
      if (isLast) {
        await changeChat(tx, chatId, { read_until: window.to });
        await logChat(tx, latest, now);
      }
      return true;
    });
    if (!isOurs || isLast) return;
    token = next;
  }
}

/** What is to be read, by whom; `null` where it is to be read no more. */
async function begin(tx: Tx, chatId: string, now: number) {
  const chat = await chatByIdInside(tx, chatId);
  if (chat === null || chat.linked === 0 || chat.by_member_id === null) return null;
  const since = await holdChats(tx, chat.organization_id);
  if (since === null) return null;
  const from = Math.max(
    toMs(since),
    now - OLDEST_MS,
    chat.read_until === null ? 0 : toMs(chat.read_until) - OVERLAP_MS,
  );
  const window = { from: toInstant(from), to: toInstant(now) };
  const before = await textsFrom(tx, chatId, window.from);
  return { chat, memberId: chat.by_member_id, window, before };
}

/** @param before the words of messages when Zoom was asked: what webhooks told since is newer */
async function keep(
  tx: Tx,
  chat: ChatRow,
  message: TeamMessage,
  { since, before }: { since: string; before: ReadonlyMap<string, string> },
): Promise<void> {
  const at = toInstant(message.timestamp);
  if (message.status === 'Deleted') return dropMessage(tx, chat.organization_id, message.id);
  // Without words it is a file, which stays at Zoom.
  if (message.message.trim() === '' || at < since) return;
  const row = {
    chat_id: chat.id,
    id: message.id,
    organization_id: chat.organization_id,
    author: message.sender_display_name ?? message.sender ?? '',
    member_id: await memberOfAuthor(tx, chat.organization_id, {
      zoomId: message.send_member_id,
      email: message.sender,
    }),
    at,
    text: message.message,
  };
  await putMessage(tx, row, before.get(message.id) ?? '');
}

const endOf = ({ name }: ChatRow): ChatEnd => {
  const end = name.slice(name.indexOf(':') + 1);
  return name.startsWith('channel:') ? { channel: end } : { contact: end };
};
