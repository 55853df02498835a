import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertState } from '../../db/oauth-states.ts';
import { placeOf, SEALED, sealedTexts } from '../../db/sealed.ts';
import { resealAll } from '../../server/auth/reseal.ts';
import { Sealer } from '../../server/auth/seal.ts';
import { SchedulingWorld } from '../scheduling/support.ts';
import { ENGINES } from '../support/databases.ts';
import { DATA_KEYS } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

const NEW = { id: 'new', key: Buffer.alloc(32, 'new') };
const NAMES: string[] = SEALED.map(({ table, column }) => `${table}.${column}`).sort();

/** What sounds like a secret and is none, and why. */
const HARMLESS: Record<string, string> = {
  'access_token.hash': 'a hash of 256 random bits',
  'phone_sync.sync_token':
    'how far a call history was read: without a member’s tokens it opens nothing',
};
const SEALED_TEXT = /^v1\.(test|new)\.[\w-]+\.[\w-]*\.[\w-]+$/;
const SOUNDS_SECRET = /token|secret|passcode|password|verifier|join_url|start_url|\bzak\b/;

for (const engine of ENGINES) {
  describe(`every column that holds sealed text on ${engine}`, () => {
    let here: SchedulingWorld;
    beforeEach(async () => {
      here = await SchedulingWorld.start(engine);
    });
    afterEach(() => here[Symbol.asyncDispose]());

    /** All columns of all tables, as the database itself knows them. */
    async function columns(): Promise<string[]> {
      const tables = await here.fresh.database.read.introspection.getTables();
      return tables.flatMap((table) => table.columns.map((one) => `${table.name}.${one.name}`));
    }

    /** Where any row holds a text that was sealed, whichever key. */
    async function found(): Promise<string[]> {
      const { read } = here.fresh.database;
      const places = new Set<string>();
      for (const { name } of await read.introspection.getTables()) {
        const rows = await read
          .selectFrom(name as 'task')
          .selectAll()
          .execute();
        for (const [column, value] of rows.flatMap((row) => Object.entries(row)))
          if (SEALED_TEXT.test(String(value))) places.add(`${name}.${column}`);
      }
      return [...places].sort();
    }

    /** A member who left, one who is signing in, an interview with its meeting, an export, and one on its way in. */
    async function live(): Promise<void> {
      const { database } = here.fresh;
      await here.reconnect(here.world.manager);
      await here.schedule();
      const admin = await here.as(here.world.admin);
      expect((await admin.post('/api/exports', {})).status).toBeLessThan(300);
      const coming = { name: 'everything.zip', size: 2_000_000 };
      expect((await admin.post('/api/take-ins', coming)).status).toBeLessThan(300);
      await here.server.tasks.idle();
      // Zoom cannot be told to forget yet.
      here.zoom.trouble.isDown = true;
      const manager = await here.as(here.world.manager);
      await manager.call('DELETE', '/api/zoom');
      await here.server.tasks.idle();
      await database.transact((tx) =>
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
    }

    test('is named once, and no other column holds any', async () => {
      await live();
      expect(await found()).toEqual(NAMES);
    });

    test('sounds like what it is: a column that sounds secret is sealed, or says why not', async () => {
      const secret = (await columns()).filter((name) => {
        const [table = '', column = ''] = name.split('.');
        return SOUNDS_SECRET.test(column) || (SOUNDS_SECRET.test(table) && column === 'hash');
      });
      const known = new Set([...NAMES, ...Object.keys(HARMLESS)]);
      expect(secret.filter((name) => !known.has(name))).toEqual([]);
      expect(secret.length).toBeGreaterThanOrEqual(NAMES.length);
    });

    test('is sealed anew by a change of keys; afterwards the old key opens nothing and is not needed', async () => {
      await live();
      const { database } = here.fresh;
      const rotating = new Sealer([NEW, ...DATA_KEYS]);
      const { anew, lost } = await resealAll(database, rotating);
      expect([anew, lost]).toEqual([expect.any(Number), []]);
      const alone = new Sealer([NEW]);
      const seen = new Set<string>();
      for await (const { at, place, text } of sealedTexts(database)) {
        expect(alone.open(text, place)).not.toBe('');
        seen.add(`${at.table}.${at.column}`);
      }
      expect([...seen].sort()).toEqual(NAMES);
      expect(await found()).toEqual(NAMES);
    });
  });
}
