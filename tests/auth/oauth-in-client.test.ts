import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memberByZoomId } from '../../db/members.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { InClientRedirect } from '../../server/config.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { type Caller, signInAs, startTestServer, TestClock } from '../support/server.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';
import { Visitor } from './support.ts';

const PANEL = 'http://127.0.0.1/';
const CALLBACK = 'http://127.0.0.1/auth/zoom/callback';

for (const engine of ENGINES) {
  describe(`connecting inside the Zoom client on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let panel: Caller;
    let uid: string;

    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      uid = `zoom-${world.recruiter.id}`;
      zoom = await startTestZoom(clock, [
        zoomPerson(uid),
        zoomPerson(`zoom-${world.manager.id}`),
        zoomPerson('zoom-stranger', { accountId: 'elsewhere' }),
      ]);
      await start('event');
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function start(inClientRedirect: InClientRedirect) {
      const config = { zoom: { ...zoom.config, inClientRedirect } };
      server = await startTestServer(fresh.url, { clock, config });
      panel = (await signInAs(server, world.recruiter.id)).caller;
    }
    async function begun(caller: Pick<Caller, 'post'> = panel) {
      const { status, body } = await caller.post('/auth/zoom/in-client/start', {});
      expect(status).toBe(200);
      return body as { state: string; codeChallenge: string };
    }
    /** What Zoom's client does with a challenge: its PKCE is `plain`. */
    const allowed = (value: string, who = uid, redirectUri = PANEL) =>
      zoom.grants.codeFor(who, redirectUri, { method: 'plain', value });
    const completed = (body: object, caller: Pick<Caller, 'post'> = panel) =>
      caller.post('/auth/zoom/in-client/complete', body);

    test('exchanges the code with the challenge as verifier and the event’s redirect_uri', async () => {
      const { state, codeChallenge } = await begun();
      expect(codeChallenge).toMatch(/^[\w-]{43}$/);
      const code = allowed(codeChallenge);
      const { status, body } = await completed({ code, state, redirectUri: PANEL });
      expect([status, body]).toEqual([
        200,
        {
          outcome: 'connected',
          connection: expect.objectContaining({ status: 'connected', features: [] }),
          organization: null,
        },
      ]);
      expect(await server.services.zoom.tokens.accessFor(world.recruiter.id)).toBeTruthy();
    });

    test.each<[InClientRedirect, string]>([
      ['callback', CALLBACK],
      ['none', PANEL],
    ])('redirect_uri can be configured: %s', async (choice, redirectUri) => {
      await server[Symbol.asyncDispose]();
      await start(choice);
      const { state, codeChallenge } = await begun();
      const code = allowed(codeChallenge, uid, redirectUri);
      expect((await completed({ code, state, redirectUri: 'https://other/' })).status).toBe(200);
    });

    test('says what to do where the redirect_uri is another than Zoom’s', async () => {
      const { state, codeChallenge } = await begun();
      const code = allowed(codeChallenge);
      const { status, body } = await completed({ code, state, redirectUri: 'https://other/' });
      expect([status, body]).toMatchObject([500, { message: /letter by letter/ }]);
      expect(JSON.stringify(body)).not.toContain(code);
    });

    test('a state works once, for ten minutes, and for the session that began', async () => {
      const { state, codeChallenge } = await begun();
      const code = allowed(codeChallenge);
      const other = (await signInAs(server, world.recruiter.id)).caller;
      const elsewhere = await completed({ code, state }, other);
      expect(elsewhere).toMatchObject({ status: 401, body: { message: /began elsewhere/ } });
      const used = await completed({ code, state });
      expect(used).toMatchObject({ status: 401, body: { message: /used already/ } });
      const late = await begun();
      clock.pass(10 * 60_000);
      const { body } = await completed({ code, state: late.state });
      expect(body).toMatchObject({ message: /took too long/ });
      expect(zoom.grants.calls.code).toBe(0);
    });

    test('a state of the web does not work in the client, nor the other way round', async () => {
      const visitor = new Visitor(server);
      const state = new URL(await visitor.leave()).searchParams.get('state');
      const { status } = await visitor.json('POST', '/auth/zoom/in-client/complete', {
        code: 'x',
        state,
      });
      expect(status).toBe(401);
      const { body } = await visitor.json('POST', '/auth/zoom/in-client/start', {});
      const inClient = (body as { state: string }).state;
      const back = await visitor.get(`/auth/zoom/callback?code=x&state=${inClient}`);
      expect(back.html).toContain('began elsewhere');
    });

    test('a grant of another Zoom user is nobody’s: conflict, and nothing stored', async () => {
      const { state, codeChallenge } = await begun();
      const code = allowed(codeChallenge, `zoom-${world.manager.id}`);
      const { status, body } = await completed({ code, state, redirectUri: PANEL });
      expect([status, body]).toMatchObject([409, { code: 'conflict' }]);
      for (const { id } of [world.recruiter, world.manager]) {
        expect(await grantOf(fresh.database, id)).toBeNull();
      }
    });

    test('the first of an account who only wants to join makes no organization', async () => {
      const visitor = new Visitor(server);
      const post = { post: (path: string, body: unknown) => visitor.json('POST', path, body) };
      const { state, codeChallenge } = await begun(post);
      const code = allowed(codeChallenge, 'zoom-stranger');
      const asked = { code, state, redirectUri: PANEL, join: true };
      expect(await completed(asked, post)).toMatchObject({
        status: 403,
        body: { message: /need an invitation/ },
      });
      expect(await memberByZoomId(fresh.database, 'zoom-stranger')).toBeNull();
    });

    test('somebody who is no member yet becomes one, with a cookie as their session', async () => {
      const visitor = new Visitor(server);
      const post = { post: (path: string, body: unknown) => visitor.json('POST', path, body) };
      const { state, codeChallenge } = await begun(post);
      const code = allowed(codeChallenge, 'zoom-stranger');
      const { status, body } = await completed({ code, state, redirectUri: PANEL }, post);
      expect([status, body]).toMatchObject([200, { outcome: 'connected' }]);
      // The panel signs in with its app context as ever: this gave no session.
      expect(await visitor.me()).toBeNull();
    });
  });
}
