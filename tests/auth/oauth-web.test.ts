import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { setMemberActive } from '../../db/members.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { RunningServer } from '../../server/start.ts';
import { FOUR_HEADERS } from '../server/auth/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { startTestServer, TestClock } from '../support/server.ts';
import { startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';
import { holderOf, Visitor } from './support.ts';

const MINUTE = 60_000;

for (const engine of ENGINES) {
  describe(`signing in with Zoom from a browser on ${engine}`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    let server: RunningServer;
    let visitor: Visitor;
    let uid: string;

    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      uid = `zoom-${world.recruiter.id}`;
      const people = [zoomPerson(uid), zoomPerson(`zoom-${world.manager.id}`)];
      zoom = await startTestZoom(clock, people);
      server = await startTestServer(fresh.url, { clock, config: { zoom: zoom.config } });
      visitor = new Visitor(server);
    });
    afterEach(async () => {
      await server[Symbol.asyncDispose]();
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    test('signs a known member in to the desk, under a new session id, with tokens that work', async () => {
      const page = await visitor.leave();
      const before = visitor.cookie;
      const back = await visitor.get(await visitor.answer(page, uid));
      expect([back.status, back.location]).toEqual([302, '/']);
      expect(visitor.cookie).not.toBe(before);
      expect(await visitor.me()).toMatchObject({ id: world.recruiter.id });
      const token = await server.services.zoom.tokens.accessFor(world.recruiter.id);
      expect(holderOf(zoom, token)).toBe(uid);
      const { body } = await visitor.json('GET', '/api/zoom');
      expect(body).toMatchObject({
        status: 'connected',
        since: '2026-11-21T12:00:00.000Z',
        as: { email: `${uid}@zoom.example` },
        scopes: ['user:read:user', 'meeting:read:meeting'],
        features: [],
      });
      expect(JSON.stringify(body)).not.toContain('rehearsal-access');
    });

    test('asks Zoom with a state of 256 bits, S256, our callback, and no scope', async () => {
      const asked = new URL(await visitor.leave()).searchParams;
      expect(asked.get('state')).toMatch(/^[\w-]{43}$/);
      expect(asked.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      expect(asked.get('code_challenge_method')).toBe('S256');
      expect(asked.get('redirect_uri')).toBe('http://127.0.0.1/auth/zoom/callback');
      expect(asked.has('scope')).toBe(false);
    });

    test('goes back to where it began on this site, and nowhere else', async () => {
      const settings = '/auth/zoom/install?returnTo=/settings/integrations';
      expect((await visitor.signIn(uid, settings)).location).toBe('/settings/integrations');
      for (const bad of ['//evil.example', 'https://evil.example', '/\\evil.example']) {
        const { status } = await visitor.get(
          `/auth/zoom/install?returnTo=${encodeURIComponent(bad)}`,
        );
        expect(status, bad).toBe(400);
      }
    });

    test('that comes from the Marketplace without a state begins again, safely', async () => {
      const code = zoom.grants.codeFor(uid, 'http://127.0.0.1/auth/zoom/callback', null);
      const back = await visitor.get(`/auth/zoom/callback?code=${code}`);
      expect([back.status, back.location]).toEqual([302, '/auth/zoom/install']);
      expect(zoom.grants.calls.code).toBe(0);
      expect(await visitor.me()).toBeNull();
    });

    test('that was denied says so, stores nothing, and offers another try', async () => {
      const url = await visitor.answer(await visitor.leave(), uid, 'deny');
      const back = await visitor.get(url);
      expect(back.status).toBe(403);
      expect(back.html).toContain('Zoom was not connected');
      expect(back.html).toContain('href="/auth/zoom/install"');
      expect(await grantOf(fresh.database, world.recruiter.id)).toBeNull();
      expect((await visitor.get(url)).html).toContain('This link was used already');
    });

    test('that Zoom could not ask about says so, and not that the person said no', async () => {
      const back = await visitor.get('/auth/zoom/callback?error=server_error');
      expect([back.status, back.html]).toEqual([403, expect.stringContaining('Zoom refused')]);
    });

    test('that takes more than ten minutes is expired, whether it was swept or not', async () => {
      const url = await visitor.answer(await visitor.leave(), uid);
      clock.pass(10 * MINUTE);
      expect((await visitor.get(url)).html).toContain('within ten minutes');
      const unknown = await visitor.get('/auth/zoom/callback?code=x&state=never');
      expect([unknown.status, unknown.html]).toEqual([
        401,
        expect.stringContaining('within ten minutes'),
      ]);
      expect(zoom.grants.calls.code).toBe(0);
    });

    test('works once: a second use of the address signs nobody in', async () => {
      const url = await visitor.answer(await visitor.leave(), uid);
      await visitor.get(url);
      const again = await visitor.get(url);
      expect([again.status, again.html]).toEqual([401, expect.stringContaining('used already')]);
    });

    test('that began in another browser is refused, and used up by the attempt', async () => {
      const url = await visitor.answer(await visitor.leave(), uid);
      const other = new Visitor(server);
      const stolen = await other.get(url);
      expect([stolen.status, stolen.html]).toEqual([
        401,
        expect.stringContaining('began elsewhere'),
      ]);
      expect(await other.me()).toBeNull();
      expect(zoom.grants.calls.code).toBe(0);
      expect((await visitor.get(url)).html).toContain('used already');
    });

    test('with a code that Zoom does not take says to begin again', async () => {
      const page = await visitor.leave();
      const state = new URL(page).searchParams.get('state');
      const back = await visitor.get(`/auth/zoom/callback?code=made-up&state=${state}`);
      expect([back.status, back.html]).toEqual([
        401,
        expect.stringContaining('Zoom did not accept the sign-in'),
      ]);
      expect(back.html).not.toContain('made-up');
    });

    test('while Zoom is down says that nothing is lost', async () => {
      const url = await visitor.answer(await visitor.leave(), uid);
      zoom.trouble.isDown = true;
      const back = await visitor.get(url);
      expect([back.status, back.html]).toEqual([502, expect.stringContaining('does not answer')]);
    });

    test('of somebody whose access was ended says whom to ask', async () => {
      await fresh.database.transact((tx) => setMemberActive(tx, world.recruiter.id, false));
      const back = await visitor.signIn(uid);
      expect([back.status, back.html]).toEqual([
        403,
        expect.stringContaining('Your access has ended'),
      ]);
      expect(await grantOf(fresh.database, world.recruiter.id)).toBeNull();
    });

    test('as somebody else signs in as them: Zoom says who it is, not the browser', async () => {
      await visitor.signIn(uid);
      await visitor.signIn(`zoom-${world.manager.id}`);
      expect(await visitor.me()).toMatchObject({ id: world.manager.id });
    });

    test('again gives new tokens in the place of the old', async () => {
      await visitor.signIn(uid);
      const first = await server.services.zoom.tokens.accessFor(world.recruiter.id);
      await visitor.signIn(uid);
      const second = await server.services.zoom.tokens.accessFor(world.recruiter.id);
      expect([holderOf(zoom, first), holderOf(zoom, second)]).toEqual([null, uid]);
    });

    test('every page of it carries the four headers, and is kept by nobody', async () => {
      const urls = ['/auth/zoom/callback?error=access_denied', '/auth/zoom/callback?state=x'];
      for (const url of urls) {
        const { headers, html } = await visitor.get(url);
        for (const name of FOUR_HEADERS) expect(headers.get(name), name).toBeTruthy();
        expect(headers.get('cache-control')).toBe('no-store');
        expect(html).not.toMatch(/<script|<style| style=| on\w+="/);
      }
    });
  });
}
