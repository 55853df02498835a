import { expect, test } from 'vitest';
import type { RehearsalRoom } from '../../common/rehearsal.ts';
import { getAs, NOON, openContext, SECRET, serve, testClock } from './support.ts';

async function contextOf(server: Awaited<ReturnType<typeof serve>>, input: unknown) {
  const { status, body } = await server.post('context', input);
  expect(status).toBe(200);
  return openContext((body as { context: string }).context, SECRET);
}

test('room: waits with five seats, the recruiter as host, until someone starts it', async () => {
  await using server = await serve(testClock());
  const room: RehearsalRoom = await (await fetch(`${server.url}/rehearsal/api/room`)).json();
  expect(room.meeting).toMatchObject({ number: '83244710925', state: 'waiting', startedAt: null });
  expect(room.seats.map(({ title, role, uid }) => [title, role, uid])).toEqual([
    ['Recruiter', 'host', 'zoom-priya'],
    ['Interviewer', 'participant', 'zoom-elena'],
    ['Hiring manager', 'participant', 'zoom-tomasz'],
    ['Candidate', 'participant', 'zoom-niamh'],
    ['Guest', 'participant', null],
  ]);
});

test('start: runs from now, and a second start changes nothing', async () => {
  const clock = testClock();
  await using server = await serve(clock);
  const first = (await server.post('start')).body as RehearsalRoom;
  expect(first.meeting).toMatchObject({ state: 'running', startedAt: '2026-11-21T12:00:00.000Z' });
  clock.at += 60_000;
  expect((await server.post('start')).body).toMatchObject({ meeting: first.meeting });
});

test('start: has another UUID after the meeting ended', async () => {
  await using server = await serve(testClock());
  const first = (await server.post('start')).body as RehearsalRoom;
  const ended = (await server.post('end')).body as RehearsalRoom;
  expect(ended.meeting).toMatchObject({ state: 'ended', uuid: first.meeting?.uuid });
  const again = (await server.post('start')).body as RehearsalRoom;
  expect(again.meeting?.state).toBe('running');
  expect(again.meeting?.uuid).not.toBe(first.meeting?.uuid);
  expect(server.restarted).toEqual([]);
});

test('start: is refused when there is no interview to rehearse', async () => {
  await using server = await serve(testClock(), { interview: async () => null });
  expect(await server.post('start')).toMatchObject({ status: 409, body: { code: 'conflict' } });
});

test('start over: moves the interview to the UUID of the new run', async () => {
  await using server = await serve(testClock());
  const first = (await server.post('start')).body as RehearsalRoom;
  const second = (await server.post('start-over')).body as RehearsalRoom;
  expect(second.meeting?.uuid).not.toBe(first.meeting?.uuid);
  expect(second.meeting?.state).toBe('running');
  expect(server.restarted).toEqual([second.meeting?.uuid]);
});

test('day: ends the meeting that is on, and then lets the day be told', async () => {
  let told = 0;
  await using server = await serve(testClock(), { playDay: async () => void told++ });
  await server.post('start');
  expect(await server.post('day')).toMatchObject({ body: { meeting: { state: 'ended' } } });
  expect(told).toBe(1);
  await using empty = await serve(testClock(), { interview: async () => null });
  expect(await empty.post('day')).toMatchObject({ status: 409 });
});

test('context: names user, meeting, role and two minutes of validity', async () => {
  await using server = await serve(testClock());
  const { meeting } = (await server.post('start')).body as RehearsalRoom;
  expect(await contextOf(server, { seat: 'recruiter' })).toEqual({
    typ: 'meeting',
    uid: 'zoom-priya',
    mid: meeting?.uuid,
    aud: 'rehearsal_client',
    iss: 'marketplace.zoom.us',
    ts: NOON,
    exp: NOON + 120_000,
    attendrole: 'host',
    entitlements: [],
  });
});

test('context: has no user id for a guest, and the room where the seat is in a breakout', async () => {
  await using server = await serve(testClock());
  const { meeting } = (await server.post('start')).body as RehearsalRoom;
  expect(await contextOf(server, { seat: 'guest' })).not.toHaveProperty('uid');
  const apart = { seat: 'interviewer', breakout: true, role: 'co-host' };
  expect(await contextOf(server, apart)).toMatchObject({
    mid: meeting?.uuid,
    bmid: meeting?.breakoutUuid,
    attendrole: 'co-host',
  });
});

test('context: is refused before the meeting, and for a seat that does not exist', async () => {
  await using server = await serve(testClock());
  expect((await server.post('context', { seat: 'guest' })).status).toBe(409);
  const wrong = await server.post('context', { seat: 'boss' });
  expect(wrong).toMatchObject({ status: 400, body: { issues: [{ path: 'seat' }] } });
});

test('context: a restarted server takes over the run that the page still plays', async () => {
  const meeting = { uuid: 'abc==', startedAt: '2026-11-21T11:58:00.000Z' };
  await using server = await serve(testClock());
  expect(await contextOf(server, { seat: 'recruiter', meeting })).toMatchObject({ mid: 'abc==' });
  const room: RehearsalRoom = await (await fetch(`${server.url}/rehearsal/api/room`)).json();
  expect(room.meeting).toMatchObject({ state: 'running', ...meeting });
});

test('authorize: brings a code for who sits there, and none for somebody not signed in', async () => {
  await using server = await serve(testClock());
  const input = { codeChallenge: 'challenge', redirectUri: 'http://localhost:41234/' };
  expect(await server.post('authorize', { seat: 'recruiter', ...input })).toEqual({
    status: 200,
    body: { code: 'code:zoom-priya:challenge:http://localhost:41234/' },
  });
  expect(await server.post('authorize', { seat: 'guest', ...input })).toMatchObject({
    status: 409,
    body: { code: 'conflict' },
  });
  expect((await server.post('authorize', { seat: 'recruiter' })).status).toBe(400);
});

test('local only: a foreign host name or a foreign page is refused, seats and localhost are not', async () => {
  await using server = await serve(testClock());
  const path = '/rehearsal/api/room';
  const status = async (host: string, headers?: Record<string, string>) =>
    (await getAs(server.port, host, path, headers)).status;
  expect(await status('evil.example')).toBe(403);
  expect(await status('localhost.evil.example')).toBe(403);
  expect(await status('localhost', { 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status(`localhost:${server.port}`, { 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await status(`recruiter.localhost:${server.port}`)).toBe(200);
});
