import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_KEYS, deskPath, type RehearsalRoom } from '../../common/rehearsal.ts';
import type { RunningServer } from '../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { bootIn, CLIENT, startTestServer } from '../support/server.ts';
import { getAs } from './support.ts';

describe('the way to a member’s desk', () => {
  let fresh: TestDatabase;
  let server: RunningServer;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    server = await startTestServer(fresh.url, {
      config: { zoom: { mode: 'rehearsal', ...CLIENT } },
    });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const enter = async (who: string, headers: Record<string, string> = {}) => {
    const res = await fetch(`${server.url}/rehearsal/desk/${who}`, { redirect: 'manual', headers });
    const cookie = res.headers.get('set-cookie')?.split(';')[0] ?? null;
    return { status: res.status, to: res.headers.get('location'), cookie };
  };
  const home = async (cookie: string, base = server.url, more = {}) =>
    bootIn(await (await fetch(`${base}/`, { headers: { cookie, ...more } })).text());

  test.each(DESK_KEYS)('%s: signed in, and sent to the desk', async (who) => {
    const { status, to, cookie } = await enter(who);
    expect([status, to]).toEqual([303, '/']);
    expect(await home(cookie!)).toMatchObject({
      kind: 'desk',
      desk: { me: { email: `${who}@rehearsal.example` } },
    });
  });

  test('whoever was signed in in this browser before is not any more', async () => {
    const first = await enter('recruiter');
    const second = await enter('interviewer', { cookie: first.cookie! });
    expect(await home(first.cookie!)).toEqual({ kind: 'ask', rehearsal: true });
    expect(await home(second.cookie!)).toMatchObject({ kind: 'desk' });
  });

  test('nobody of that name: not found, and no cookie', async () => {
    expect(await enter('candidate')).toMatchObject({ status: 404, cookie: null });
  });

  test('another site’s page opens no desk on this computer', async () => {
    const answer = await enter('admin', { 'sec-fetch-site': 'cross-site' });
    expect(answer).toMatchObject({ status: 403, cookie: null });
    const foreign = await getAs(server.port, 'evil.example', deskPath('admin'));
    expect(foreign.status).toBe(403);
  });

  test('the room names every desk', async () => {
    const room: RehearsalRoom = await (await fetch(`${server.url}/rehearsal/api/room`)).json();
    expect(room.desks).toEqual([
      { key: 'admin', name: 'Ada Okafor' },
      { key: 'recruiter', name: 'Priya Raman' },
      { key: 'interviewer', name: 'Elena Duarte' },
      { key: 'interviewer2', name: 'Kofi Mensah' },
      { key: 'manager', name: 'Tomasz Wolski' },
    ]);
  });

  test('a seat is a computer of its own: the browser’s cookie is not known there', async () => {
    const { cookie } = await enter('recruiter');
    const room: RehearsalRoom = await (await fetch(`${server.url}/rehearsal/api/room`)).json();
    for (const { origin } of room.seats) {
      const base = origin.replace('localhost', '127.0.0.1');
      expect(await home(cookie!, base)).toEqual({ kind: 'ask', rehearsal: true });
      const me = await fetch(`${base}/api/me`, { headers: { cookie: cookie! } });
      expect(me.status).toBe(401);
    }
    expect(await home(cookie!)).toMatchObject({ kind: 'desk' });
  });
});
