import { AppError, ERRORS, type ErrorCode, type Issue, type Problem } from '../common/errors.ts';
import type { Instant } from '../common/time.ts';
import type { Upload } from './upload.ts';

/** An answer that is an error, or no answer at all (`unavailable`). */
export class ApiError extends AppError {
  constructor(
    code: ErrorCode,
    message: string,
    /** For the person who helps: finds the request in the server's log. */
    readonly requestId: string | null = null,
    /** What the server asked for, milliseconds; 0 when it asked for nothing. */
    readonly retryAfterMs = 0,
    issues?: Issue[],
    options?: ErrorOptions,
  ) {
    super(code, message, issues, options);
  }

  get retry(): (typeof ERRORS)[ErrorCode]['retry'] {
    return ERRORS[this.code].retry;
  }
}

export interface ApiOptions {
  fetch: typeof fetch;
  /** For bodies whose way out is told; without it they are sent and nothing is told. */
  upload?: Upload;
  /** Empty in the browser: same origin. */
  baseUrl?: string;
  now(): number;
  /** Makes a new session after a 401; answers whether it is worth asking again. */
  renew(): Promise<boolean>;
  /** Told whenever an answer carries the server's time. */
  onServerTime(time: Instant, receivedAt: number, sentAt: number): void;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** Lets the request outlive the page. At most 64 KiB of body in flight (Fetch §4.6). */
  keepalive?: boolean;
  /** False for the calls that make a session. */
  renew?: boolean;
}

export interface Api {
  get<T>(path: string, query?: Query, options?: CallOptions): Promise<T>;
  post<T>(path: string, body: unknown, options?: CallOptions): Promise<T>;
  put<T>(path: string, body: unknown, options?: CallOptions): Promise<T>;
  patch<T>(path: string, body: unknown, options?: CallOptions): Promise<T>;
  delete<T>(path: string, options?: CallOptions & { body?: unknown }): Promise<T>;
  /** The answer as it comes, for streams and files. Any answer but a good one is an `ApiError`. */
  open(path: string, options?: CallOptions & { headers?: HeadersInit }): Promise<Response>;
  /** Sends what is no JSON, and answers as `open` does. */
  send(
    path: string,
    body: Blob,
    options?: CallOptions & { type?: string; onSent?: OnSent },
  ): Promise<Response>;
  /** Held in memory only, for frames that get no cookie. */
  setToken(token: string | null): void;
  /** Whose page this is: a cookie that has become somebody else's meanwhile is not taken. */
  actAs(memberId: string): void;
}

/** Hears how much of a body has gone out, bytes. */
type OnSent = (bytes: number) => void;

export type Query = Record<string, string | number | null | undefined>;

const UNREACHABLE = 'Hireside’s server does not answer.';

/** HTTP to our own server: JSON both ways, errors as `ApiError`, one renewal of a lost session. */
export function createApi(options: ApiOptions): Api {
  const { baseUrl = '', now } = options;
  let token: string | null = null;
  let me: string | null = null;

  async function once(path: string, init: RequestInit, onSent?: OnSent): Promise<Response> {
    const headers = new Headers(init.headers);
    if (token !== null) headers.set('authorization', `Bearer ${token}`);
    if (me !== null) headers.set('x-hireside-member', me);
    let response: Response;
    try {
      const { fetch, upload } = options;
      const [url, all] = [`${baseUrl}${path}`, { ...init, headers }] as const;
      response = await (upload && onSent ? upload(url, all, onSent) : fetch(url, all));
    } catch (cause) {
      throw new ApiError('unavailable', UNREACHABLE, null, 0, undefined, { cause });
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  async function request(
    path: string,
    init: RequestInit,
    renew = true,
    onSent?: OnSent,
  ): Promise<Response> {
    try {
      return await once(path, init, onSent);
    } catch (error) {
      const lost = error instanceof ApiError && error.retry === 'sign-in';
      if (!renew || !lost || !(await options.renew())) throw error;
      return once(path, init, onSent);
    }
  }

  async function json<T>(path: string, init: RequestInit, renew?: boolean): Promise<T> {
    const sentAt = now();
    const response = await request(path, init, renew);
    const body = await bodyOf(response);
    const { serverTime } = body as { serverTime?: unknown };
    if (typeof serverTime === 'string') options.onServerTime(serverTime, now(), sentAt);
    return body as T;
  }

  return {
    get: (path, query = {}, { signal, renew } = {}) =>
      json(withQuery(path, query), { headers: { accept: 'application/json' }, signal }, renew),
    post: (path, body, options) => json(path, withBody('POST', body, options), options?.renew),
    put: (path, body, options) => json(path, withBody('PUT', body, options), options?.renew),
    patch: (path, body, options) => json(path, withBody('PATCH', body, options), options?.renew),
    delete: (path, options) =>
      json(path, withBody('DELETE', options?.body, options), options?.renew),
    open: (path, { signal, headers, renew } = {}) => request(path, { headers, signal }, renew),
    send(path, body, { signal, type = body.type, renew, onSent } = {}) {
      const headers = { 'content-type': type };
      return request(path, { method: 'POST', headers, body, signal }, renew, onSent);
    },
    setToken(next) {
      token = next;
    },
    actAs(memberId) {
      me = memberId;
    },
  };
}

const withBody = (method: string, body: unknown, options: CallOptions = {}): RequestInit => ({
  method,
  headers: {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  },
  body: JSON.stringify(body),
  signal: options.signal,
  keepalive: options.keepalive,
});

/** A path with what is asked for; what is `null` is left out. */
export function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).filter(([, value]) => value !== null && value !== undefined);
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

/** An answer that breaks off, or is not JSON, counts as no answer. */
async function bodyOf(response: Response): Promise<object> {
  try {
    const text = await response.text();
    return text === '' ? {} : (JSON.parse(text) as object);
  } catch (cause) {
    throw new ApiError('unavailable', UNREACHABLE, null, 0, undefined, { cause });
  }
}

async function errorOf(response: Response): Promise<ApiError> {
  const retryAfterMs = (Number(response.headers.get('retry-after')) || 0) * 1000;
  const problem = await problemOf(response);
  const code = problem?.code ?? codeOf(response.status);
  const message = problem?.message ?? UNREACHABLE;
  const requestId = problem?.requestId ?? response.headers.get('x-request-id');
  return new ApiError(code, message, requestId, retryAfterMs, problem?.issues);
}

/** `null` where something between us and the server answered in its own words. */
async function problemOf(response: Response): Promise<Problem | null> {
  try {
    const body = (await response.json()) as Problem;
    return body.code in ERRORS ? body : null;
  } catch {
    return null;
  }
}

function codeOf(status: number): ErrorCode {
  if (status >= 500) return 'unavailable';
  const codes = Object.keys(ERRORS) as ErrorCode[];
  return codes.find((code) => ERRORS[code].status === status) ?? 'invalid_request';
}
