import { type Instant, toMs } from '../../common/time.ts';
import type { Call } from './call.ts';
import { type TeamMessage, teamMessage, teamMessagesAnswer } from './chat-schemas.ts';
import { rowsOf } from './phone-schemas.ts';

/** Team Chat allows no larger page (zoom-platform §7.1). */
const PAGE_SIZE = 50;

/** The other end of a person's Team Chat. */
export type ChatEnd = { contact: string } | { channel: string };

export interface ChatPage {
  messages: TeamMessage[];
  /** Of the next page; absent on the last. */
  next?: string;
}

export interface ChatCalls {
  /** A page of a conversation of the person's, changed and deleted messages included. */
  teamMessages(
    end: ChatEnd,
    window: { from: Instant; to: Instant },
    token: string | undefined,
  ): Promise<ChatPage>;
}

export function chatCalls(call: Call): ChatCalls {
  return {
    async teamMessages(end, { from, to }, token) {
      const query = {
        ...('contact' in end ? { to_contact: end.contact } : { to_channel: end.channel }),
        from: zoomTime(from),
        to: zoomTime(to),
        page_size: PAGE_SIZE,
        next_page_token: token,
        include_deleted_and_edited_message: true,
      };
      const path = '/chat/users/me/messages';
      const request = { method: 'GET', path, query, subject: 'chat' } as const;
      const answer = await call(request, teamMessagesAnswer);
      return {
        messages: rowsOf(teamMessage, answer.messages),
        ...(answer.next_page_token ? { next: answer.next_page_token } : {}),
      };
    },
  };
}

/** Without milliseconds, as Zoom reads times. */
const zoomTime = (at: Instant) => `${new Date(toMs(at)).toISOString().slice(0, 19)}Z`;
