import { createDecipheriv, createHash } from 'node:crypto';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type Express } from 'express';
import { AppError, ERRORS } from '../../common/errors.ts';
import { SEAT_KEYS, type SeatKey } from '../../common/rehearsal.ts';
import type { Clock } from '../../common/time.ts';
import { createNetwork, type Network, networkGate } from '../../server/rehearsal/network.ts';
import type { SeatPerson } from '../../server/rehearsal/room.ts';
import { type RehearsalDeps, rehearsalRouter } from '../../server/rehearsal/router.ts';

export const NOON = Date.parse('2026-11-21T12:00:00.000Z');
export const SECRET = 'rehearsal_secret';

export const PEOPLE: SeatPerson[] = [
  { key: 'recruiter', name: 'Priya Raman', uid: 'zoom-priya' },
  { key: 'interviewer', name: 'Elena Duarte', uid: 'zoom-elena' },
  { key: 'manager', name: 'Tomasz Wolski', uid: 'zoom-tomasz' },
  { key: 'candidate', name: 'Niamh Brennan', uid: 'zoom-niamh' },
  { key: 'guest', name: 'Sam Whitfield', uid: null },
];

export interface TestClock extends Clock {
  at: number;
}

export const testClock = (at = NOON): TestClock => ({
  at,
  now() {
    return this.at;
  },
});

export interface TestServer extends AsyncDisposable {
  url: string;
  port: number;
  network: Network;
  restarted: string[];
  post(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

/** The rehearsal behind a real socket; `routes` adds what the seats' pages would ask for. */
export async function serve(
  clock: Clock,
  deps: Partial<RehearsalDeps> = {},
  routes: (app: Express) => void = () => {},
): Promise<TestServer> {
  const network = createNetwork(clock);
  const restarted: string[] = [];
  const app = express();
  app.use(networkGate(network, ({ headers }) => seatOfHost(headers.host)));
  app.use(
    rehearsalRouter({
      clientId: 'rehearsal_client',
      clientSecret: SECRET,
      clock,
      network,
      originOf: (seat) => `http://${seat}.localhost`,
      seats: async () => PEOPLE,
      desks: [{ key: 'recruiter', name: 'Priya Raman', uid: 'zoom-priya' }],
      interview: async () => ({ meetingNumber: '83244710925', topic: 'Interview: Niamh Brennan' }),
      codeFor: (...asked) => `code:${asked.join(':')}`,
      removeApp: async () => undefined,
      restart: async (uuid) => {
        restarted.push(uuid);
      },
      playDay: async () => undefined,
      ...deps,
    }),
  );
  routes(app);
  const answerError: ErrorRequestHandler = (error, _req, res, next) => {
    if (!(error instanceof AppError)) return next(error);
    const { code, message, issues } = error;
    res.status(ERRORS[code].status).json({ code, message, issues });
  };
  app.use(answerError);

  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    port,
    network,
    restarted,
    async post(path, body = {}) {
      const response = await fetch(`${url}/rehearsal/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A GET under another name than the socket's, which `fetch` does not allow. */
export function getAs(
  port: number,
  host: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const req = request(
      { host: '127.0.0.1', port, path, agent: false, headers: { ...headers, host } },
      (res) => {
        let body = '';
        res.on('data', (chunk) => {
          body += chunk;
        });
        res.on('end', () => resolve({ status: res.statusCode ?? 0, body }));
        res.on('error', reject);
      },
    );
    req.on('error', reject);
    req.end();
  });
}

/** The reading side, written from the layout alone. */
export function openContext(context: string, secret: string): Record<string, unknown> {
  const bytes = Buffer.from(context, 'base64url');
  const ivEnd = 1 + bytes.readUInt8(0);
  const aadEnd = ivEnd + 2 + bytes.readUInt16LE(ivEnd);
  const cipherEnd = aadEnd + 4 + bytes.readInt32LE(aadEnd);
  const key = createHash('sha256').update(secret).digest();
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1, ivEnd), {
    authTagLength: 16,
  });
  decipher.setAAD(bytes.subarray(ivEnd + 2, aadEnd));
  decipher.setAuthTag(bytes.subarray(cipherEnd));
  const plain = decipher.update(bytes.subarray(aadEnd + 4, cipherEnd), undefined, 'utf8');
  return JSON.parse(plain + decipher.final('utf8'));
}

/** In these tests one server stands for all doors, and the Host header says which was taken. */
function seatOfHost(host: string | undefined): SeatKey | null {
  return SEAT_KEYS.find((key) => host?.startsWith(`${key}.localhost`)) ?? null;
}
