// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '../../client/api.ts';
import { installAddress } from '../../client/features/connect/address.ts';
import { type Connect, connectOf } from '../../client/features/connect/connect.ts';
import type { NotZoom, Zoom } from '../../client/zoom.ts';
import { FakeApi } from '../support/fake-api.ts';
import { configured, FakeZoomHost } from '../support/fake-zoom-host.ts';
import { TestPlatform, until } from '../support/test-platform.ts';
import { zoomAround } from '../support/zoom-client.ts';

const START = 'POST /auth/zoom/in-client/start';
const COMPLETE = '/auth/zoom/in-client/complete';
const PLACE = '/settings/integrations';
const ACCEPTED = { result: 'Success' };
const REFUSED = { errorCode: '80012', errorMessage: 'require_sign_in' };
const USER_CHANGED = 'onMyUserContextChange';

let host: FakeZoomHost;
let platform: TestPlatform;
let api: FakeApi;
let begun: number;

beforeEach(() => {
  vi.stubGlobal('ImageData', class {});
  host = new FakeZoomHost();
  host.answers.config = () => configured();
  host.answers.authorize = () => ACCEPTED;
  host.answers.openUrl = () => ACCEPTED;
  host.embed(globalThis);
  platform = new TestPlatform(0);
  begun = 0;
  api = new FakeApi()
    .on(START, () => {
      begun += 1;
      return { state: `state-${begun}`, codeChallenge: `challenge-${begun}` };
    })
    .on(`POST ${COMPLETE}`, () => ({ outcome: 'connected', organization: null }));
});
afterEach(() => {
  host.release(globalThis);
  vi.unstubAllGlobals();
});

const around = () => zoomAround({ after: (ms, run) => platform.after(ms, run) });
async function flow(zoom: () => Promise<Zoom | NotZoom> = around): Promise<Connect> {
  const found = await zoom();
  return connectOf({ api, platform, zoom: async () => found });
}
const tell = (event: object) =>
  host.emit(globalThis, 'onAuthorized', { redirectUri: 'http://here/', timestamp: 1, ...event });
const asked = (times = 1) =>
  until('Zoom was asked', () => host.called('authorize').length === times);
const said = (connect: Connect, kind: string) => until(kind, () => connect.get().kind === kind);
const exchanged = () => api.asked.filter(({ path }) => path === COMPLETE).map(({ body }) => body);

