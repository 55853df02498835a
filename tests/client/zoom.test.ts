// @vitest-environment jsdom
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openZoom, type Sdk, type Zoom } from '../../client/zoom.ts';
import { CAPABILITIES } from '../../common/zoom-capabilities.ts';
import { configured, FakeZoomHost } from '../support/fake-zoom-host.ts';
import { TestPlatform, until } from '../support/test-platform.ts';

const REFUSED = { errorCode: '80012', errorMessage: 'require_meeting_role' };
let host: FakeZoomHost;
let platform: TestPlatform;

beforeEach(() => {
  // The SDK names it when it serialises a call, and jsdom has none without a canvas.
  vi.stubGlobal('ImageData', class {});
  host = new FakeZoomHost();
  host.answers.config = () => configured();
  host.embed(globalThis);
  platform = new TestPlatform(0);
});

afterEach(() => {
  host.release(globalThis);
  vi.unstubAllGlobals();
});

const after = (ms: number, run: () => void) => platform.after(ms, run);
/** The real SDK. The test runner's own import would trip over its `then`; a bundler's does not. */
const load = async () => {
  const { default: sdk } = createRequire(import.meta.url)('@zoom/appssdk') as { default: Sdk };
  return { sdk };
};

async function opened(): Promise<Zoom> {
  const zoom = await openZoom({ load, after });
  if (!zoom.inZoom) throw new Error('Zoom was not found.');
  return zoom;
}

describe('opening', () => {
  test('asks for exactly the listed capabilities, with the version the SDK would understate', async () => {
    await opened();
    expect(host.called('config')[0]?.data).toMatchObject({
      js_api_lists: [...CAPABILITIES],
      version: '0.16',
    });
  });

  test('says where it runs and what is missing there', async () => {
    host.answers.config = () => configured({ unsupportedApis: ['closeApp'] });
    const zoom = await opened();
    expect(zoom).toMatchObject({ clientVersion: '6.5.0.1234', runningContext: 'inMeeting' });
    expect([...zoom.unsupported]).toEqual(['closeApp']);
    await zoom.closeApp();
    expect(host.called('closeApp')).toEqual([]);
  });

  test('asks what is supported where the client’s answer does not say', async () => {
    host.answers.config = () => configured({ unsupportedApis: undefined });
    const supportedApis = CAPABILITIES.filter((name) => name !== 'getMeetingUUID');
    host.answers.getSupportedJsApis = () => ({ result: { supportedApis } });
    expect([...(await opened()).unsupported]).toEqual(['getMeetingUUID']);
  });

  test('an ordinary browser window is not Zoom', async () => {
    host.release(globalThis);
    expect(await openZoom({ load, after })).toEqual({ inZoom: false, silent: false });
  });

  test('a parent that does not answer within three seconds is not Zoom', async () => {
    host.answers = {};
    const opening = openZoom({ load, after });
    await until('it was asked', () => host.called('config').length > 0);
    platform.advance(3_000);
    expect(await opening).toEqual({ inZoom: false, silent: true });
  });

  test('a client whose version cannot be read is not Zoom', async () => {
    host.answers.config = () => configured({ clientVersion: '6.5.0 (1234)' });
    expect(await openZoom({ load, after })).toEqual({ inZoom: false, silent: false });
  });
});

describe('asking', () => {
  test('the context comes through untouched', async () => {
    host.answers.getAppContext = () => ({ result: { context: 'c2VhbGVk' } });
    expect(await (await opened()).appContext()).toBe('c2VhbGVk');
  });

  test('in a breakout room the main meeting counts', async () => {
    const rooms = { meetingUUID: 'room==', parentUUID: 'main==' };
    host.answers.getMeetingUUID = () => ({ result: rooms });
    expect(await (await opened()).meetingUuid()).toBe('main==');
  });

  test('outside a breakout room the meeting’s own UUID counts', async () => {
    host.answers.getMeetingUUID = () => ({ result: { meetingUUID: 'main==' } });
    expect(await (await opened()).meetingUuid()).toBe('main==');
  });

  test('a host’s meeting number is given in digits', async () => {
    const meeting = { meetingTopic: 'Interview', meetingID: '812 3456 7890' };
    host.answers.getMeetingContext = () => ({ result: meeting });
    expect(await (await opened()).meetingNumber()).toBe('81234567890');
  });

  test('a participant’s refused meeting number is null, after one more config', async () => {
    host.answers.getMeetingContext = () => REFUSED;
    const zoom = await opened();
    expect(await zoom.meetingNumber()).toBeNull();
    expect(host.called('config')).toHaveLength(2);
    expect(host.called('getMeetingContext')).toHaveLength(2);
  });

  test('a permission that a new config restores is used at once', async () => {
    const zoom = await opened();
    host.answers.getAppContext = () => REFUSED;
    host.answers.config = () => {
      host.answers.getAppContext = () => ({ result: { context: 'fresh' } });
      return configured();
    };
    expect(await zoom.appContext()).toBe('fresh');
  });

  test('a call that is never answered is given up after three seconds', async () => {
    const zoom = await opened();
    const asking = zoom.meetingUuid();
    await until('it was asked', () => host.called('getMeetingUUID').length === 1);
    platform.advance(3_000);
    expect(await asking).toBeNull();
  });

  test('other errors are null without another config', async () => {
    host.answers.getAppContext = () => ({ errorCode: '10118', errorMessage: 'failed' });
    expect(await (await opened()).appContext()).toBeNull();
    expect(host.called('config')).toHaveLength(1);
  });
});

describe('events', () => {
  test('each handler hears an event once, however often it was added and removed', async () => {
    const zoom = await opened();
    const heard: string[] = [];
    const first = zoom.on('onMeeting', ({ action }) => heard.push(`first ${action}`));
    const second = zoom.on('onMeeting', ({ action }) => heard.push(`second ${action}`));
    first();
    host.emit(globalThis, 'onMeeting', { action: 'ended' });
    await until('it was heard', () => heard.length > 0);
    second();
    expect(heard).toEqual(['second ended']);
  });

  test('a change of role or running context configures again, one at a time', async () => {
    await opened();
    await opened();
    const before = host.called('config').length;
    host.answers.config = () => undefined;
    host.emit(globalThis, 'onMyUserContextChange', { role: 'coHost' });
    host.emit(globalThis, 'onRunningContextChange', { runningContext: 'inMeeting' });
    await until('it configured again', () => host.called('config').length > before);
    await new Promise((resolve) => setImmediate(resolve));
    expect(host.called('config')).toHaveLength(before + 1);
  });
});
