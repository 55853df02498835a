import { expect, test } from 'vitest';
import { isZoomError } from '../../server/zoom/errors.ts';
import { type CloudWorld, cloudWorld, OPTIONS, planOf, refusalOf } from './support.ts';

const withReference = ({ state }: CloudWorld, reference: string) =>
  [...state.meetings.values()].filter(({ agenda }) => agenda.includes(`: ${reference}\n`));

const writes = ({ requests }: CloudWorld) =>
  requests.filter(({ method, path }) => method === 'POST' && path === '/users/me/meetings');

test('create: a time-out that did the work is found again, and no second meeting is made', async () => {
  await using world = await cloudWorld({ timeoutMs: 800 });
  world.state.trouble.next('create_meeting', { kind: 'lost_answer' });
  const { meeting, found, overrides } = await world.zoom.createMeeting(planOf());
  expect({ found, overrides }).toEqual({ found: true, overrides: [] });
  expect(withReference(world, 'interview-1')).toHaveLength(1);
  expect(meeting.number).toBe(String(withReference(world, 'interview-1')[0]!.number));
  expect(writes(world)).toHaveLength(1);
});

test.each(['xml', 'html', 'empty', 'cut'] as const)(
  'create: an answer that is %s, after the work was done, is looked up likewise',
  async (form) => {
    await using world = await cloudWorld();
    world.state.trouble.next('create_meeting', { kind: 'garbled', form });
    const { found } = await world.zoom.createMeeting(planOf());
    expect(found).toBe(true);
    expect(withReference(world, 'interview-1')).toHaveLength(1);
  },
);

test('create: where looking fails too, the draft tries again later and finds it then', async () => {
  await using world = await cloudWorld({ timeoutMs: 800 });
  world.state.trouble.next('create_meeting', { kind: 'lost_answer' });
  world.state.trouble.next('list_meetings', { kind: 'fault', status: 503 }, 100);
  const refusal = await refusalOf(world.zoom.createMeeting(planOf()));
  expect(refusal.facts).toMatchObject({ absence: 'timeout', mayHaveHappened: true });

  world.state.trouble.clear();
  const changed = planOf({ minutes: 60, options: { ...OPTIONS, recording: 'cloud' } });
  const { meeting, found } = await world.zoom.createMeeting(changed, { mayExist: true });
  expect({ found, minutes: meeting.minutes }).toEqual({ found: true, minutes: 60 });
  expect(meeting.options.recording).toBe('cloud');
  expect(withReference(world, 'interview-1')).toHaveLength(1);
  expect(writes(world)).toHaveLength(1);
});

test('create: a fault before the work leaves nothing, and the next try makes the one meeting', async () => {
  await using world = await cloudWorld();
  world.state.trouble.next('create_meeting', { kind: 'fault', status: 500 });
  const refusal = await refusalOf(world.zoom.createMeeting(planOf()));
  expect(isZoomError(refusal, 'unavailable')).toBe(true);
  expect(withReference(world, 'interview-1')).toHaveLength(0);
  const { found } = await world.zoom.createMeeting(planOf(), { mayExist: true });
  expect(found).toBe(false);
  expect(withReference(world, 'interview-1')).toHaveLength(1);
});

test('create: another interview’s meeting at the same time is not taken for it', async () => {
  await using world = await cloudWorld({ timeoutMs: 800 });
  await world.zoom.createMeeting(planOf({ reference: 'interview-10' }));
  world.state.trouble.next('create_meeting', { kind: 'fault', status: 500 });
  await refusalOf(world.zoom.createMeeting(planOf({ reference: 'interview-1' })));
  expect(world.state.meetings.size).toBe(2);
});

test('create: a refusal that did nothing is not looked after', async () => {
  await using world = await cloudWorld();
  world.state.trouble.next('create_meeting', { kind: 'paid_plan_needed' });
  await refusalOf(world.zoom.createMeeting(planOf()));
  expect(world.requests).toHaveLength(1);
});

test('update and delete: a time-out that did the work is repeated, with the same result', async () => {
  await using world = await cloudWorld({ timeoutMs: 800 });
  const { meeting } = await world.zoom.createMeeting(planOf());
  world.state.trouble.next('update_meeting', { kind: 'lost_answer' });
  const after = await world.zoom.updateMeeting(meeting.number, planOf({ minutes: 30 }));
  expect(after.meeting.minutes).toBe(30);
  world.state.trouble.next('delete_meeting', { kind: 'lost_answer' });
  await world.zoom.deleteMeeting(meeting.number);
  expect(withReference(world, 'interview-1')).toEqual([]);
});
