import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { startTestServer, TestClock } from '../support/server.ts';
import {
  atDesk,
  broughtIn,
  exported,
  type Files,
  latest,
  looked,
  makeEmpty,
  makeWhole,
  textOf,
  type Whole,
} from './support.ts';

const CANDIDATES = 130;

for (const engine of ENGINES) {
  describe(`an export that comes in the place of an empty organization on ${engine}`, () => {
    let source: TestDatabase;
    let world: Whole;
    let files: Files;
    let target: TestDatabase;
    let server: RunningServer;
    const clock = new TestClock();
    beforeAll(async () => {
      source = await freshDatabase(engine);
      world = await makeWhole(source.database, CANDIDATES);
      files = await exported(source.database, world.organizationId);
      await source.drop();
    });
    const start = async () => {
      target = await freshDatabase(engine);
      server = await startTestServer(target.url, { clock });
    };
    const stop = async () => {
      await server[Symbol.asyncDispose]();
      await target.drop();
    };

    describe('by one of its admins', () => {
      let empty: Awaited<ReturnType<typeof makeEmpty>>;
      beforeAll(async () => {
        await start();
        empty = await makeEmpty(target.database, { zoomUserId: world.admin.zoomUserId });
      });
      afterAll(stop);

      test('shows what would come in, then comes in, and is exported as it was', async () => {
        const admin = await atDesk(server, empty.id);
        const ready = await looked(server, admin, files);
        expect(ready).toMatchObject({
          state: 'ready',
          refused: 0,
          unchanged: 0,
          seen: { way: 'move', organization: { id: world.organizationId }, members: 5 },
        });
        expect(ready.seen!.candidates).toBeGreaterThan(CANDIDATES);
        expect(ready.added).toBe(ready.seen!.lines);
        const { status, body } = await admin.post(`/api/take-ins/${ready.id}/begin`, {});
        expect([status, body]).toMatchObject([200, { state: 'running' }]);
        await server.tasks.idle();
        // The same token is now the member of the organization that came.
        expect((await admin.get('/api/me')).body).toMatchObject({
          member: { id: world.admin.id, organizationId: world.organizationId },
        });
        expect(await latest(admin)).toMatchObject({
          state: 'done',
          added: ready.seen!.lines,
          unchanged: 0,
          refused: 0,
        });
        const again = await exported(target.database, world.organizationId);
        expect(textOf(again)).toEqual(textOf(files));
        for (const [name, bytes] of files) {
          if (name.startsWith('files/')) expect(again.get(name)).toEqual(bytes);
        }
        // The audit came along, and has what happened here after it.
        const audit = String(again.get('audit.jsonl'));
        for (const line of String(files.get('audit.jsonl')).split('\n')) {
          expect(audit).toContain(line);
        }
        const kept = await admin.get('/api/audit?q=data.');
        expect((kept.body as { items: { action: string }[] }).items).toMatchObject([
          { action: 'data.imported', actorId: world.admin.id },
          { action: 'data.moved_in', detail: { instead: empty.organizationId } },
        ]);
      });

      test('nothing of the empty one stays behind', async () => {
        const rows = await target.database.read.selectFrom('organization').select('id').execute();
        expect(rows).toEqual([{ id: world.organizationId }]);
        const members = await target.database.read.selectFrom('member').select('id').execute();
        expect(members.map(({ id }) => id)).not.toContain(empty.id);
      });

      test('again it changes nothing', async () => {
        const admin = await atDesk(server, world.admin.id);
        const before = await exported(target.database, world.organizationId);
        const report = await broughtIn(server, admin, files);
        expect(report).toMatchObject({
          state: 'done',
          added: 0,
          refused: 0,
          seen: { way: 'fill' },
        });
        const after = await exported(target.database, world.organizationId);
        expect(textOf(after)).toEqual(textOf(before));
      });
    });

    describe('', () => {
      afterEach(stop);

      test('a server that stops in the midst leaves the rest to the next one', async () => {
        await start();
        const empty = await makeEmpty(target.database, { zoomUserId: world.admin.zoomUserId });
        const admin = await atDesk(server, empty.id);
        const { id } = await looked(server, admin, files);
        await admin.post(`/api/take-ins/${id}/begin`, {});
        await server[Symbol.asyncDispose]();
        clock.pass(120_000);
        server = await startTestServer(target.url, { clock });
        await server.tasks.idle();
        const next = await atDesk(server, world.admin.id);
        expect(await latest(next)).toMatchObject({ id, state: 'done', refused: 0 });
        const again = await exported(target.database, world.organizationId);
        expect(textOf(again)).toEqual(textOf(files));
        const chunks = await target.database.read
          .selectFrom('take_in_chunk')
          .select('seq')
          .execute();
        expect(chunks).toEqual([]);
      });
    });
  });
}
