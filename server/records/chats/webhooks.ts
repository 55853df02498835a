import { z } from 'zod';
import { toInstant, toMs } from '../../../common/time.ts';
import {
  barMessage,
  changeMessage,
  dropMessage,
  memberOfAuthor,
  putMessage,
} from '../../../db/records/chat-messages.ts';
import { holdChats, linkedChats } from '../../../db/records/chats.ts';
import { memberOfZoomUser } from '../../../db/records/collectors.ts';
import { interviewOfInstance, organizationOfAccount } from '../../../db/records/instances.ts';
import { enqueue } from '../../../db/tasks.ts';
import { rowsOf } from '../../zoom/phone-schemas.ts';
import type { WebhookHandler, WebhookHandlers } from '../../zoom/webhooks.ts';
import { logChat, meetingChat } from './file.ts';
import { CHAT_FILE, type ChatFilePayload } from './files.ts';
import { queueChatRead } from './read.ts';

const id = z.union([z.number(), z.string()]).transform(String);
const instant = z.iso.datetime({ offset: true }).transform((text) => toInstant(toMs(text)));

const said = z.object({
  account_id: z.string(),
  object: z.object({
    id,
    uuid: z.string().min(1),
    chat_message: z.object({
      date_time: instant,
      sender_name: z.string().default(''),
      sender_email: z.string().nullish(),
      recipient_type: z.string(),
      message_id: z.string().min(1).max(200),
      message_content: z.string().optional(),
      // An older name of the same.
      message: z.string().optional(),
    }),
  }),
});

/** A message in a meeting. Of one that was not for everyone nothing is kept. */
const meetingMessage: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = said.safeParse(event.payload);
  if (!parsed.success) return;
  const { account_id, object } = parsed.data;
  const { chat_message: one } = object;
  const text = one.message_content ?? one.message ?? '';
  if (one.recipient_type !== 'everyone' || text.trim() === '') return;
  const organizationId = await organizationOfAccount(tx, account_id);
  if (organizationId === null || (await holdChats(tx, organizationId)) === null) return;
  const { uuid, id: number } = object;
  const instance = { uuid, number, at: toMs(one.date_time) };
  const interview = await interviewOfInstance(tx, organizationId, instance);
  if (interview === null) return;
  const chat = await meetingChat(tx, organizationId, interview, uuid, clock.now());
  if (chat.from_file === 1) return;
  const email = one.sender_email ?? null;
  await putMessage(tx, {
    chat_id: chat.id,
    id: one.message_id,
    organization_id: organizationId,
    author: one.sender_name,
    member_id: await memberOfAuthor(tx, organizationId, { zoomId: null, email }),
    at: one.date_time,
    text,
  });
  await logChat(tx, chat, clock.now());
};

const recording = z.object({
  account_id: z.string(),
  object: z.object({
    id,
    uuid: z.string().min(1),
    host_id: z.string(),
    start_time: instant,
    recording_files: z.array(z.unknown()).default([]),
  }),
});
const file = z.object({
  id: z.string().min(1),
  file_type: z.literal('CHAT'),
  download_url: z.url(),
  recording_start: instant.optional(),
});

/** A recording is ready: where it has a chat file, that is read later, with the host's tokens. */
const recorded: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = recording.safeParse(event.payload);
  if (!parsed.success) return;
  const { account_id, object } = parsed.data;
  const organizationId = await organizationOfAccount(tx, account_id);
  if (organizationId === null || (await holdChats(tx, organizationId)) === null) return;
  const { uuid, id: number, start_time: startedAt } = object;
  const at = toMs(startedAt);
  if ((await interviewOfInstance(tx, organizationId, { uuid, number, at })) === null) return;
  const memberId = await memberOfZoomUser(tx, organizationId, object.host_id);
  if (memberId === null) return;
  for (const one of rowsOf(file, object.recording_files)) {
    const payload: ChatFilePayload = {
      organizationId,
      memberId,
      uuid,
      number,
      startedAt: one.recording_start ?? startedAt,
      fileId: one.id,
      url: one.download_url,
    };
    const key = `${organizationId}:${uuid}:${one.id}`;
    await enqueue(tx, { kind: CHAT_FILE, key, payload, runAt: clock.now() });
  }
};

const posted = z.object({
  account_id: z.string(),
  operator: z.string().optional(),
  operator_id: z.string().optional(),
  operator_member_id: z.string().optional(),
  object: z.object({
    id: z.string().optional(),
    message_id: z.string().optional(),
    channel_id: z.string().optional(),
    contact_email: z.string().optional(),
    contact_id: z.string().optional(),
    contact_member_id: z.string().optional(),
    message: z.string().optional(),
  }),
});

/** Something happened in Team Chat: linked conversations are read again, or lose a message. */
function teamChat(what: 'posted' | 'updated' | 'deleted'): WebhookHandler {
  return async (tx, event, { clock }) => {
    const parsed = posted.safeParse(event.payload);
    if (!parsed.success) return;
    const { account_id, object, ...by } = parsed.data;
    const organizationId = await organizationOfAccount(tx, account_id);
    if (organizationId === null || (await holdChats(tx, organizationId)) === null) return;
    const messageId = object.message_id ?? object.id;
    if (what === 'deleted') {
      if (messageId === undefined) return;
      await dropMessage(tx, organizationId, messageId);
      const at = toInstant(event.at);
      for (const chat of await linkedChats(tx, organizationId, namesOf(object, by))) {
        const one = { chat_id: chat.id, organization_id: organizationId, id: messageId, at };
        await barMessage(tx, one);
      }
      return;
    }
    if (what === 'updated' && messageId !== undefined && object.message?.trim()) {
      // What it says now is known: there is nothing to ask.
      if (await changeMessage(tx, organizationId, messageId, object.message)) return;
    }
    for (const chat of await linkedChats(tx, organizationId, namesOf(object, by))) {
      await queueChatRead(tx, chat.id, clock.now());
    }
  };
}

/** What a linked conversation may go by that an event is of: either end may have linked it. */
function namesOf(
  object: z.output<typeof posted>['object'],
  by: Record<string, string | undefined>,
): string[] {
  const { channel_id, contact_email, contact_id, contact_member_id } = object;
  if (channel_id) return [`channel:${channel_id}`];
  const contacts = [contact_email, contact_id, contact_member_id, ...Object.values(by)];
  return contacts.flatMap((one) => (one ? [`contact:${one.toLowerCase()}`, `contact:${one}`] : []));
}

/** What Zoom tells of chats. */
export const CHAT_HANDLERS: WebhookHandlers = {
  'meeting.chat_message_sent': [meetingMessage],
  'recording.completed': [recorded],
  'chat_message.sent': [teamChat('posted')],
  'chat_message.replied': [teamChat('posted')],
  'chat_message.updated': [teamChat('updated')],
  'chat_message.deleted': [teamChat('deleted')],
  'team_chat.dm_message_posted': [teamChat('posted')],
  'team_chat.dm_message_updated': [teamChat('updated')],
  'team_chat.dm_message_deleted': [teamChat('deleted')],
  'team_chat.channel_message_posted': [teamChat('posted')],
  'team_chat.channel_message_updated': [teamChat('updated')],
  'team_chat.channel_message_deleted': [teamChat('deleted')],
};
