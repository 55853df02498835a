import express, { type Request, type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import type { Tx } from '../../db/transact.ts';
import { receiveOnce } from '../../db/webhooks.ts';
import { mount } from '../http/endpoint.ts';
import { asAppError } from '../http/errors.ts';
import type { Services } from '../services.ts';
import { eventNames } from './event-names.ts';
import { Intake } from './intake.ts';
import { deliveryHash, refusalOf, validationOf } from './webhook-signature.ts';

/** One event of Zoom's, as far as all have it in common. */
export interface ZoomEvent {
  event: string;
  /** When it happened at Zoom, milliseconds. */
  at: number;
  payload: unknown;
  /** Opens the files of a recording event for a day. Never stored beside them. */
  downloadToken: string | null;
}

/**
 * What an event causes, in the transaction that marks it as received; work that needs the network
 * is queued as a task. A throw answers 500, and Zoom sends it again.
 */
export type WebhookHandler = (tx: Tx, event: ZoomEvent, services: Services) => Promise<void>;
export type WebhookHandlers = Readonly<Record<string, readonly WebhookHandler[]>>;

/** Behind every window and Zoom's last attempt. */
const KEEP_MS = 3 * 24 * 3_600_000;

const envelope = z.object({
  event: z.string().min(1).max(200),
  event_ts: z.number().optional(),
  payload: z.unknown().optional(),
  download_token: z.string().optional(),
});
const validation = z.object({ plainToken: z.string().min(1).max(500) });

/**
 * The body as it came: a signature is over bytes, and unpacked ones are others. To stand before
 * anything that parses.
 */
export const rawBody: RequestHandler = express.raw({
  type: () => true,
  limit: LIMITS.jsonBody,
  inflate: false,
});

/**
 * Where Zoom tells what happens. Signed, of now, and each delivery once; what nobody handles is
 * answered like the rest, so that Zoom does not send it again.
 */
export function webhookRoutes(router: Router, services: Services, handlers: WebhookHandlers): void {
  const { database, clock, config, metrics } = services;
  const intake = new Intake(database);
  const nameOf = eventNames(Object.keys(handlers));
  mount(router, services, 'zoomWebhook', async ({ req }) => {
    const body: Uint8Array = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
    verify(services, req, body);
    const { event, at, payload, downloadToken } = eventIn(body, clock.now());
    if (event === 'endpoint.url_validation') {
      const { plainToken } = parsed(validation, payload);
      return { plainToken, encryptedToken: validationOf(config.zoom.webhookSecret, plainToken) };
    }
    const now = clock.now();
    const expiresAt = toInstant(now + Math.max(KEEP_MS, 2 * config.zoom.webhookWindowMs));
    const hash = deliveryHash(body);
    const requestId = requestIdOf(req);
    const delivery = { hash, requestId, event, receivedAt: toInstant(now), expiresAt };
    const known = Object.hasOwn(handlers, event) ? handlers[event]! : [];
    let isNew = false;
    await intake
      .take(async (tx) => {
        isNew = await receiveOnce(tx, delivery);
        if (!isNew) return;
        for (const handle of known) {
          await handle(tx, { event, at, payload, downloadToken }, services);
        }
      })
      .catch(oursOnly);
    const outcome = !isNew ? 'again' : known.length === 0 ? 'unknown' : 'taken';
    metrics.webhooks.inc({ event: nameOf(event), outcome });
    return {};
  });
}

/**
 * What fails past the signature is never Zoom's mistake: an answer of 4xx would lose the event, as
 * Zoom sends again only what was answered with 5xx.
 */
function oursOnly(error: unknown): never {
  const { code } = asAppError(error);
  if (code === 'unavailable' || code === 'internal') throw error;
  throw new Error('an event could not be taken', { cause: error });
}

/** Zoom's name for a delivery; `null` where it is none. */
function requestIdOf(req: Request): string | null {
  const id = req.get('x-zm-request-id') ?? '';
  return /^[\x21-\x7e]{8,200}$/.test(id) ? id : null;
}

function verify({ config, clock, metrics, logger }: Services, req: Request, body: Uint8Array) {
  const { webhookSecret: secret, webhookWindowMs: windowMs } = config.zoom;
  const signature = req.get('x-zm-signature');
  const timestamp = req.get('x-zm-request-timestamp');
  const refused = refusalOf({ signature, timestamp, body }, { secret, windowMs, now: clock.now() });
  if (refused === null) return;
  metrics.webhooksRefused.inc({ reason: refused });
  if (refused === 'out_of_window') {
    logger.warn({ requestId: req.id }, 'a signed webhook came too late or too early');
  }
  throw new AppError('unauthenticated', 'This is not signed by Zoom, or not of now.');
}

function eventIn(body: Uint8Array, now: number): ZoomEvent {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new AppError('invalid_request', 'The body is not JSON.');
  }
  const { event, event_ts, payload, download_token } = parsed(envelope, value);
  return { event, at: event_ts ?? now, payload, downloadToken: download_token ?? null };
}

function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new AppError('invalid_request', 'This is no event as Zoom sends them.');
}
