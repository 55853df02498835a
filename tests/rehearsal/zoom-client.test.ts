// @vitest-environment jsdom
import { createRequire } from 'node:module';
import type { Apis } from '@zoom/appssdk';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { NewEntry } from '../../client/rehearsal/journal.ts';
import {
  EMPTY_ROOM,
  type RoomAction,
  type RoomState,
  reduceRoom,
} from '../../client/rehearsal/room-state.ts';
import { SDK_TABLE } from '../../client/rehearsal/sdk-table.ts';
import { ZoomClient } from '../../client/rehearsal/zoom-client.ts';
import { eventsBetween } from '../../client/rehearsal/zoom-events.ts';
import type { RehearsalRoom, SeatKey } from '../../common/rehearsal.ts';
import { SEATS } from '../../common/rehearsal.ts';
import { NOON, PEOPLE, testClock } from './support.ts';

// Required, not imported: the SDK answers to every name, `then` too, and an import would await it.
const { default: zoomSdk }: typeof import('@zoom/appssdk') = createRequire(import.meta.url)(
  '@zoom/appssdk',
);

/**
 * The real SDK in this window, as in a seat's frame: its parent hands every string to the Zoom
 * client under test, whose answers come back as message events.
 */
let client: ZoomClient;
let state: RoomState;
let journal: NewEntry[];
const clock = testClock();
const EVERYTHING = Object.keys(SDK_TABLE) as Apis[];
const own = ['self', 'parent'].map((name) => Object.getOwnPropertyDescriptor(window, name));

beforeAll(() => {
  vi.stubGlobal('ImageData', class {});
  const parent = { postMessage: (text: unknown) => void client.receive(text) };
  Object.defineProperty(window, 'self', { value: {}, configurable: true });
  Object.defineProperty(window, 'parent', { value: parent, configurable: true });
});

afterAll(() => {
  vi.unstubAllGlobals();
  ['self', 'parent'].forEach((name, i) => {
    const descriptor = own[i];
    if (descriptor) Object.defineProperty(window, name, descriptor);
  });
});

const room: RehearsalRoom = {
  meeting: {
    number: '83244710925',
    topic: 'Interview: Niamh Brennan',
    uuid: 'abc==',
    breakoutUuid: 'room==',
    state: 'running',
    startedAt: '2026-11-21T12:00:00.000Z',
  },
  seats: PEOPLE.map((person) => ({
    ...person,
    ...SEATS[person.key],
    origin: `http://${person.key}.localhost`,
    cutSince: null,
  })),
  desks: [],
  now: '2026-11-21T12:00:00.000Z',
};

function dispatch(action: RoomAction): void {
  const before = state;
  state = reduceRoom(state, action);
  for (const event of eventsBetween(before, state, clock.now())) {
    if (event.seat === seatKey) client.tell(event.name, event.data);
  }
}

let seatKey: SeatKey;
let server: () => Promise<string>;

/** Seats someone and, unless told otherwise, lets their page configure everything there is. */
async function sit(seat: SeatKey, configure = true): Promise<void> {
  seatKey = seat;
  client = new ZoomClient({
    seat,
    state: () => state,
    dispatch,
    mintContext: (one) => server().then((text) => `${text}:${one.key}:${one.role}`),
    authorize: (one, challenge) => server().then(() => `code:${one.key}:${challenge}`),
    post: (data) => window.dispatchEvent(new MessageEvent('message', { data })),
    write: (entry) => journal.push(entry),
    clock,
    soon: (run) => queueMicrotask(run),
    agent: 'test',
    pageUrl: `http://${seat}.localhost/`,
  });
  if (configure) await zoomSdk.config({ capabilities: EVERYTHING, version: '0.16' });
}

beforeEach(() => {
  clock.at = NOON;
  state = reduceRoom(EMPTY_ROOM, { type: 'loaded', room, now: NOON });
  journal = [];
  server = async () => 'context';
});

const set = (change: Parameters<typeof dispatch>[0] & { type: 'seat' }) => dispatch(change);
const unsupported = { code: '80004', message: expect.stringContaining('app_not_support') };

test('config: answers version, context and nothing unsupported for a current client', async () => {
  await sit('recruiter', false);
  const answer = await zoomSdk.config({ capabilities: EVERYTHING, version: '0.16' });
  expect(answer).toMatchObject({
    clientVersion: '6.5.0.1234',
    runningContext: 'inMeeting',
    auth: { status: 'authorized' },
    unsupportedApis: [],
  });
});

test('config: names the client does not have are unsupported and their calls refused', async () => {
  await sit('recruiter', false);
  const capabilities: Apis[] = ['startRTMS', 'getUserContext'];
  const answer = await zoomSdk.config({ capabilities, version: '0.16' });
  expect(answer.unsupportedApis).toEqual(['startRTMS']);
  await expect(zoomSdk.startRTMS()).rejects.toMatchObject(unsupported);
  await expect(zoomSdk.getMeetingUUID()).rejects.toMatchObject(unsupported);
});

