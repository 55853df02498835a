import type { Router } from 'express';
import { type RunningCloud, startZoomCloud } from '../../server/rehearsal/cloud/start.ts';
import { createCloudState, type TokenGrant } from '../../server/rehearsal/cloud/state.ts';
import { MEMBERS } from '../../server/seed/cast.ts';
import type { ZoomAccess } from '../../server/zoom/call.ts';
import { createZoomClient, type ZoomClient } from '../../server/zoom/client.ts';
import { isZoomError, type ZoomError } from '../../server/zoom/errors.ts';
import type { MeetingOptions, MeetingPlan } from '../../server/zoom/meeting-options.ts';
import { CALL_SCOPES } from '../../server/zoom/scopes.ts';
import type { RequestRecord } from '../../server/zoom/transport.ts';
import { TestClock } from '../support/server.ts';

export const SCOPES: readonly string[] = [...new Set(Object.values(CALL_SCOPES).flat())];

/** Issues bearer tokens and forgets them: what OAuth does, without its ceremony. */
export class TokenDesk {
  private readonly grants = new Map<string, TokenGrant>();
  private count = 0;

  readonly whoIs = (token: string): TokenGrant | null => this.grants.get(token) ?? null;

  issue(userId: string, scopes: readonly string[] = SCOPES): string {
    this.count += 1;
    const token = `eyJhbGciOiJIUzUxMiJ9.eyJ1aWQiOiJ0ZXN0In0.secret-token-number-${this.count}`;
    this.grants.set(token, { userId, scopes });
    return token;
  }

  expire(token: string): void {
    this.grants.delete(token);
  }

  /** One person's access; `renewed` counts how often it was renewed. */
  accessOf(userId: string, scopes: readonly string[] = SCOPES): TestAccess {
    let current = this.issue(userId, scopes);
    const access: TestAccess = {
      renewed: 0,
      token: async () => current,
      renew: async (stale) => {
        access.renewed += 1;
        if (stale === current) current = this.issue(userId, scopes);
        return current;
      },
    };
    return access;
  }
}

export interface TestAccess extends ZoomAccess {
  renewed: number;
}

export interface CloudWorld extends AsyncDisposable {
  cloud: RunningCloud;
  state: RunningCloud['state'];
  clock: TestClock;
  desk: TokenDesk;
  access: TestAccess;
  zoom: ZoomClient;
  /** Every request that left, in order. */
  requests: RequestRecord[];
  /** Every pause between tries, in milliseconds; nobody really waits. */
  pauses: number[];
  clientFor(access: ZoomAccess, timeoutMs?: number): ZoomClient;
}

/** The rehearsal cloud on a real socket, and Priya's adapter to it. */
export async function cloudWorld(
  options: { scopes?: readonly string[]; timeoutMs?: number; routers?: Router[] } = {},
): Promise<CloudWorld> {
  const clock = new TestClock();
  const desk = new TokenDesk();
  const state = createCloudState(clock);
  const cloud = await startZoomCloud({
    port: 0,
    state,
    whoIs: desk.whoIs,
    routers: options.routers ?? [],
  });
  const requests: RequestRecord[] = [];
  const pauses: number[] = [];
  const access = desk.accessOf(MEMBERS.priya.zoomUserId, options.scopes);
  const clientFor = (who: ZoomAccess, timeoutMs = options.timeoutMs ?? 5_000) =>
    createZoomClient({
      baseUrl: cloud.apiUrl,
      clock,
      access: who,
      timeoutMs,
      random: () => 0.5,
      pause: async (ms) => {
        pauses.push(ms);
        clock.pass(ms);
      },
      observe: (record) => requests.push(record),
    });
  return {
    cloud,
    state,
    clock,
    desk,
    access,
    zoom: clientFor(access),
    requests,
    pauses,
    clientFor,
    [Symbol.asyncDispose]: () => cloud[Symbol.asyncDispose](),
  };
}

export const OPTIONS: MeetingOptions = {
  waitingRoom: true,
  recording: 'none',
  alternativeHosts: [MEMBERS.elena.email],
  agenda: 'Forty-five minutes about data pipelines.',
  passcode: 'q7w8e9',
};

export const planOf = (more: Partial<MeetingPlan> = {}): MeetingPlan => ({
  reference: 'interview-1',
  topic: 'Interview: Niamh Brennan, Senior Data Engineer',
  startsAt: '2026-12-01T09:30:00.000Z',
  minutes: 45,
  timeZone: 'Europe/Dublin',
  options: OPTIONS,
  ...more,
});

/** The refusal that a call ends with; a call that succeeds fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<ZoomError> {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (isZoomError(error)) return error;
  throw new Error(`expected a ZoomError, got ${String(error)}`);
}
