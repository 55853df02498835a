import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { grantOf, takeLease } from '../../db/zoom-grants.ts';
import type { OAuthError } from '../../server/zoom/oauth.ts';
import { createZoom } from '../../server/zoom/services.ts';
import type { ZoomTokens } from '../../server/zoom/tokens.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { TestClock } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { connect, SEALER, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`access tokens of two servers on one ${engine} database`, () => {
    let clock: TestClock;
    let fresh: TestDatabase;
    let second: Awaited<ReturnType<typeof openDatabase>>;
    let world: World;
    let zoom: TestZoom;
    let servers: [ZoomTokens, ZoomTokens];
    /** On a connection of its own in both engines. */
    let elsewhere: ZoomTokens;
    let first: { access: string; refresh: string };

    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      second = await openDatabase(fresh.url);
      world = await makeWorld(fresh.database);
      zoom = await startTestZoom(clock, [zoomPerson(`zoom-${world.recruiter.id}`)]);
      const tokensOn = (database: TestDatabase['database']) =>
        createZoom({ config: { zoom: zoom.config }, database, clock, sealer: SEALER }, zoom).tokens;
      // In one process, two SQLite connections that write at once block each other's turn.
      const shared = engine === 'sqlite' ? fresh.database : second;
      servers = [tokensOn(fresh.database), tokensOn(shared)];
      elsewhere = tokensOn(second);
      first = await connect(fresh.database, zoom, world.recruiter, clock);
    });
    afterEach(async () => {
      await zoom[Symbol.asyncDispose]();
      await second.close();
      await fresh.drop();
    });

    const fifty = (ask: (tokens: ZoomTokens) => Promise<string>) =>
      Promise.all(Array.from({ length: 50 }, (_, index) => ask(servers[index % 2]!)));

    test('are given as they are while they last', async () => {
      clock.pass(HOUR - 6 * 60_000);
      expect(await servers[0].accessFor(world.recruiter.id)).toBe(first.access);
      expect(zoom.grants.calls.refresh).toBe(0);
    });

    test('are refreshed once for fifty callers, shortly before they expire', async () => {
      clock.pass(HOUR - 4 * 60_000);
      const got = await fifty((tokens) => tokens.accessFor(world.recruiter.id));
      expect(zoom.grants.calls.refresh).toBe(1);
      expect(new Set(got).size).toBe(1);
      expect(got[0]).not.toBe(first.access);
      expect(zoom.grants.whoIs(got[0]!)?.userId).toBe(`zoom-${world.recruiter.id}`);
    });

    test('are refreshed once for fifty callers whom Zoom answered 401', async () => {
      zoom.grants.expireAccess(`zoom-${world.recruiter.id}`);
      const got = await fifty((tokens) => tokens.renew(world.recruiter.id, first.access));
      expect(zoom.grants.calls.refresh).toBe(1);
      expect(new Set(got).size).toBe(1);
      expect(zoom.grants.whoIs(got[0]!)).not.toBeNull();
      expect(await servers[1].renew(world.recruiter.id, first.access)).toBe(got[0]);
      expect(zoom.grants.calls.refresh).toBe(1);
    });

    test('are waited for by another server that asks in the middle of a refresh', async () => {
      let release = () => {};
      zoom.trouble.hold = new Promise((resolve) => {
        release = resolve;
      });
      clock.pass(HOUR);
      const here = Array.from({ length: 25 }, () => servers[0].accessFor(world.recruiter.id));
      const leased = async () => (await grantOf(second, world.recruiter.id))?.lease_owner ?? null;
      await expectSoon(leased, (owner) => owner !== null);
      const there = Array.from({ length: 25 }, () => elsewhere.accessFor(world.recruiter.id));
      release();
      expect(new Set(await Promise.all([...here, ...there])).size).toBe(1);
      expect(zoom.grants.calls.refresh).toBe(1);
    });

    test('go on being refreshed, each time with the token the last time brought', async () => {
      for (let round = 0; round < 4; round++) {
        clock.pass(HOUR);
        await fifty((tokens) => tokens.accessFor(world.recruiter.id));
      }
      expect(zoom.grants.calls.refresh).toBe(4);
    });

    test('of a grant that Zoom ended ask the member to connect again, and Zoom only once', async () => {
      zoom.grants.end(`zoom-${world.recruiter.id}`);
      clock.pass(HOUR);
      const asked = fifty((tokens) =>
        tokens.accessFor(world.recruiter.id).catch((error) => error.code),
      );
      expect(new Set(await asked)).toEqual(new Set(['zoom_reauthorise']));
      expect(zoom.grants.calls.refresh).toBe(1);
      const grant = await grantOf(fresh.database, world.recruiter.id);
      expect(grant).toMatchObject({ status: 'needs_login', access_token: '', refresh_token: '' });
    });

    test('of a member who never connected ask them to', async () => {
      const asked = servers[0].accessFor(world.manager.id);
      await expect(asked).rejects.toMatchObject({ code: 'zoom_reauthorise' });
    });

    test('survive a Zoom that does not answer: the old one while it lasts, then a sentence', async () => {
      const member = world.recruiter.id;
      const config = { zoom: zoom.config };
      const nowhere = { apiUrl: 'http://127.0.0.1:9', oauthUrl: 'http://127.0.0.1:9' };
      const problems: string[] = [];
      const onRefused = ({ problem }: OAuthError) => void problems.push(problem);
      const needs = { config, database: fresh.database, clock, sealer: SEALER, onRefused };
      const { tokens } = createZoom(needs, nowhere);
      clock.pass(HOUR - 4 * 60_000);
      expect(await tokens.accessFor(member)).toBe(first.access);
      await expect(tokens.renew(member, first.access)).rejects.toMatchObject({
        code: 'zoom_unavailable',
      });
      clock.pass(HOUR);
      await expect(tokens.accessFor(member)).rejects.toMatchObject({ code: 'zoom_unavailable' });
      expect(problems).toEqual(['unavailable', 'unavailable', 'unavailable']);
      // Nothing is lost: Zoom is back.
      expect(zoom.grants.whoIs(await servers[1].accessFor(member))).not.toBeNull();
    });

    test('are not refreshed from a lease that a dead server holds, until it ends', async () => {
      const grant = (await grantOf(fresh.database, world.recruiter.id))!;
      const lease = { memberId: grant.member_id, generation: grant.generation, owner: 'dead' };
      clock.pass(HOUR);
      const at = (ms: number) => new Date(clock.now() + ms).toISOString();
      const taken = await second.transact((tx) => takeLease(tx, lease, at(0), at(30_000)));
      expect(taken).not.toBeNull();
      const waiting = servers[0].accessFor(world.recruiter.id);
      expect(zoom.grants.calls.refresh).toBe(0);
      clock.pass(31_000);
      expect(zoom.grants.whoIs(await waiting)).not.toBeNull();
      expect(zoom.grants.calls.refresh).toBe(1);
    });

    test('a second use of a spent refresh token ends the grant at this Zoom', async () => {
      clock.pass(HOUR);
      const token = await servers[0].accessFor(world.recruiter.id);
      expect(() => zoom.grants.refresh(first.refresh)).toThrow('4740');
      expect(zoom.grants.whoIs(token)).toBeNull();
    });
  });
}
