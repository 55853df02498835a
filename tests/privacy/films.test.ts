import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hold } from '../../common/contract/privacy.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { letFilmsGo } from '../../server/privacy/films.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';

const PIECES = 40;

for (const engine of ENGINES) {
  describe(`erasing somebody whose recordings were copied on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      await copied();
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** A film that is here, in pieces of a byte. */
    async function copied(): Promise<void> {
      const { organizationId: organization_id, candidateId: candidate_id } = world;
      const recording_id = newId();
      const copy_id = newId();
      const at = toInstant(NOON);
      await fresh.database.transact(async ({ sql }) => {
        await sql
          .insertInto('recording')
          .values({
            id: recording_id,
            organization_id,
            candidate_id,
            application_id: null,
            interview_id: world.interviewId,
            meeting_uuid: newId(),
            host_zoom_id: 'host',
            topic: 'Interview',
            started_at: at,
            minutes: 1,
            state: 'kept',
            changed_at: at,
            filed: 1,
          } as never)
          .execute();
        await sql
          .insertInto('recording_copy')
          .values({
            id: copy_id,
            organization_id,
            candidate_id,
            recording_id,
            file_id: newId(),
            state: 'kept',
            reason: null,
            size: PIECES,
            bytes: PIECES,
            validator: null,
            created_at: at,
          })
          .execute();
        for (let start = 0; start < PIECES; start++)
          await sql
            .insertInto('recording_chunk')
            .values({ copy_id, start, bytes: Buffer.from('f') })
            .execute();
      });
    }
    const pieces = async () =>
      (await fresh.database.read.selectFrom('recording_chunk').select('start').execute()).length;
    const whose = () => ({
      kind: 'candidate' as const,
      id: world.candidateId,
      organizationId: world.organizationId,
      name: '',
    });

    test('a legal hold keeps every piece', async () => {
      const { candidateId } = world;
      const held = await admin.post('/api/privacy/holds', { candidateId, reason: 'a dispute' });
      expect((await admin.post('/api/privacy/erasures', { candidateId })).status).toBe(409);
      expect(await pieces()).toBe(PIECES);
      await admin.call('DELETE', `/api/privacy/holds/${(held.body as Hold).id}`);
    });

    test('lets others have their turn again and again while the pieces go', async () => {
      let turns = 0;
      let isOver = false;
      const others = (async () => {
        for (; !isOver; turns++) await setImmediate();
      })();
      await letFilmsGo(fresh.database.transact, whose(), clock.now());
      isOver = true;
      await others;
      expect(await pieces()).toBe(0);
      expect(turns).toBeGreaterThanOrEqual(PIECES / 4);
    });

    test('leaves nothing, also where it waits and is done by a task', async () => {
      await copied();
      const { candidateId } = world;
      const wish = { candidateId, afterDays: 7 };
      expect((await admin.post('/api/privacy/erasures', wish)).status).toBe(200);
      expect(await pieces()).toBe(PIECES);
      clock.pass(7 * 86_400_000);
      server.tasks.wake();
      await server.tasks.idle();
      expect(await pieces()).toBe(0);
      for (const table of ['recording_copy', 'recording', 'application'] as const)
        expect(await fresh.database.read.selectFrom(table).selectAll().execute()).toEqual([]);
    });
  });
}
