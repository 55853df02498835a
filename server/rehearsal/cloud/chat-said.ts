import { randomUUID } from 'node:crypto';
import type { CloudMessage } from './chat.ts';
import type { CloudState } from './state.ts';

const zoomTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** Writes into a conversation of Team Chat. @param end `contact:…` or `channel:…` */
export function writeMessage(
  { chat }: CloudState,
  { userId, end }: { userId: string; end: string },
  { from, name, text, at }: { from: string; name: string; text: string; at: number },
): CloudMessage {
  const message: CloudMessage = {
    id: randomUUID(),
    message: text,
    sender: from,
    send_member_id: `member-of-${from}`,
    sender_display_name: name,
    date_time: zoomTime(at),
    timestamp: at,
    status: 'Normal',
  };
  const key = `${userId} ${end}`;
  chat.conversations.set(key, [...(chat.conversations.get(key) ?? []), message]);
  return message;
}

/** That a message was sent to a contact. */
export const chatSentEvent = (
  accountId: string,
  operator: { id: string; email: string },
  contact: string,
  { id, message, timestamp, date_time }: CloudMessage,
) => ({
  event: 'chat_message.sent' as const,
  event_ts: timestamp,
  payload: {
    account_id: accountId,
    operator: operator.email,
    operator_id: operator.id,
    object: {
      id,
      type: 'to_contact' as const,
      date_time,
      timestamp,
      session_id: 'session',
      contact_email: contact,
      contact_id: '',
      channel_id: '',
      channel_name: '',
      message,
    },
  },
});

/** Somebody wrote in a meeting. */
export const meetingChatEvent = (
  accountId: string,
  { number, uuid }: { number: number; uuid: string },
  said: { name: string; text: string; at: number; to?: 'everyone' | 'guest' },
) => ({
  event: 'meeting.chat_message_sent' as const,
  event_ts: said.at,
  payload: {
    account_id: accountId,
    object: {
      id: number,
      uuid,
      chat_message: {
        date_time: zoomTime(said.at),
        sender_session_id: 'session',
        sender_name: said.name,
        sender_type: 'guest' as const,
        recipient_type: said.to ?? ('everyone' as const),
        message_id: randomUUID(),
        message_content: said.text,
      },
    },
  },
});

/** A recording with a chat file. @returns what its `recording_files` has of the file */
export function recordChat(
  { chat }: CloudState,
  { hostId, text, startsAt }: { hostId: string; text: string; startsAt: number },
  apiUrl: string,
) {
  const id = randomUUID();
  chat.files.set(id, { ownerId: hostId, text });
  return {
    id,
    file_type: 'CHAT' as const,
    file_extension: 'TXT' as const,
    download_url: `${apiUrl}/rehearsal/chat/${id}`,
    recording_start: zoomTime(startsAt),
    status: 'completed' as const,
  };
}