test('config: is needed again once the page changed', async () => {
  await sit('recruiter');
  client.forgetConfig();
  await expect(zoomSdk.getUserContext()).rejects.toMatchObject({ code: '10001' });
  await zoomSdk.config({ capabilities: EVERYTHING, version: '0.16' });
  await expect(zoomSdk.getUserContext()).resolves.toMatchObject({ role: 'host' });
});

test('host: learns the meeting, the people and the join link', async () => {
  await sit('recruiter');
  expect(await zoomSdk.getRunningContext()).toEqual({ context: 'inMeeting' });
  expect(await zoomSdk.getMeetingContext()).toEqual({
    meetingTopic: 'Interview: Niamh Brennan',
    meetingID: '83244710925',
  });
  const { participants } = await zoomSdk.getMeetingParticipants();
  expect(participants.map(({ screenName, role }) => [screenName, role])).toContainEqual([
    'Priya Raman',
    'host',
  ]);
  expect(participants).toHaveLength(5);
  expect(await zoomSdk.getMeetingJoinUrl()).toEqual({ joinUrl: 'https://zoom.us/j/83244710925' });
});

test('participant: may not, until made co-host', async () => {
  await sit('interviewer');
  const wrongRole = { code: '80012', message: expect.stringContaining('require_meeting_role') };
  await expect(zoomSdk.getMeetingContext()).rejects.toMatchObject(wrongRole);
  await expect(zoomSdk.getMeetingParticipants()).rejects.toMatchObject(wrongRole);
  const changes: unknown[] = [];
  zoomSdk.onMyUserContextChange((event) => changes.push(event));
  set({ type: 'seat', seat: 'interviewer', change: { role: 'co-host' } });
  expect(changes).toMatchObject([{ role: 'coHost', screenName: 'Elena Duarte' }]);
  await expect(zoomSdk.getMeetingContext()).resolves.toMatchObject({ meetingID: '83244710925' });
});

test('guest: has the meeting UUID and a user context without sign-in, and no authorization', async () => {
  await sit('guest');
  expect(await zoomSdk.getMeetingUUID()).toEqual({ meetingUUID: 'abc==' });
  expect(await zoomSdk.getUserContext()).toMatchObject({
    status: 'unauthenticated',
    role: 'attendee',
  });
  await expect(zoomSdk.authorize({ codeChallenge: 'x' })).rejects.toMatchObject({ code: '80012' });
});

test('breakout room: is the meeting, with the real one as its parent', async () => {
  await sit('manager');
  set({ type: 'seat', seat: 'manager', change: { breakout: true } });
  const uuid = await zoomSdk.getMeetingUUID();
  expect(uuid).toEqual({ meetingUUID: 'room==', parentUUID: 'abc==' });
});

test('app context: comes from the server for the role of the moment', async () => {
  await sit('manager');
  expect(await zoomSdk.getAppContext()).toEqual({ context: 'context:manager:participant' });
});

test('app context: fails with 10118 when the server does not answer or the fault is on', async () => {
  await sit('manager');
  server = async () => {
    throw new Error('no server');
  };
  await expect(zoomSdk.getAppContext()).rejects.toMatchObject({ code: '10118' });
  server = async () => 'context';
  const { faults } = state.seats[2]!;
  set({ type: 'seat', seat: 'manager', change: { faults: { ...faults, noContext: true } } });
  await expect(zoomSdk.getAppContext()).rejects.toMatchObject({ code: '10118' });
});

test('authorize: answers at once and the code follows as an event with the state', async () => {
  await sit('recruiter');
  const event = new Promise((resolve) => zoomSdk.onAuthorized(resolve));
  const answer = await zoomSdk.authorize({ codeChallenge: 'challenge', state: 'mine' });
  expect(answer).toEqual({ message: 'Success' });
  expect(await event).toMatchObject({
    code: 'code:recruiter:challenge',
    redirectUri: 'http://recruiter.localhost/',
    result: true,
    state: 'mine',
    timestamp: NOON / 1000,
  });
});

test('authorize: says that nothing was allowed where no code comes', async () => {
  await sit('recruiter');
  server = () => Promise.reject(new Error('Nobody there is signed in to Zoom.'));
  const event = new Promise((resolve) => zoomSdk.onAuthorized(resolve));
  await zoomSdk.authorize({ codeChallenge: 'challenge', state: 'mine' });
  expect(await event).toMatchObject({ result: false, code: '', state: 'mine' });
});

test('sign-in of a guest: changes the user context and asks for config again', async () => {
  await sit('guest');
  const changed = new Promise((resolve) => zoomSdk.onMyUserContextChange(resolve));
  expect(await zoomSdk.promptAuthorize()).toEqual({ message: 'Success' });
  await changed;
  await expect(zoomSdk.getUserContext()).rejects.toMatchObject({ code: '10001' });
  await zoomSdk.config({ capabilities: EVERYTHING, version: '0.16' });
  expect(await zoomSdk.getUserContext()).toMatchObject({ status: 'authenticated' });
});

