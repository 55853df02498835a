import { expect, test } from 'vitest';
import { nextUtcDay, readRetryAfter } from '../../server/zoom/retry-after.ts';
import { NOON } from '../support/fixtures.ts';
import { cloudWorld, planOf, refusalOf } from './support.ts';

test('retry: a limit per second passes by itself, also for a write, after what Zoom asks for', async () => {
  await using world = await cloudWorld();
  const busy = {
    kind: 'rate_limited',
    limit: 'second',
    retryAfter: 'seconds',
    seconds: 2,
  } as const;
  world.state.trouble.next('create_meeting', busy);
  world.state.trouble.next('create_meeting', { kind: 'too_many_at_once' });
  await world.zoom.createMeeting(planOf());
  expect(world.requests.map(({ status }) => status)).toEqual([429, 429, 201]);
  expect(world.pauses).toEqual([2_500, 1_000]);
});

test('retry: a read is repeated after a fault, four times at most', async () => {
  await using world = await cloudWorld();
  world.state.trouble.next('me', { kind: 'fault', status: 502, form: 'xml' }, 3);
  await world.zoom.me();
  expect(world.requests.map(({ status }) => status)).toEqual([502, 502, 502, 200]);
  expect(world.pauses).toEqual([500, 1_000, 2_000]);
  world.state.trouble.next('me', { kind: 'fault', status: 502 }, 100);
  await refusalOf(world.zoom.me());
  expect(world.requests).toHaveLength(8);
});

test('retry: a daily limit is not waited for, nor is any other long one', async () => {
  await using world = await cloudWorld();
  const limit = { kind: 'rate_limited', retryAfter: 'date' } as const;
  world.state.trouble.next('me', { ...limit, limit: 'day' });
  await refusalOf(world.zoom.me());
  world.state.trouble.next('me', { ...limit, limit: 'second', seconds: 30 });
  await refusalOf(world.zoom.me());
  expect(world.pauses).toEqual([]);
});

test('retry: what Zoom refuses for a reason is asked once', async () => {
  await using world = await cloudWorld();
  await refusalOf(world.zoom.getMeeting('81111111111'));
  expect(world.requests).toHaveLength(1);
});

test('access: an expired token is renewed once, and the call goes through', async () => {
  await using world = await cloudWorld();
  world.desk.expire(await world.access.token());
  const { meeting } = await world.zoom.createMeeting(planOf());
  expect(meeting.reference).toBe('interview-1');
  expect(world.access.renewed).toBe(1);
  expect(world.requests.map(({ status }) => status)).toEqual([401, 201]);
});

test('access: a fresh token that is refused too ends the connection, after one renewal', async () => {
  await using world = await cloudWorld();
  world.state.trouble.next('*', { kind: 'token_expired' }, 100);
  expect((await refusalOf(world.zoom.me())).kind).toBe('reauthorise');
  expect(world.access.renewed).toBe(1);
  expect(world.requests).toHaveLength(2);
});

test('access: what renewing fails with goes on as it is', async () => {
  await using world = await cloudWorld();
  const ended = new Error('the grant is gone');
  const zoom = world.clientFor({
    token: async () => 'unknown',
    renew: async () => {
      throw ended;
    },
  });
  await expect(zoom.me()).rejects.toBe(ended);
});

test('Retry-After: seconds, ISO-8601 and HTTP dates; never the past; nothing else', () => {
  const read = (text: string | null) => readRetryAfter(text, NOON);
  expect(read('5')).toBe(NOON + 5_000);
  expect(read('0.5')).toBe(NOON + 500);
  expect(read('2026-11-22T00:00:00Z')).toBe(NOON + 12 * 3_600_000);
  expect(read('Sat, 21 Nov 2026 12:00:30 GMT')).toBe(NOON + 30_000);
  expect(read('2020-05-31T00:00:00Z')).toBe(NOON);
  for (const nonsense of [null, '', '-1', 'soon', '20261122000000', '1e9']) {
    expect(read(nonsense), String(nonsense)).toBeNull();
  }
  expect(nextUtcDay(NOON)).toBe(NOON + 12 * 3_600_000);
});