describe('connecting inside Zoom', () => {
  test('asks with the server’s challenge and state, and hands in what the event brings', async () => {
    const connect = await flow();
    void connect.start(PLACE);
    expect(connect.get()).toEqual({ kind: 'asking' });
    await asked();
    expect(host.called('authorize')[0]?.data).toMatchObject({
      codeChallenge: 'challenge-1',
      state: 'state-1',
    });
    tell({ code: 'the-code', result: true, state: 'state-1' });
    await said(connect, 'connected');
    expect(exchanged()).toEqual([
      { code: 'the-code', state: 'state-1', redirectUri: 'http://here/', join: true },
    ]);
  });

  test('hears an event that comes before the answer: it listens first', async () => {
    host.answers.authorize = () => {
      tell({ code: 'granted-before', result: true, state: 'state-1' });
      return undefined;
    };
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    platform.advance(3_000);
    await said(connect, 'connected');
  });

  test('begun twice and told twice, asks once and exchanges once', async () => {
    const connect = await flow();
    void connect.start(PLACE);
    void connect.start(PLACE);
    await asked();
    tell({ code: 'the-code', result: true, state: 'state-1' });
    tell({ code: 'the-code', result: true, state: 'state-1' });
    await said(connect, 'connected');
    expect([begun, exchanged().length]).toEqual([1, 1]);
  });

  test('one page has one attempt, whoever looks at it', async () => {
    const connect = await flow();
    expect(await flow()).toBe(connect);
  });

  test('a no in Zoom is said, nothing is exchanged, and trying again works', async () => {
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    tell({ code: '', result: false, state: 'state-1' });
    await said(connect, 'failed');
    expect(connect.get()).toMatchObject({ message: /did not allow/ });
    expect(exchanged()).toEqual([]);
    void connect.start(PLACE);
    await asked(2);
    tell({ code: 'second', result: true, state: 'state-2' });
    await said(connect, 'connected');
  });

  test('an event of another attempt is passed over; its own still counts', async () => {
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    tell({ code: 'foreign', result: true, state: 'another' });
    tell({ code: '', result: false, state: 'another' });
    tell({ code: 'mine', result: true, state: 'state-1' });
    await said(connect, 'connected');
    expect(exchanged()).toMatchObject([{ code: 'mine', state: 'state-1' }]);
  });

  test('a client that tells no state is believed: the server knows which it gave', async () => {
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    tell({ code: 'the-code', result: true });
    await said(connect, 'connected');
    expect(exchanged()).toMatchObject([{ state: 'state-1' }]);
  });

  test('no answer for a minute is said, and a late one changes nothing', async () => {
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    platform.advance(59_999);
    await Promise.resolve();
    expect(connect.get().kind).toBe('asking');
    platform.advance(1);
    await said(connect, 'failed');
    expect(connect.get()).toMatchObject({ message: /within a minute/ });
    tell({ code: 'late', result: true, state: 'state-1' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(exchanged()).toEqual([]);
  });

  test('somebody who is not signed in to Zoom is asked to, and then asked', async () => {
    host.answers.authorize = () => REFUSED;
    host.answers.promptAuthorize = () => ACCEPTED;
    const connect = await flow();
    void connect.start(PLACE);
    await until('Zoom asks to sign in', () => host.called('promptAuthorize').length === 1);
    await new Promise((resolve) => setImmediate(resolve));
    host.answers.authorize = () => ACCEPTED;
    const before = host.called('authorize').length;
    host.emit(globalThis, USER_CHANGED, { role: 'attendee' });
    await until('it asks again', () => host.called('authorize').length > before);
    tell({ code: 'the-code', result: true, state: 'state-1' });
    await said(connect, 'connected');
  });

  test.each([
    ['has no such call', () => configured({ unsupportedApis: ['authorize'] }), ACCEPTED],
    ['has no such event', () => configured({ unsupportedApis: ['onAuthorized'] }), ACCEPTED],
    ['refuses, also to ask for a sign-in', () => configured(), REFUSED],
  ])('a client that %s opens the browser’s way', async (_, config, answer) => {
    host.answers.config = config;
    host.answers.authorize = () => answer;
    host.answers.promptAuthorize = () => REFUSED;
    const connect = await flow();
    void connect.start(PLACE);
    await said(connect, 'elsewhere');
    expect(host.called('openUrl')[0]?.data).toEqual({
      url: `${location.origin}/auth/zoom/install?returnTo=%2Fsettings%2Fintegrations`,
    });
  });

  test('one that cannot open a browser either says what to do', async () => {
    host.answers.config = () => configured({ unsupportedApis: ['authorize', 'openUrl'] });
    const connect = await flow();
    await connect.start(PLACE);
    expect(connect.get()).toMatchObject({ kind: 'failed', message: /in a browser/ });
  });

  test('somebody who has to be let in learns who was asked', async () => {
    api.on(`POST ${COMPLETE}`, () => ({ outcome: 'asked', organization: 'Corrib' }));
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    tell({ code: 'the-code', result: true, state: 'state-1' });
    await said(connect, 'asked');
    expect(connect.get()).toEqual({ kind: 'asked', organization: 'Corrib' });
  });

  test('in the main client the first of an account may make an organization', async () => {
    host.answers.config = () => configured({ runningContext: 'inMainClient' });
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    tell({ code: 'the-code', result: true, state: 'state-1' });
    await said(connect, 'connected');
    expect(exchanged()).toMatchObject([{ join: false }]);
  });

  test('the server’s refusal is told in its words', async () => {
    api.on(`POST ${COMPLETE}`, () => {
      throw new ApiError('conflict', 'You allowed this as another Zoom user. Switch accounts.');
    });
    const connect = await flow();
    void connect.start(PLACE);
    await asked();
    tell({ code: 'the-code', result: true, state: 'state-1' });
    await said(connect, 'failed');
    expect(connect.get()).toMatchObject({ message: /another Zoom user/ });
  });
});

describe('connecting in a browser', () => {
  test('leaves for Zoom’s page by the server, and names where to come back to', async () => {
    const connect = await flow(async () => ({ inZoom: false }));
    await connect.start(PLACE);
    expect(platform.left).toEqual([installAddress(PLACE)]);
    expect(api.asked).toEqual([]);
  });

  test.each([
    ['/', '/auth/zoom/install'],
    ['/candidates?q=a%20b', '/auth/zoom/install?returnTo=%2Fcandidates%3Fq%3Da%2520b'],
    ['/candidates?q=a:b', '/auth/zoom/install?returnTo=%2Fcandidates'],
    ['//evil.example', '/auth/zoom/install'],
    [`/today?${'x'.repeat(500)}`, '/auth/zoom/install?returnTo=%2Ftoday'],
  ])('from %s goes to %s', (place, address) => {
    expect(installAddress(place)).toBe(address);
  });
});
