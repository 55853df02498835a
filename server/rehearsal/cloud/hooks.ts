import { randomUUID } from 'node:crypto';
import type { Clock } from '../../../common/time.ts';
import { signatureOf } from '../../zoom/webhook-signature.ts';

/** An event as Zoom's cloud sends it. */
export interface CloudEvent {
  event: string;
  event_ts: number;
  payload: object;
  download_token?: string;
}

/** Sends signed events to whoever subscribed. @returns the status of the answer */
export type Hook = (event: CloudEvent, requestId?: string) => Promise<number>;

/** @param url where the server listens; the path of its webhooks is ours to know */
export const hookTo = (url: string, secret: string, clock: Clock): Hook => {
  return async (event, requestId = randomUUID()) => {
    const body = JSON.stringify(event);
    const timestamp = String(Math.floor(clock.now() / 1_000));
    const response = await fetch(`${url}/webhooks/zoom`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Zoom Marketplace/1.0a',
        'x-zm-request-id': requestId,
        'x-zm-request-timestamp': timestamp,
        'x-zm-signature': signatureOf(secret, timestamp, Buffer.from(body)),
      },
    });
    await response.arrayBuffer();
    return response.status;
  };
};
