import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { insertMember } from '../../db/members.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { marksInTables } from '../support/plant.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { AT, leaveTraces, word } from './member-traces.ts';

for (const engine of ENGINES) {
  describe(`erasing a member who left before on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock: new TestClock() });
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** A member with traces in everything that Zoom told. */
    async function joined(): Promise<string> {
      const id = newId();
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      await fresh.database.transact((tx) =>
        insertMember(tx, {
          id,
          organizationId: world.organizationId,
          name: word('name'),
          email: `${word('email')}@example.com`,
          role: 'recruiter',
          timeZone: 'Europe/Dublin',
          zoomUserId: word('zoom'),
          createdAt: AT,
        }),
      );
      await leaveTraces(fresh, world, id);
      return id;
    }
    const disconnects = async (id: string) => {
      const member = new Caller(server.url, await tokenFor(fresh.database, id));
      expect((await member.call('DELETE', '/api/zoom')).status).toBeLessThan(300);
    };
    const isLetGo = async (id: string) => {
      const { status } = await admin.call('PATCH', `/api/members/${id}`, { active: false });
      expect(status).toBe(200);
    };
    async function isErased(id: string): Promise<void> {
      expect(await marksInTables(fresh.database)).not.toEqual([]);
      const { status, body } = await admin.post('/api/privacy/erasures', { memberId: id });
      expect({ status, body }).toMatchObject({ status: 200 });
      expect(await marksInTables(fresh.database)).toEqual([]);
    }
    /** In attendance Zoom may have had another address, or none. */
    const hasOtherAddress = () =>
      fresh.database.transact((tx) =>
        tx.sql.updateTable('attendance').set({ name: 'Somebody', email: null }).execute(),
      );

    test('finds Zoom’s key where their access was ended', async () => {
      const id = await joined();
      await hasOtherAddress();
      await isLetGo(id);
      await isErased(id);
    });

    test('finds Zoom’s key where they had disconnected Zoom before that', async () => {
      const id = await joined();
      await hasOtherAddress();
      await disconnects(id);
      await isLetGo(id);
      await isErased(id);
    });

    test('finds it by the address where no key and no digest of it is left', async () => {
      const id = await joined();
      await fresh.database.transact((tx) =>
        tx.sql.updateTable('member').set({ zoom_user_id: null }).where('id', '=', id).execute(),
      );
      await isLetGo(id);
      await isErased(id);
    });
  });
}
