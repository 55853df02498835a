import { expect, test } from 'vitest';
import { MEMBERS, ORGANIZATION } from '../../server/seed/cast.ts';
import { cloudWorld, OPTIONS, planOf } from './support.ts';

test('create: keeps number, join link and passcode, and the account overrides nothing', async () => {
  await using world = await cloudWorld();
  const { meeting, overrides, found } = await world.zoom.createMeeting(planOf());
  expect(meeting).toEqual({
    number: expect.stringMatching(/^\d{11}$/),
    uuid: expect.any(String),
    hostId: MEMBERS.priya.zoomUserId,
    topic: 'Interview: Niamh Brennan, Senior Data Engineer',
    startsAt: '2026-12-01T09:30:00.000Z',
    minutes: 45,
    timeZone: 'Europe/Dublin',
    joinUrl: `${world.cloud.url}/j/${meeting.number}?pwd=q7w8e9`,
    reference: 'interview-1',
    options: OPTIONS,
  });
  expect({ overrides, found }).toEqual({ overrides: [], found: false });
});

test('create: Zoom chooses a passcode where none was chosen, which is no override', async () => {
  await using world = await cloudWorld();
  const plan = planOf({ options: { ...OPTIONS, passcode: null } });
  const { meeting, overrides } = await world.zoom.createMeeting(plan);
  expect(meeting.options.passcode).toMatch(/^\d{6}$/);
  expect(overrides).toEqual([]);
});

test('create: what the account’s settings override is read back as data', async () => {
  await using world = await cloudWorld();
  world.state.trouble.locked = { waitingRoom: true, autoRecording: 'cloud', passcode: 'locked' };
  const options = { ...OPTIONS, waitingRoom: false };
  const { overrides } = await world.zoom.createMeeting(planOf({ options }));
  expect(overrides).toEqual([
    { option: 'waitingRoom', wanted: false, got: true },
    { option: 'recording', wanted: 'none', got: 'cloud' },
    { option: 'passcode', wanted: 'q7w8e9', got: 'locked' },
  ]);
  expect(await world.zoom.settings()).toMatchObject({ waitingRoom: true, autoRecording: 'cloud' });
});

test('update: moves the meeting, keeps its number and reads the result back', async () => {
  await using world = await cloudWorld();
  const { meeting } = await world.zoom.createMeeting(planOf());
  const moved = planOf({ startsAt: '2026-12-02T14:00:00.000Z', minutes: 60 });
  const after = await world.zoom.updateMeeting(meeting.number, moved);
  expect(after.meeting).toEqual({ ...meeting, startsAt: moved.startsAt, minutes: 60 });
  expect(await world.zoom.getMeeting(meeting.number)).toEqual(after.meeting);
});

test('delete: is done, and done again harmlessly', async () => {
  await using world = await cloudWorld();
  const { meeting } = await world.zoom.createMeeting(planOf());
  await world.zoom.deleteMeeting(meeting.number);
  expect(world.state.meetings.has(Number(meeting.number))).toBe(false);
  await world.zoom.deleteMeeting(meeting.number);
});

test('list: has every page, with the reference though the agenda is cut', async () => {
  await using world = await cloudWorld();
  const long = { ...OPTIONS, agenda: 'x'.repeat(1_900) };
  const { meeting } = await world.zoom.createMeeting(planOf({ options: long }));
  const template = world.state.meetings.get(Number(meeting.number))!;
  for (let n = 1; n <= 320; n++) world.state.meetings.set(n, { ...template, number: n });
  const listed = await world.zoom.listUpcomingMeetings();
  expect(listed).toHaveLength(322);
  expect(listed.filter((one) => one.reference === 'interview-1')).toHaveLength(321);
  expect(world.requests.filter(({ method }) => method === 'GET')).toHaveLength(2);
});

test('start link: is fetched when asked, a new one each time, and lets the host in', async () => {
  await using world = await cloudWorld();
  const { meeting } = await world.zoom.createMeeting(planOf());
  expect(JSON.stringify(meeting)).not.toContain('zak=');
  const link = await world.zoom.startUrl(meeting.number);
  expect(await world.zoom.startUrl(meeting.number)).not.toBe(link);
  const local = (url: string) => url.replace('localhost', '127.0.0.1');
  expect((await fetch(local(link))).status).toBe(200);
  expect(await (await fetch(local(meeting.joinUrl))).text()).toContain('You join');
  world.clock.pass(2 * 3_600_000);
  expect((await fetch(local(link))).status).toBe(403);
});

test('me and zak: say who is connected, and give host rights for five minutes', async () => {
  await using world = await cloudWorld();
  expect(await world.zoom.me()).toEqual({
    id: 'zoom-recruiter',
    accountId: ORGANIZATION.zoomAccountId,
    email: 'recruiter@rehearsal.example',
    name: 'Priya Raman',
    timeZone: 'Europe/Dublin',
    licensed: true,
  });
  const zak = await world.zoom.zak();
  expect(world.state.zaks.get(zak)).toEqual({
    userId: 'zoom-recruiter',
    until: world.clock.now() + 300_000,
  });
});

test('past participants: by number the latest run, by UUID that run, with slashes in it too', async () => {
  await using world = await cloudWorld();
  const stay = (name: string) => ({
    id: '',
    name,
    email: '',
    joinedAt: Date.parse('2026-11-20T10:00:00Z'),
    leftAt: Date.parse('2026-11-20T10:40:00Z'),
    status: 'in_meeting' as const,
  });
  const run = { number: 81234567890, hostId: MEMBERS.priya.zoomUserId };
  const crowd = Array.from({ length: 301 }, (_, n) => stay(`Guest ${n}`));
  world.state.runs.push(
    { ...run, uuid: '/abc//DEF==', stays: [stay('Niamh Brennan')] },
    { ...run, uuid: '4+abc/DEF==', stays: crowd },
  );
  expect(await world.zoom.pastParticipants('/abc//DEF==')).toEqual([
    {
      zoomUserId: null,
      name: 'Niamh Brennan',
      email: null,
      joinedAt: '2026-11-20T10:00:00.000Z',
      leftAt: '2026-11-20T10:40:00.000Z',
      waitingRoom: false,
    },
  ]);
  expect(await world.zoom.pastParticipants('4+abc/DEF==')).toHaveLength(301);
  expect(await world.zoom.pastParticipants('81234567890')).toHaveLength(301);
});

test('app: opens by itself in a meeting, stops doing so, and has a deeplink', async () => {
  await using world = await cloudWorld();
  const { meeting } = await world.zoom.createMeeting(planOf());
  await world.zoom.openInMeeting(meeting.number);
  expect([...world.state.openApps]).toEqual([Number(meeting.number)]);
  await world.zoom.dontOpenInMeeting(meeting.number);
  await world.zoom.dontOpenInMeeting(meeting.number);
  expect(world.state.openApps.size).toBe(0);
  const link = await world.zoom.deeplink('interview=interview-1');
  expect(new URL(link).searchParams.get('action')).toBe('interview=interview-1');
});
