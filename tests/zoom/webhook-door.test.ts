import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { disconnectsOf } from '../../db/disconnects.ts';
import { memberByZoomId } from '../../db/members.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { RunningServer } from '../../server/start.ts';
import { refusalOf, signatureOf, validationOf } from '../../server/zoom/webhook-signature.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { CLIENT, startTestServer, TestClock } from '../support/server.ts';
import { connect, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

const SECRET = 'zoom_test_secret_token_0123456789';
/** Zoom's own example, byte for byte: 248 of them, one of which is no ASCII. */
const VECTOR =
  '{"event":"meeting.started","event_ts":1700000000123,"payload":{"account_id":"acc1","object":{"id":"1234567890","uuid":"4+abc/DEF==","host_id":"h1","topic":"Interview é","type":2,"start_time":"2023-11-14T22:13:20Z","timezone":"UTC","duration":60}}}';
const VECTOR_SIGNATURE = 'v0=dd0c0681adeb5f8151fa214443795b5440670a430048d4edf2ce58d6200fe3de';

describe('the signature of a webhook', () => {
  const body = Buffer.from(VECTOR);
  const rules = { secret: SECRET, windowMs: 7_200_000, now: 1_700_000_000_000 };
  const good = { signature: VECTOR_SIGNATURE, timestamp: '1700000000', body };

  test('is the one of the test vector, and so is the answer to URL validation', () => {
    expect(body).toHaveLength(248);
    expect(signatureOf(SECRET, '1700000000', body)).toBe(VECTOR_SIGNATURE);
    expect(validationOf(SECRET, 'qgg8vlvZRS6UYooatFL8Aw')).toBe(
      '922f7e01403c7eaebb65fe0bbf09b05b625ab311703c420a8e90e395b5e9e0c7',
    );
    expect(refusalOf(good, rules)).toBeNull();
  });

  test.each([
    ['without a signature', { signature: undefined }, 'unsigned'],
    ['without a time', { timestamp: undefined }, 'unsigned'],
    ['of another length', { signature: 'v0=' }, 'bad_signature'],
    ['of another secret', { signature: VECTOR_SIGNATURE.replace('dd', 'ee') }, 'bad_signature'],
    ['of another time', { timestamp: '1700000001' }, 'bad_signature'],
    ['of another body', { body: Buffer.from(`${VECTOR} `) }, 'bad_signature'],
  ])('%s is refused', (_what, change, expected) => {
    expect(refusalOf({ ...good, ...change }, rules)).toBe(expected);
  });

  test.each([
    [-7_200_001, 'out_of_window'],
    [-7_200_000, null],
    [7_200_000, null],
    [7_200_001, 'out_of_window'],
  ])('%i ms from now is %s', (offset, expected) => {
    expect(refusalOf(good, { ...rules, now: rules.now + offset })).toBe(expected);
  });

  test('a time that is no number is out of every window', () => {
    const timestamp = 'soon';
    const signature = signatureOf(SECRET, timestamp, body);
    expect(refusalOf({ signature, timestamp, body }, rules)).toBe('out_of_window');
  });
});

for (const engine of ENGINES) {
  describe(`the webhook door on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;

    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      zoom = await startTestZoom(clock, [zoomPerson(`zoom-${world.recruiter.id}`)]);
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function deliver(event: object | string, more: Record<string, string> = {}) {
      const body = typeof event === 'string' ? event : JSON.stringify(event);
      const timestamp = String(Math.floor(clock.now() / 1_000));
      const res = await fetch(`${server.url}/webhooks/zoom`, {
        method: 'POST',
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'x-zm-request-timestamp': timestamp,
          'x-zm-signature': signatureOf(CLIENT.webhookSecret, timestamp, Buffer.from(body)),
          ...more,
        },
      });
      return { status: res.status, body: JSON.parse(await res.text()) as Record<string, unknown> };
    }

    const removed = (user = `zoom-${world.recruiter.id}`, at = clock.now()) => ({
      event: 'app_deauthorized',
      event_ts: at,
      payload: {
        account_id: 'corrib-account',
        user_id: user,
        signature: 'legacy',
        deauthorization_time: new Date(at).toISOString(),
        client_id: CLIENT.clientId,
      },
    });
    const records = () => disconnectsOf(fresh.database, world.organizationId);
    const refusals = async () => (await fetch(`${server.url}/metrics`)).text();

    test('answers Zoom’s URL validation', async () => {
      const plainToken = 'qgg8vlvZRS6UYooatFL8Aw';
      const event = { event: 'endpoint.url_validation', payload: { plainToken } };
      expect(await deliver(event)).toEqual({
        status: 200,
        body: { plainToken, encryptedToken: validationOf(CLIENT.webhookSecret, plainToken) },
      });
    });

    test('refuses what Zoom did not sign, without looking into it, and counts it', async () => {
      await connect(fresh.database, zoom, world.recruiter, clock);
      for (const name of ['x-zm-signature', 'x-zm-request-timestamp']) {
        const { status, body } = await deliver(removed(), { [name]: '1' });
        expect([status, body.code]).toEqual([401, 'unauthenticated']);
      }
      expect(await grantOf(fresh.database, world.recruiter.id)).not.toBeNull();
      expect(await refusals()).toContain(
        'hireside_webhooks_refused_total{reason="bad_signature"} 2',
      );
    });

    test('takes Zoom’s last retry, 85 minutes later, with the timestamp of the first', async () => {
      await connect(fresh.database, zoom, world.recruiter, clock);
      clock.pass(60_000);
      const event = removed();
      const timestamp = String(Math.floor(clock.now() / 1_000));
      clock.pass(85 * 60_000);
      const signature = signatureOf(
        CLIENT.webhookSecret,
        timestamp,
        Buffer.from(JSON.stringify(event)),
      );
      const headers = { 'x-zm-request-timestamp': timestamp, 'x-zm-signature': signature };
      expect((await deliver(event, headers)).status).toBe(200);
      expect(await grantOf(fresh.database, world.recruiter.id)).toBeNull();
    });

    test.each([
      ['an event that nobody handles', VECTOR, 200],
      ['an event without a payload', { event: 'made.up' }, 200],
      [
        'a deauthorisation of nobody',
        { event: 'app_deauthorized', payload: { user_id: 'x' } },
        200,
      ],
      ['a deauthorisation that names nobody', { event: 'app_deauthorized', payload: {} }, 200],
      ['what is no JSON', '{', 400],
      ['what is no event', '[]', 400],
      ['nothing', '', 400],
    ])('answers %s with a status that Zoom does not repeat', async (_what, event, status) => {
      expect((await deliver(event)).status).toBe(status);
    });

    test('app_deauthorized forgets tokens and profile, and keeps a record without a person', async () => {
      await connect(fresh.database, zoom, world.recruiter, clock);
      clock.pass(1_000);
      const uid = `zoom-${world.recruiter.id}`;
      expect((await deliver(removed())).status).toBe(200);
      expect(await grantOf(fresh.database, world.recruiter.id)).toBeNull();
      expect(await memberByZoomId(fresh.database, uid)).toBeNull();
      const kept = await records();
      expect(kept).toEqual([
        {
          id: expect.any(String),
          organization_id: world.organizationId,
          reason: 'deauthorized',
          at: new Date(NOON + 1_000).toISOString(),
          revoked_at: null,
        },
      ]);
      expect(JSON.stringify(kept)).not.toContain(world.recruiter.id);
      expect(zoom.grants.calls.revoke, 'the tokens are dead already').toBe(0);
    });

    test('twice, or twice under another request id, does no more than once', async () => {
      await connect(fresh.database, zoom, world.recruiter, clock);
      clock.pass(1_000);
      const event = removed();
      await deliver(event, { 'x-zm-request-id': 'one' });
      await connect(fresh.database, zoom, world.recruiter, clock);
      expect((await deliver(event, { 'x-zm-request-id': 'two' })).status).toBe(200);
      expect(await grantOf(fresh.database, world.recruiter.id)).not.toBeNull();
      expect(await records()).toHaveLength(1);
    });

    test('one that is older than the connection ends nothing', async () => {
      const at = clock.now();
      clock.pass(60_000);
      await connect(fresh.database, zoom, world.recruiter, clock);
      await deliver(removed(undefined, at));
      expect(await grantOf(fresh.database, world.recruiter.id)).not.toBeNull();
    });

    test('one of another app ends nothing', async () => {
      await connect(fresh.database, zoom, world.recruiter, clock);
      clock.pass(1_000);
      const event = removed();
      await deliver({ ...event, payload: { ...event.payload, client_id: 'another-app' } });
      expect(await grantOf(fresh.database, world.recruiter.id)).not.toBeNull();
    });
  });
}
