import express from 'express';
import { describe, expect, test } from 'vitest';
import { startZoomCloud } from '../../../server/rehearsal/cloud/start.ts';
import { createCloudState } from '../../../server/rehearsal/cloud/state.ts';
import { ENDPOINTS } from '../../../server/rehearsal/cloud/trouble.ts';
import { MEMBERS } from '../../../server/seed/cast.ts';
import { TestClock } from '../../support/server.ts';
import { type CloudWorld, cloudWorld, SCOPES } from '../../zoom/support.ts';
import { getAs } from '../support.ts';

/** A bare request: what the cloud says, without the adapter's reading of it. */
async function ask(
  { cloud }: CloudWorld,
  token: string | null,
  path: string,
  init: { method?: string; body?: string } = {},
) {
  const response = await fetch(cloud.apiUrl + path, {
    ...init,
    redirect: 'manual',
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      'content-type': 'application/json',
    },
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

function withResolvers() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const jsonOf = ({ text }: { text: string }) => JSON.parse(text) as unknown;

describe('bearer', () => {
  test('without a token, with an unknown one and with an expired one: 401, code 124', async () => {
    await using world = await cloudWorld();
    const expired = await world.access.token();
    world.desk.expire(expired);
    for (const token of [null, 'unknown', expired]) {
      const answer = await ask(world, token, '/users/me');
      expect(answer.status).toBe(401);
      expect(jsonOf(answer)).toEqual({ code: 124, message: 'Access token is expired.' });
    }
  });

  test('without the scope: 4711 and the name of what is missing', async () => {
    await using world = await cloudWorld({ scopes: [] });
    const answer = await ask(world, await world.access.token(), '/users/me/zak');
    expect(answer.status).toBe(400);
    expect(jsonOf(answer)).toEqual({
      code: 4711,
      message: 'Invalid access token, does not contain scopes:[user:read:zak].',
    });
  });

  test('another person than oneself: only an admin’s app reaches them', async () => {
    await using world = await cloudWorld();
    const token = await world.access.token();
    const other = await ask(world, token, `/users/${MEMBERS.ada.zoomUserId}`);
    expect(jsonOf(other)).toMatchObject({ code: 4711 });
    expect((await ask(world, token, `/users/${MEMBERS.priya.zoomUserId}`)).status).toBe(200);
  });

  test('another host’s meeting is not one’s own to read, change or delete', async () => {
    await using world = await cloudWorld();
    const token = world.desk.issue(MEMBERS.elena.zoomUserId);
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const body = method === 'PATCH' ? { body: '{}' } : {};
      const answer = await ask(world, token, '/meetings/83244710925', { method, ...body });
      expect(jsonOf(answer)).toMatchObject({ code: 3003 });
    }
    expect(world.state.meetings.has(83244710925)).toBe(true);
  });
});

describe('meetings', () => {
  test('a time without Z counts in the meeting’s zone, summer and winter', async () => {
    await using world = await cloudWorld();
    const token = await world.access.token();
    const startOf = async (start_time: string) => {
      const body = JSON.stringify({ topic: 'T', start_time, timezone: 'Europe/Berlin' });
      const answer = await ask(world, token, '/users/me/meetings', { method: 'POST', body });
      return (jsonOf(answer) as { start_time: string }).start_time;
    };
    expect(await startOf('2026-12-01T09:00:00Z')).toBe('2026-12-01T09:00:00Z');
    expect(await startOf('2026-12-01T09:00:00')).toBe('2026-12-01T08:00:00Z');
    expect(await startOf('2027-07-01T09:00:00')).toBe('2027-07-01T07:00:00Z');
  });

  test('a body that is no JSON, and one with a wrong field: code 300', async () => {
    await using world = await cloudWorld();
    const token = await world.access.token();
    const post = (body: string) =>
      ask(world, token, '/users/me/meetings', { method: 'POST', body });
    expect(jsonOf(await post('{'))).toMatchObject({ code: 300 });
    expect(jsonOf(await post('{"duration":"long"}'))).toMatchObject({
      code: 300,
      errors: [{ field: 'duration' }],
    });
  });

  test('the rehearsal’s first interview has its meeting, hosted by the recruiter', async () => {
    await using world = await cloudWorld();
    const answer = await ask(world, await world.access.token(), '/meetings/83244710925');
    expect(jsonOf(answer)).toMatchObject({ id: 83244710925, host_id: 'zoom-recruiter' });
  });
});

describe('trouble', () => {
  test('meets the call it was made for, so many times, and no other', async () => {
    await using world = await cloudWorld();
    const token = await world.access.token();
    world.state.trouble.next('me', { kind: 'fault', status: 503 }, 2);
    const statusOf = async (path: string) => (await ask(world, token, path)).status;
    expect(await statusOf('/users/me/settings')).toBe(200);
    expect([await statusOf('/users/me'), await statusOf('/users/me')]).toEqual([503, 503]);
    expect(await statusOf('/users/me')).toBe(200);
  });

  test('limits carry their headers: per second in seconds, per day as a date', async () => {
    await using world = await cloudWorld();
    const token = await world.access.token();
    const limit = { kind: 'rate_limited' } as const;
    world.state.trouble.next('me', {
      ...limit,
      limit: 'second',
      retryAfter: 'seconds',
      seconds: 3,
    });
    world.state.trouble.next('me', { ...limit, limit: 'day', retryAfter: 'date' });
    const headersOf = async () => {
      const { headers } = await ask(world, token, '/users/me');
      return [headers.get('x-ratelimit-type'), headers.get('retry-after')];
    };
    expect(await headersOf()).toEqual(['QPS', '3']);
    expect(await headersOf()).toEqual(['Daily-limit', '2026-11-22T00:00:00Z']);
  });

  test('XML, HTML and nothing come where JSON was asked for, after the work was done', async () => {
    await using world = await cloudWorld();
    const token = await world.access.token();
    for (const form of ['xml', 'html', 'empty'] as const) {
      world.state.trouble.next('create_meeting', { kind: 'garbled', form });
      const init = { method: 'POST', body: '{"topic":"T"}' };
      const { text } = await ask(world, token, '/users/me/meetings', init);
      expect(() => JSON.parse(text)).toThrow();
    }
    expect(world.state.meetings.size).toBe(4);
  });

  test('every call can be troubled, and peace ends all of it', async () => {
    await using world = await cloudWorld();
    for (const endpoint of ENDPOINTS)
      world.state.trouble.next(endpoint, { kind: 'fault', status: 500 });
    world.state.trouble.locked = { waitingRoom: false };
    world.state.trouble.clear();
    expect(ENDPOINTS.map((one) => world.state.trouble.take(one))).toEqual(
      ENDPOINTS.map(() => null),
    );
    expect(world.state.trouble.locked).toEqual({});
  });
});

describe('the server', () => {
  test('mounts other routers first, answers to local names only, and knows what it is not', async () => {
    const state = createCloudState(new TestClock());
    const oauth = express.Router().get('/oauth/authorize', (_req, res) => {
      res.send('allow Hireside?');
    });
    await using cloud = await startZoomCloud({
      port: 0,
      state,
      whoIs: () => ({ userId: MEMBERS.priya.zoomUserId, scopes: SCOPES }),
      routers: [oauth],
    });
    const as = (host: string, path: string) => getAs(cloud.port, host, path);
    expect(await as(`localhost:${cloud.port}`, '/oauth/authorize')).toMatchObject({
      status: 200,
      body: 'allow Hireside?',
    });
    expect((await as('evil.example', '/oauth/authorize')).status).toBe(403);
    expect((await as('localhost.evil.example', '/v2/users/me')).status).toBe(403);
    expect(JSON.parse((await as('localhost', '/v2/webinars/1')).body)).toEqual({
      code: 404,
      message: 'This API is not rehearsed.',
    });
  });

  test('closes at once, although an answer is still owed', async () => {
    const state = createCloudState(new TestClock());
    state.trouble.next('me', { kind: 'lost_answer' });
    const { promise: asked, resolve } = withResolvers();
    const whoIs = () => {
      resolve();
      return { userId: MEMBERS.priya.zoomUserId, scopes: SCOPES };
    };
    const cloud = await startZoomCloud({ port: 0, state, whoIs });
    const headers = { authorization: 'Bearer any' };
    const owed = fetch(`${cloud.apiUrl}/users/me`, { headers }).catch(() => 'closed');
    await asked;
    await cloud[Symbol.asyncDispose]();
    expect(await owed).toBe('closed');
  });

  test('its pages show a topic as text', async () => {
    await using world = await cloudWorld();
    const meeting = world.state.meetings.get(83244710925)!;
    meeting.topic = '<img src=x>';
    const page = await fetch(`http://127.0.0.1:${world.cloud.port}/j/83244710925`);
    expect(await page.text()).toContain('&lt;img src=x>');
  });
});
