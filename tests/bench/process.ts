import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { newId } from '../../common/ids.ts';
import { sealAppContext } from '../../server/rehearsal/app-context.ts';
import { Connection, requestText } from './connection.ts';

/** The moment that measured servers believe it is when they start. */
export const EPOCH = Date.parse('2026-11-21T12:00:00.000Z');

export const CLIENT = {
  clientId: 'bench-client-id',
  clientSecret: 'bench-client-secret',
  webhookSecret: 'bench-webhook-secret',
  webhookWindowMs: 7_200_000,
  apiUrl: 'http://127.0.0.1:9/v2',
  oauthUrl: 'http://127.0.0.1:9',
  inClientRedirect: 'event' as const,
};

export type BareKind = 'echo' | 'page' | 'relay' | 'signed';

export interface ChildOptions {
  kind: 'hireside' | BareKind;
  databaseUrl: string;
  /** The folder of a built client; empty for one line that holds the snapshot. */
  pages: string;
  /** How much a bare page weighs. */
  bytes: number;
  /** A folder for CPU profiles; empty for none. */
  profile: string;
  /** The real moment at which its clock says `EPOCH`; servers of one database share it. */
  startedAt: number;
}

/** A server in a process of its own, so that it and the load generator share no thread. */
export interface Child extends AsyncDisposable {
  port: number;
  now(): number;
  /** Processor time it has used, milliseconds: what a busy machine around it does not change. */
  cpu(): Promise<number>;
  /** Memory it takes of the machine, kB. */
  memory(): Promise<number>;
}

/** Starts one and waits until it listens; disposing waits until it has ended. */
export function startChild(
  options: Partial<ChildOptions> & Pick<ChildOptions, 'kind'>,
): Promise<Child> {
  const full: ChildOptions = {
    databaseUrl: '',
    pages: '',
    bytes: 0,
    profile: '',
    startedAt: Date.now(),
    ...options,
  };
  const profiling = full.profile ? ['--cpu-prof', `--cpu-prof-dir=${full.profile}`] : [];
  const child = fork(fileURLToPath(new URL('child.ts', import.meta.url)), [JSON.stringify(full)], {
    execArgv: ['--import', import.meta.resolve('tsx'), ...profiling],
  });
  const ask = (what: 'cpu' | 'memory') =>
    new Promise<number>((told) => {
      child.once('message', (value) => told(value as number));
      child.send(what);
    });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The ${full.kind} server ended with ${code}.`)));
    child.once('message', (message) => {
      const { port, startedAt } = message as { port: number; startedAt: number };
      resolve({
        port,
        now: () => EPOCH + Date.now() - startedAt,
        cpu: () => ask('cpu'),
        memory: () => ask('memory'),
        [Symbol.asyncDispose]: async () => {
          if (child.connected) child.send('stop');
          await ended;
        },
      });
    });
  });
}

/** A fresh app context, as Zoom seals it when someone opens the app. */
export function freshContext(zoomUserId: string, meetingUuid: string, now: number): string {
  const payload = {
    typ: 'meeting',
    uid: zoomUserId,
    mid: meetingUuid,
    aud: CLIENT.clientId,
    iss: 'marketplace.zoom.us',
    ts: now,
    exp: now + 120_000,
    entitlements: [],
  };
  return sealAppContext(payload, CLIENT.clientSecret);
}

/** Signs members in the way a panel does. @returns a bearer token each */
export async function signIn(child: Child, zoomUserIds: readonly string[]): Promise<string[]> {
  const connection = await Connection.open(child.port);
  const tokens: string[] = [];
  for (const zoomUserId of zoomUserIds) {
    const context = freshContext(zoomUserId, `sign-in-${newId()}`, child.now());
    const request = requestText('POST', '/api/session', {}, JSON.stringify({ context }));
    const { status, body } = await connection.send(request);
    if (status !== 200) throw new Error(`Sign-in answered ${status}: ${body.toString()}`);
    tokens.push((JSON.parse(body.toString()) as { token: string }).token);
  }
  connection.close();
  return tokens;
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
