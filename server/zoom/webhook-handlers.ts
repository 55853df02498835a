import { deauthorized } from './deauthorized.ts';
import type { WebhookHandlers } from './webhooks.ts';

/** Which events mean something here, and what they cause, in this order. */
export const WEBHOOK_HANDLERS: WebhookHandlers = {
  app_deauthorized: [deauthorized],
};
