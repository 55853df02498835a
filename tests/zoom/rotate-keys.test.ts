import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertState } from '../../db/oauth-states.ts';
import { placeOf, sealedTexts } from '../../db/sealed.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import { resealAll } from '../../server/auth/reseal.ts';
import { Sealer } from '../../server/auth/seal.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { DATA_KEYS, TestClock } from '../support/server.ts';
import { connect, SEALER, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

const NEW = { id: 'new', key: randomBytes(32) };

for (const engine of ENGINES) {
  describe(`changing the data key on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      const members = [world.recruiter, world.manager, world.admin];
      zoom = await startTestZoom(
        clock,
        members.map(({ id }) => zoomPerson(`zoom-${id}`)),
      );
      for (const member of members) await connect(fresh.database, zoom, member, clock);
      await fresh.database.transact((tx) =>
        insertState(tx, {
          hash: 'state',
          flow: 'web',
          binding: 'b',
          verifier: SEALER.seal('verifier', placeOf('oauth_state.verifier', 'state')),
          return_to: null,
          created_at: '2026-11-21T12:00:00.000Z',
          expires_at: '2026-11-21T13:00:00.000Z',
        }),
      );
    });
    afterEach(async () => {
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    test('seals everything anew once; then the old key may go', async () => {
      const before = await grantOf(fresh.database, world.recruiter.id);
      const looked: number[] = [];
      const rotating = new Sealer([NEW, ...DATA_KEYS]);
      const first = await resealAll(fresh.database, rotating, (count) => looked.push(count));
      expect(first).toEqual({ anew: 7, current: 0, lost: [] });
      expect(looked).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const after = (await grantOf(fresh.database, world.recruiter.id))!;
      expect(after.access_token).not.toBe(before!.access_token);
      const place = placeOf('zoom_grant.access_token', world.recruiter.id);
      const token = new Sealer([NEW]).open(after.access_token, place);
      expect(zoom.grants.whoIs(token)?.userId).toBe(`zoom-${world.recruiter.id}`);
      expect(await resealAll(fresh.database, rotating)).toEqual({ anew: 0, current: 7, lost: [] });
    });

    test('walks through all rows, however few it reads at a time', async () => {
      const texts = async (batch: number) => {
        const places: string[] = [];
        for await (const { place } of sealedTexts(fresh.database, batch)) places.push(place);
        return places;
      };
      expect(await texts(1)).toEqual(await texts(100));
    });

    test('says what does not open any more, and leaves it as it is', async () => {
      const { anew, lost } = await resealAll(fresh.database, new Sealer([NEW]));
      expect([anew, lost.length]).toEqual([0, 7]);
      expect(lost).toContain(placeOf('zoom_grant.refresh_token', world.admin.id));
    });
  });
}
