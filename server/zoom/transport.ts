import { randomUUID } from 'node:crypto';
import type { Clock } from '../../common/time.ts';
import type { ZoomFeature } from '../../common/zoom-features.ts';
import { type Absence, type Subject, ZoomError, type ZoomErrorKind } from './errors.ts';
import { refusalOf } from './refusal.ts';

export interface ZoomRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the base URL, encoded: `/users/me`. */
  path: string;
  query?: Record<string, string | number | boolean | undefined>;
  body?: object;
  subject: Subject;
  /** Where it is another than its subject's. */
  feature?: ZoomFeature;
  /** Whether doing it twice is the same as doing it once; a GET always is. */
  repeatable?: boolean;
}

/** What may be logged of a request: no token, no query, no body. */
export interface RequestRecord {
  method: string;
  path: string;
  status: number | null;
  ms: number;
  requestId: string;
  kind: ZoomErrorKind | null;
}

export interface TransportDeps {
  /** `https://api.zoom.us/v2`, or the rehearsal cloud's. */
  baseUrl: string;
  clock: Clock;
  /** For the whole answer, its body included. */
  timeoutMs?: number;
  observe?: (record: RequestRecord) => void;
}

/** One request and its answer. Fails with `ZoomError` only. */
export type Send = (request: ZoomRequest, token: string) => Promise<Answer>;

export interface Answer {
  /** The parsed JSON, `undefined` for an empty answer. */
  body: unknown;
  requestId: string;
}

const TIMEOUT_MS = 15_000;
const HOPS = 3;

/** Zoom's REST API over `fetch`: nothing is repeated here, and nothing but JSON is believed. */
export function createTransport(deps: TransportDeps): Send {
  const { clock, timeoutMs = TIMEOUT_MS, observe = () => {} } = deps;
  const base = deps.baseUrl.replace(/\/+$/, '');

  return async (request, token) => {
    const sent: Sent = { request, requestId: randomUUID(), status: null };
    const began = clock.now();
    let kind: ZoomErrorKind | null = null;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      const response = await exchange(addressOf(base, request), sent, token, signal);
      const body = await bodyOf(response, sent, clock);
      return { body, requestId: sent.requestId };
    } catch (error) {
      const known = error instanceof ZoomError ? error : absent(sent, absenceOf(error));
      kind = known.kind;
      throw known;
    } finally {
      const { method, path } = request;
      const { status, requestId } = sent;
      observe({ method, path, status, ms: clock.now() - began, requestId, kind });
    }
  };
}

interface Sent {
  request: ZoomRequest;
  requestId: string;
  status: number | null;
}

function addressOf(base: string, { path, query = {} }: ZoomRequest): URL {
  const url = new URL(base + path);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

/** Follows a GET within Zoom's own origin; the token goes nowhere else. */
async function exchange(
  first: URL,
  sent: Sent,
  token: string,
  signal: AbortSignal,
): Promise<Response> {
  const { method, body } = sent.request;
  const init: RequestInit = {
    method,
    signal,
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'x-request-id': sent.requestId,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  };
  let url = first;
  for (let hop = 0; hop <= HOPS; hop++) {
    const response = await fetch(url, init);
    sent.status = response.status;
    sent.requestId = response.headers.get('x-zm-trackingid')?.slice(0, 100) ?? sent.requestId;
    if (response.status < 300 || response.status > 399) return response;
    await response.body?.cancel();
    const to = response.headers.get('location');
    const next = to !== null && URL.canParse(to, url.href) ? new URL(to, url) : null;
    if (next === null || next.origin !== first.origin || method !== 'GET') break;
    url = next;
  }
  throw absent(sent, 'redirect');
}

/** Zoom's gateways answer in XML or HTML where Zoom itself would answer in JSON. */
async function bodyOf(response: Response, sent: Sent, clock: Clock): Promise<unknown> {
  const { status, headers } = response;
  const text = await response.text().catch((error: unknown) => {
    throw absent(sent, absenceOf(error, 'unreadable'));
  });
  const body = parsed(text);
  if (response.ok) {
    if (text !== '' && body === undefined) throw absent(sent, 'unreadable');
    return body;
  }
  // Of these the status alone says enough; any other must come from Zoom itself to be believed.
  const plain = status === 401 || status === 429 || status >= 500 || text === '';
  if (!plain && body === undefined) throw absent(sent, 'unreadable');
  const { subject, feature } = sent.request;
  const { requestId } = sent;
  throw refusalOf({ status, headers, body, subject, feature, requestId }, clock);
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const absenceOf = (error: unknown, otherwise: Absence = 'network'): Absence =>
  error instanceof Error && error.name === 'TimeoutError' ? 'timeout' : otherwise;

/**
 * No cause goes along: `fetch` quotes a header that it cannot send, and with it the token.
 */
function absent({ request, requestId, status }: Sent, absence: Absence): ZoomError {
  return new ZoomError({
    kind: 'unavailable',
    subject: request.subject,
    absence,
    requestId,
    ...(status === null ? {} : { status }),
    mayHaveHappened: request.method !== 'GET' && absence !== 'redirect',
  });
}
