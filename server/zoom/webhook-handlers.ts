import { PHONE_HANDLERS } from '../records/calls-webhooks.ts';
import { CHAT_HANDLERS } from '../records/chats-webhooks.ts';
import { deauthorized } from './deauthorized.ts';
import type { WebhookHandler, WebhookHandlers } from './webhooks.ts';

/** Which events mean something here, and what they cause, in this order. */
export const WEBHOOK_HANDLERS: WebhookHandlers = together(
  { app_deauthorized: [deauthorized] },
  PHONE_HANDLERS,
  CHAT_HANDLERS,
);

/** One table of several: an event may mean something to more than one of them. */
function together(...tables: WebhookHandlers[]): WebhookHandlers {
  const all = new Map<string, WebhookHandler[]>();
  for (const table of tables) {
    for (const [event, handlers] of Object.entries(table)) {
      all.set(event, [...(all.get(event) ?? []), ...handlers]);
    }
  }
  return Object.fromEntries(all);
}
