import { expect, test } from 'vitest';
import type { CloudEvent } from '../../server/rehearsal/cloud/hooks.ts';
import { createRoomHooks } from '../../server/rehearsal/cloud/room-hooks.ts';
import { NOON, PEOPLE, serve, testClock } from './support.ts';

test('the room tells what happens in it as Zoom would: start, who opens a panel, end', async () => {
  const clock = testClock();
  const lost: unknown[] = [];
  const of = { accountId: 'account', hostId: 'zoom-priya', minutes: 45 };
  const hooks = createRoomHooks(of, clock, (event, error) => lost.push([event, error]));
  await using room = await serve(clock, { hooks, seats: async () => PEOPLE });
  const heard: CloudEvent[] = [];
  const told = async () => {
    await hooks.idle();
    return heard.map(({ event }) => event);
  };
  await room.post('start');
  expect(await told(), 'nobody listens yet').toEqual([]);
  hooks.open(async (event) => {
    heard.push(event);
    return event.event === 'meeting.participant_left' ? 500 : 200;
  });
  await room.post('context', { seat: 'interviewer' });
  await room.post('context', { seat: 'interviewer' });
  await room.post('context', { seat: 'guest' });
  await room.post('end', {});
  expect(await told()).toEqual([
    'meeting.participant_joined',
    'meeting.participant_joined',
    'meeting.participant_left',
    'meeting.participant_left',
    'meeting.ended',
  ]);
  expect(heard[0]).toMatchObject({
    event_ts: NOON,
    payload: {
      account_id: 'account',
      object: { id: '83244710925', participant: { id: 'zoom-elena', user_name: 'Elena Duarte' } },
    },
  });
  expect(lost).toEqual([
    ['meeting.participant_left', 500],
    ['meeting.participant_left', 500],
  ]);
  heard.length = 0;
  await room.post('start-over');
  expect(await told()).toEqual(['meeting.started']);
  await room.post('start-over');
  expect(await told()).toEqual(['meeting.started', 'meeting.ended', 'meeting.started']);
});
