import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { grantOf } from '../../db/zoom-grants.ts';
import type { RunningServer } from '../../server/start.ts';
import { SchedulingWorld } from '../scheduling/support.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES } from '../support/databases.ts';
import { Caller } from '../support/server.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`two servers on one ${engine} database, and a Zoom that punishes a second use`, () => {
    let here: SchedulingWorld;
    let other: RunningServer;
    let callers: Caller[];
    beforeEach(async () => {
      here = await SchedulingWorld.start(engine);
      other = await here.another();
      const token = await tokenFor(here.fresh.database, here.world.recruiter.id);
      callers = [here.recruiter, new Caller(other.url, token)];
    });
    afterEach(async () => {
      await other[Symbol.asyncDispose]();
      await here[Symbol.asyncDispose]();
    });

    const uid = () => `zoom-${here.world.recruiter.id}`;
    const refreshes = () => here.zoom.grants.calls.refresh;
    /** Something that each server asks Zoom for in the recruiter's name. */
    const ask = (caller: Caller) =>
      caller.post(`/api/interviews/${here.world.interviewId}/panel-link`, {});
    const twenty = async () => {
      const asked = Array.from({ length: 20 }, (_, n) => ask(callers[n % callers.length]!));
      return new Set((await Promise.all(asked)).map(({ status }) => status));
    };

    test('twenty calls shortly before the end of a token: one refresh, and all go through', async () => {
      here.clock.pass(HOUR - 4 * 60_000);
      expect([await twenty(), refreshes()]).toEqual([new Set([200]), 1]);
      expect(here.zoom.grants.whoIs(await accessNow()), 'and the grant lives').not.toBeNull();
    });

    test('twenty calls that Zoom answers 401: one refresh, and all go through', async () => {
      here.zoom.grants.expireAccess(uid());
      expect([await twenty(), refreshes()]).toEqual([new Set([200]), 1]);
    });

    test('a token that is good is not refreshed, however often it is used', async () => {
      await twenty();
      here.clock.pass(HOUR - 6 * 60_000);
      expect([await twenty(), refreshes()]).toEqual([new Set([200]), 0]);
    });

    test('401 to the fresh token too: one refresh, one more try, and then “connect Zoom again”', async () => {
      here.zoom.state.trouble.next('deeplink', { kind: 'token_expired' }, 2);
      const { status, body } = await ask(here.recruiter);
      expect([status, body]).toEqual([
        401,
        expect.objectContaining({
          code: 'zoom_reauthorise',
          message: expect.stringContaining('Connect Zoom again'),
        }),
      ]);
      expect(refreshes()).toBe(1);
      // The third is Zoom's own mistake no more.
      expect((await ask(here.recruiter)).status).toBe(200);
      expect(refreshes()).toBe(1);
    });

    test('a grant that ended at Zoom: one refresh is refused, both tokens go, everybody hears it', async () => {
      here.zoom.grants.end(uid());
      here.clock.pass(HOUR);
      expect([await twenty(), refreshes()]).toEqual([new Set([401]), 1]);
      expect(await grantOf(here.fresh.database, here.world.recruiter.id)).toMatchObject({
        status: 'needs_login',
        access_token: '',
        refresh_token: '',
        lease_owner: null,
      });
    });

    const accessNow = () => here.server.services.zoom.tokens.accessFor(here.world.recruiter.id);
  });
}
