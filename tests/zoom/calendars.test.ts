import { expect, test } from 'vitest';
import { cloudWorld, refusalOf } from './support.ts';

const MINE = 'priya.raman@larkfield.zmail.example';
const ELENA = 'elena.duarte@larkfield.zmail.example';
const TUESDAY = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-25T00:00:00.000Z' };

const event = {
  reference: 'interview-1',
  title: 'Interview: Niamh Brennan',
  description: 'The kit is in Hireside.',
  location: 'https://zoom.example/j/1',
  startsAt: '2026-11-24T10:00:00.000Z',
  endsAt: '2026-11-24T10:45:00.000Z',
  timeZone: 'Europe/Dublin',
  attendees: ['interviewer@rehearsal.example'],
};

test('calendars: one’s own, by an address that is not the e-mail one signs in with', async () => {
  await using world = await cloudWorld();
  expect(await world.zoom.listCalendars()).toEqual([
    { id: MINE, name: 'Priya Raman', primary: true, timeZone: 'Europe/Dublin', writable: true },
  ]);
});

test('events: a believable day in order, with what takes no time marked as such', async () => {
  await using world = await cloudWorld();
  const events = await world.zoom.listEvents(MINE, TUESDAY);
  expect(events.map(({ title, time, busy }) => [title, time, busy])).toEqual([
    ['Lunch', { from: '2026-11-24T12:30:00.000Z', to: '2026-11-24T13:15:00.000Z' }, false],
    ['1:1 Ada', { from: '2026-11-24T15:00:00.000Z', to: '2026-11-24T15:30:00.000Z' }, true],
  ]);
});

test('events: keep their hour on the wall when the clocks change', async () => {
  await using world = await cloudWorld();
  world.clock.pass(120 * 86_400_000);
  const elena = world.clientFor(world.desk.accessOf('zoom-interviewer'));
  const { createCloudState } = await import('../../server/rehearsal/cloud/state.ts');
  world.state.calendars = createCloudState(world.clock).calendars;
  const at = async (day: string) =>
    (await elena.listEvents(ELENA, { from: `${day}T00:00:00Z`, to: `${day}T12:00:00Z` }))[0]?.time;
  expect(await at('2027-03-26')).toMatchObject({ from: '2027-03-26T09:15:00.000Z' });
  expect(await at('2027-03-29')).toMatchObject({ from: '2027-03-29T08:15:00.000Z' });
});

test('free and busy: of colleagues too, without titles; an unknown calendar is told apart', async () => {
  await using world = await cloudWorld();
  const times = await world.zoom.freeBusy([MINE, ELENA, 'interviewer@rehearsal.example'], TUESDAY);
  expect(times).toEqual({
    [MINE]: [{ from: '2026-11-24T15:00:00.000Z', to: '2026-11-24T15:30:00.000Z' }],
    [ELENA]: [
      { from: '2026-11-24T09:15:00.000Z', to: '2026-11-24T09:30:00.000Z' },
      { from: '2026-11-24T10:00:00.000Z', to: '2026-11-24T11:00:00.000Z' },
    ],
    'interviewer@rehearsal.example': null,
  });
  const refusal = await refusalOf(world.zoom.listEvents(ELENA, TUESDAY));
  expect(refusal.message).toBe(
    'Zoom does not find this calendar any more: deleted in Zoom, or expired. Choose another calendar.',
  );
});

test('event: is written, moved and removed, the last also twice', async () => {
  await using world = await cloudWorld();
  const { id, found } = await world.zoom.createEvent(MINE, event);
  expect(found).toBe(false);
  const there = async () =>
    (await world.zoom.listEvents(MINE, TUESDAY)).find((one) => one.id === id);
  expect(await there()).toEqual({
    id,
    title: event.title,
    time: { from: event.startsAt, to: event.endsAt },
    busy: true,
    reference: 'interview-1',
  });
  const moved = { ...event, startsAt: '2026-11-24T16:00:00Z', endsAt: '2026-11-24T16:45:00Z' };
  await world.zoom.updateEvent(MINE, id, moved);
  expect((await there())?.time).toMatchObject({ from: '2026-11-24T16:00:00.000Z' });
  await world.zoom.deleteEvent(MINE, id);
  await world.zoom.deleteEvent(MINE, id);
  expect(await there()).toBeUndefined();
});

test('event: a time-out that did the work is found again, at once and at the next try', async () => {
  await using world = await cloudWorld({ timeoutMs: 800 });
  world.state.trouble.next('create_event', { kind: 'lost_answer' });
  const first = await world.zoom.createEvent(MINE, event);
  const again = await world.zoom.createEvent(MINE, event, { mayExist: true });
  expect([first.found, again]).toEqual([true, first]);
  const mine = (await world.zoom.listEvents(MINE, TUESDAY)).filter((one) => one.reference);
  expect(mine).toHaveLength(1);
});

test('event: one that is gone cannot be moved, with a sentence', async () => {
  await using world = await cloudWorld();
  const refusal = await refusalOf(world.zoom.updateEvent(MINE, 'gone', event));
  expect(refusal.message).toBe(
    'Zoom does not find this calendar entry any more: deleted in Zoom, or expired. ' +
      'Save the interview again to write a new one.',
  );
});
