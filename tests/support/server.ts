import { type Logger, pino } from 'pino';
import type { Draft } from '../../common/events.ts';
import type { Boot, PanelSnapshot } from '../../common/panel.ts';
import type { Clock } from '../../common/time.ts';
import type { RequestLimits } from '../../server/app.ts';
import type { Config } from '../../server/config.ts';
import type { Pages } from '../../server/http/assets.ts';
import { sealAppContext } from '../../server/rehearsal/app-context.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import type { Patience } from '../../server/zoom/services.ts';
import { NOON } from './fixtures.ts';
import { StreamReader } from './sse.ts';

export const CLIENT = {
  clientId: 'test-client-id',
  clientSecret: 'test-client-secret',
  webhookSecret: 'zoom_test_secret_token_0123456789',
  webhookWindowMs: 7_200_000,
  // Nobody listens there: tests that want a Zoom start one.
  apiUrl: 'http://127.0.0.1:9/v2',
  oauthUrl: 'http://127.0.0.1:9',
  inClientRedirect: 'event' as const,
};

/** A key that only tests know. */
export const DATA_KEYS = [{ id: 'test', key: Buffer.alloc(32, 'test') }];

/** A clock that only tests move. */
export class TestClock implements Clock {
  constructor(private at = NOON) {}
  now(): number {
    return this.at;
  }
  pass(ms: number): void {
    this.at += ms;
  }
}

/** A real server on a free port, with the built page replaced by its one line that matters. */
export async function startTestServer(
  databaseUrl: string,
  options: {
    clock?: Clock;
    config?: Partial<Config>;
    logger?: Logger;
    patience?: Patience;
    limits?: RequestLimits;
    slowest?: { head: number; whole: number; still: number };
  } = {},
): Promise<RunningServer> {
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    databaseUrl,
    backups: null,
    production: false,
    trustProxy: 0,
    logLevel: 'silent',
    metricsToken: null,
    drainMs: 0,
    takeInBytes: 50_000_000,
    sessionSecrets: ['a-session-secret-that-only-tests-know'],
    dataKeys: DATA_KEYS,
    zoom: { mode: 'live', ...CLIENT },
    mail: null,
    ...options.config,
  };
  return startServer(config, {
    clock: options.clock ?? new TestClock(),
    logger: options.logger ?? pino({ level: 'silent' }),
    pages: TEST_PAGES,
    ...(options.patience === undefined ? {} : { patience: options.patience }),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.slowest === undefined ? {} : { slowest: options.slowest }),
  });
}

const PAGE = '<!doctype html><script id="boot" type="application/json"><!--boot--></script>';
const TEST_PAGES: Pages = {
  app: async () => PAGE,
  rehearsal: async () => PAGE,
  mountAssets: () => undefined,
  close: async () => undefined,
};

/** An app context as Zoom would seal it. */
export function contextFor(
  who: { uid?: string; mid?: string },
  now = NOON,
  more: Record<string, unknown> = {},
): string {
  const payload = {
    typ: 'meeting',
    aud: CLIENT.clientId,
    iss: 'marketplace.zoom.us',
    ts: now,
    exp: now + 120_000,
    entitlements: [],
    ...who,
    ...more,
  };
  return sealAppContext(payload, CLIENT.clientSecret);
}

/** What the page was born with. */
export function bootIn(html: string): Boot {
  const json = /<script id="boot" type="application\/json">(.*?)<\/script>/s.exec(html)?.[1];
  return JSON.parse(json ?? 'null');
}

/** A signed-in caller: one bearer token, JSON in and out. */
export class Caller {
  constructor(
    readonly base: string,
    readonly token: string | null,
  ) {}

  async call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: never }> {
    const res = await fetch(this.base + path, {
      method,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await res.text();
    return { status: res.status, body: (text === '' ? null : JSON.parse(text)) as never };
  }

  /** Follows a candidate's log from a number. */
  follow(candidateId: string, after = 0): StreamReader {
    const headers = { authorization: `Bearer ${this.token}`, 'last-event-id': String(after) };
    return new StreamReader(`${this.base}/api/candidates/${candidateId}/stream`, headers);
  }

  /** Appends events and answers their results. */
  async append(
    candidateId: string,
    ...events: Draft[]
  ): Promise<
    ({ id: string; seq: number } | { id: string; error: { code: string; message: string } })[]
  > {
    const { status, body } = await this.post(`/api/candidates/${candidateId}/events`, { events });
    if (status !== 200) throw new Error(`append answered ${status}: ${JSON.stringify(body)}`);
    return (body as { results: never }).results;
  }

  get = (path: string) => this.call('GET', path);
  post = (path: string, body: unknown) => this.call('POST', path, body);
}

/** Signs in as Zoom's client would for a member whose Zoom id is `zoom-<member id>`. */
export async function signInAs(
  server: RunningServer,
  memberId: string,
  meetingUuid?: string,
  clock: Clock = server.services.clock,
): Promise<{ caller: Caller; panel: PanelSnapshot }> {
  const context = contextFor(
    { uid: `zoom-${memberId}`, ...(meetingUuid === undefined ? {} : { mid: meetingUuid }) },
    clock.now(),
    { nonce: crypto.randomUUID() },
  );
  const anonymous = new Caller(server.url, null);
  const { status, body } = await anonymous.post('/api/session', { context });
  if (status !== 200) throw new Error(`sign-in answered ${status}: ${JSON.stringify(body)}`);
  const { token, panel } = body as { token: string; panel: never };
  return { caller: new Caller(server.url, token), panel };
}
