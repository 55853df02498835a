import { request } from 'node:http';
import type { Express } from 'express';
import { expect, test } from 'vitest';
import { type RehearsalRoom, SEAT_KEYS } from '../../common/rehearsal.ts';
import { createDoors } from '../../server/rehearsal/doors.ts';
import { getAs, serve, testClock } from './support.ts';

/** A stream that never ends by itself, as the panels' are. */
const streaming = (app: Express) => {
  app.get('/stream', (_req, res) => {
    res.set('content-type', 'text/event-stream');
    res.write('data: first\n\n');
  });
  app.get('/hello', (_req, res) => {
    res.send('hello');
  });
};

interface OpenStream {
  /** Settles with how the stream ended, in Node's word for it. */
  ended: Promise<string>;
}

/** Opens the stream under a host name and waits for its first chunk. */
function openStream(port: number, host: string): Promise<OpenStream> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path: '/stream', headers: { host } }, (res) => {
      const ended = new Promise<string>((end) => {
        res.on('end', () => end('end'));
        res.on('error', (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
      });
      res.once('data', () => {
        res.resume();
        resolve({ ended });
      });
    });
    req.on('error', reject);
    req.end();
  });
}

test('network: cutting a seat breaks its open stream in the middle', async () => {
  await using server = await serve(testClock(), {}, streaming);
  const stream = await openStream(server.port, `interviewer.localhost:${server.port}`);
  const { body } = await server.post('network', { seat: 'interviewer', cut: true });
  expect(await stream.ended).toBe('ECONNRESET');
  const seat = (body as RehearsalRoom).seats.find(({ key }) => key === 'interviewer');
  expect(seat?.cutSince).toBe('2026-11-21T12:00:00.000Z');
});

test('network: requests of a cut seat find a dead socket until it is restored', async () => {
  await using server = await serve(testClock(), {}, streaming);
  const host = `interviewer.localhost:${server.port}`;
  await server.post('network', { seat: 'interviewer', cut: true });
  await expect(getAs(server.port, host, '/hello')).rejects.toThrow('socket hang up');
  await server.post('network', { seat: 'interviewer', cut: false });
  expect(await getAs(server.port, host, '/hello')).toEqual({ status: 200, body: 'hello' });
});

test('network: cutting one seat leaves the others and the room itself alone', async () => {
  await using server = await serve(testClock(), {}, streaming);
  await server.post('network', { seat: 'interviewer', cut: true });
  for (const host of ['recruiter.localhost', 'localhost', '127.0.0.1']) {
    expect((await getAs(server.port, host, '/hello')).status).toBe(200);
  }
});

test('network: cutting twice keeps the first time', async () => {
  const clock = testClock();
  await using server = await serve(clock);
  await server.post('network', { seat: 'guest', cut: true });
  clock.at += 5_000;
  await server.post('network', { seat: 'guest', cut: true });
  expect(server.network.cutSince('guest')).toBe('2026-11-21T12:00:00.000Z');
});

test('doors: each seat has an origin of its own, on the same site as the room', async () => {
  const doors = createDoors();
  await doors.open((_req, res) => void res.end('panel'), '127.0.0.1');
  const origins = SEAT_KEYS.map(doors.originOf);
  expect(new Set(origins).size).toBe(SEAT_KEYS.length);
  for (const origin of origins) {
    expect(new URL(origin).hostname).toBe('localhost');
    expect(await (await fetch(origin)).text()).toBe('panel');
  }
  await doors.close();
});

test('network: each seat has cookies of its own, which no other seat and no desk sees', async () => {
  const cookies = (app: Express) => {
    app.get('/cookie', (req, res) => {
      res.cookie('hireside', 'new').send(req.headers.cookie ?? 'none');
    });
  };
  await using server = await serve(testClock(), {}, cookies);
  const jar = 'hireside=desk; manager.hireside=hers; recruiter.hireside=his';
  const seen = async (host: string) =>
    (await getAs(server.port, host, '/cookie', { cookie: jar })).body;
  expect(await seen(`manager.localhost:${server.port}`)).toBe('hireside=hers');
  expect(await seen(`guest.localhost:${server.port}`)).toBe('none');
  expect(await seen(`127.0.0.1:${server.port}`)).toBe(jar);
});