test('window: expanding, popping out twice and closing do what they say', async () => {
  await sit('recruiter');
  expect(await zoomSdk.expandApp({ action: 'expand' })).toEqual({ message: 'Success' });
  await vi.waitFor(() => expect(state.seats[0]).toMatchObject({ expanded: true }));
  expect(await zoomSdk.appPopout({ action: 'undock' })).toEqual({ message: 'Success' });
  await vi.waitFor(() => expect(state.seats[0]).toMatchObject({ undocked: true }));
  expect(await zoomSdk.appPopout({ action: 'undock' })).toMatchObject({
    warning: { code: '40010' },
  });
  await zoomSdk.closeApp();
  await vi.waitFor(() => expect(state.seats[0]).toMatchObject({ open: false }));
});

test('recording: the host starts it and everyone entitled hears of it', async () => {
  await sit('recruiter');
  const heard = new Promise((resolve) => zoomSdk.onCloudRecording(resolve));
  await zoomSdk.cloudRecording({ action: 'start' });
  expect(await heard).toMatchObject({ action: 'started' });
  expect(await zoomSdk.getRecordingContext()).toEqual({ cloudRecordingStatus: 'started' });
  const wrong = zoomSdk.cloudRecording({ action: 'rewind' as 'start' });
  await expect(wrong).rejects.toMatchObject({ code: '10022' });
});

test.each([
  ['denied', [{ result: false, code: '', state: 'mine' }]],
  ['never', []],
  ['other_state', [{ result: true, state: 'of-another-attempt' }]],
  [
    'twice',
    [
      { result: true, state: 'mine' },
      { result: true, state: 'mine' },
    ],
  ],
] as const)(
  'authorize: answers at once; what follows where it is %s',
  async (authorizing, events) => {
    await sit('manager');
    const { faults } = state.seats[2]!;
    set({ type: 'seat', seat: 'manager', change: { faults: { ...faults, authorizing } } });
    const heard: unknown[] = [];
    zoomSdk.onAuthorized((event) => heard.push(event));
    const answer = await zoomSdk.authorize({ codeChallenge: 'challenge', state: 'mine' });
    expect(answer).toEqual({ message: 'Success' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard).toMatchObject(events);
  },
);

test('small calls: are swallowed, answered and written down', async () => {
  await sit('interviewer');
  await zoomSdk.openUrl({ url: 'https://example.com/' });
  await zoomSdk.showNotification({ title: 'Hello', message: 'there', type: 'info' } as never);
  const chat = await zoomSdk.sendMessageToChat({ message: 'hi' });
  expect(chat.result).toHaveLength(1);
  expect(journal.map(({ name }) => name)).toEqual([
    'config',
    'openUrl',
    'showNotification',
    'sendMessageToChat',
  ]);
  expect(journal[1]).toMatchObject({
    who: 'Interviewer',
    what: expect.stringContaining('example'),
  });
});

test('events: reach a page only for what it configured and its role may have', async () => {
  await sit('interviewer', false);
  await zoomSdk.config({ capabilities: ['onMeeting', 'onParticipantChange'], version: '0.16' });
  const heard: string[] = [];
  zoomSdk.onParticipantChange(() => heard.push('participants'));
  zoomSdk.onAppVisibilityChange(() => heard.push('visibility'));
  zoomSdk.onMeeting(({ action }) => heard.push(action));
  set({ type: 'seat', seat: 'guest', change: { present: false } });
  set({ type: 'seat', seat: 'interviewer', change: { visible: false } });
  const ended = { ...room, meeting: { ...room.meeting!, state: 'ended' as const } };
  dispatch({ type: 'loaded', room: ended, now: NOON });
  expect(heard).toEqual(['ended']);
});

test('old client: says its version, what it lacks, and refuses the newer calls', async () => {
  await sit('manager', false);
  const { faults } = state.seats[2]!;
  set({ type: 'seat', seat: 'manager', change: { faults: { ...faults, oldClient: true } } });
  const answer = await zoomSdk.config({ capabilities: EVERYTHING, version: '0.16' });
  expect(answer.clientVersion).toBe('5.9.0');
  expect(answer.unsupportedApis).toContain('getAppContext');
  await expect(zoomSdk.getAppContext()).rejects.toMatchObject(unsupported);
  const { supportedApis } = await zoomSdk.getSupportedJsApis();
  expect(supportedApis).not.toContain('closeApp');
});

test('silence: nothing is answered for as long as the SDK waits, then everything is', async () => {
  await sit('manager');
  const { faults } = state.seats[2]!;
  const silent = { ...faults, silentUntil: NOON + 10_000 };
  set({ type: 'seat', seat: 'manager', change: { faults: silent } });
  vi.useFakeTimers();
  const lost = expect(zoomSdk.getUserContext()).rejects.toThrow('took longer than 10000ms');
  await vi.advanceTimersByTimeAsync(10_000);
  await lost;
  vi.useRealTimers();
  expect(journal.at(-1)).toMatchObject({ name: 'getUserContext', outcome: 'Not answered' });
  clock.at = NOON + 10_000;
  await expect(zoomSdk.getUserContext()).resolves.toMatchObject({ screenName: 'Tomasz Wolski' });
});
