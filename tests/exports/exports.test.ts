import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DataExport } from '../../common/contract-data.ts';
import { LIMITS } from '../../common/limits.ts';
import { exportTo } from '../../server/interchange/export.ts';
import { importFrom } from '../../server/interchange/import.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

for (const engine of ENGINES) {
  describe(`exporting everything from the desk on ${engine}`, () => {
    let clock: TestClock;
    let root: string;
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'hireside-test-'));
    });
    beforeEach(async () => {
      clock = new TestClock();
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      return async () => {
        await server[Symbol.asyncDispose]();
        await fresh.drop();
      };
    });
    afterAll(() => rm(root, { recursive: true, force: true }));

    const latest = async () =>
      ((await admin.get('/api/exports')).body as { items: DataExport[] }).items[0]!;
    async function exported(): Promise<DataExport> {
      expect((await admin.post('/api/exports', {})).status).toBe(200);
      await server.tasks.idle();
      return latest();
    }
    const ticketOf = async ({ id }: DataExport) =>
      ((await admin.post(`/api/exports/${id}/ticket`, {})).body as { url: string }).url;
    const kept = async () =>
      (await admin.get('/api/audit?q=data.export')).body as { items: { action: string }[] };

    test('what is downloaded is as long and has the sum that was shown, and the audit has it', async () => {
      const one = await exported();
      expect(one).toMatchObject({ state: 'ready', askedBy: 'Ada Admin', done: one.candidates });
      // Whoever has the ticket downloads: a browser sends no bearer token.
      const answer = await fetch(server.url + (await ticketOf(one)));
      expect(answer.headers.get('content-length')).toBe(String(one.bytes));
      expect(answer.headers.get('content-disposition')).toContain('.zip');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(one.sha256);
      expect((await kept()).items.map(({ action }) => action)).toEqual([
        'data.export_downloaded',
        'data.exported',
      ]);
    });

    test('an empty installation takes it in, and exports the very same', async () => {
      const answer = await fetch(server.url + (await ticketOf(await exported())));
      const zip = join(root, `${engine}.zip`);
      await writeFile(zip, Buffer.from(await answer.arrayBuffer()));
      const target = await freshDatabase(engine);
      const report = await importFrom(zip, { database: target.database, sealer: SEALER });
      expect(report).toMatchObject({ refused: 0, organizationId: world.organizationId });
      const organization = { id: world.organizationId, name: 'Corrib' };
      const again = async (database: TestDatabase['database'], folder: string) => {
        await exportTo(join(root, folder), organization, { database, sealer: SEALER, clock });
        const read = (file: string) => readFile(join(root, folder, file), 'utf8');
        const files = ['organization', 'candidates', 'events', 'records'];
        return Promise.all([...files.map((file) => read(`${file}.jsonl`)), read('candidates.csv')]);
      };
      expect(await again(target.database, `${engine}-there`)).toEqual(
        await again(fresh.database, `${engine}-here`),
      );
      await target.drop();
    });

    test('one at a time: another is refused until it is done, and then takes its place', async () => {
      const both = await Promise.all([
        admin.post('/api/exports', {}),
        admin.post('/api/exports', {}),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      await server.tasks.idle();
      const first = await latest();
      const second = await exported();
      expect(second.id).not.toBe(first.id);
      expect((await admin.post(`/api/exports/${first.id}/ticket`, {})).status).toBe(404);
    });

    test('a server that stops in the midst: another begins anew and finishes', async () => {
      expect((await admin.post('/api/exports', {})).status).toBe(200);
      await server[Symbol.asyncDispose]();
      clock.pass(120_000);
      server = await startTestServer(fresh.url, { clock });
      admin = new Caller(server.url, admin.token);
      await server.tasks.idle();
      expect(await latest()).toMatchObject({ state: 'ready' });
    });

    test('is deleted after its time, or when an admin says so; nothing of it stays', async () => {
      const one = await exported();
      const url = await ticketOf(one);
      clock.pass(LIMITS.exportKeptMs);
      server.tasks.wake();
      await server.tasks.idle();
      expect(await latest()).toMatchObject({ id: one.id, state: 'gone' });
      expect((await fetch(server.url + url)).status).toBe(401);
      const other = await exported();
      await admin.call('DELETE', `/api/exports/${other.id}`);
      expect(await latest()).toMatchObject({ id: other.id, state: 'gone' });
      const rows = await fresh.database.read.selectFrom('data_export_chunk').selectAll().execute();
      expect(rows).toEqual([]);
    });

    test('goes with the first erasure, because it has who was erased', async () => {
      const one = await exported();
      const { candidateId } = world;
      const { status } = await admin.post('/api/privacy/erasures', { candidateId, afterDays: 0 });
      expect(status).toBe(200);
      expect(await latest()).toMatchObject({
        id: one.id,
        state: 'gone',
        reason: expect.stringContaining('erased'),
      });
    });

    test('a ticket opens one export for one member, for minutes', async () => {
      const one = await exported();
      const url = await ticketOf(one);
      const other = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      const asOther = { headers: { authorization: `Bearer ${other.token}` } };
      expect((await fetch(server.url + url, asOther)).status).toBe(401);
      expect((await fetch(server.url + url.replace(one.id, world.jobId))).status).toBe(401);
      clock.pass(LIMITS.exportTicketMs);
      expect((await fetch(server.url + url)).status).toBe(401);
    });

    test('what is kept meanwhile is not readable in the database', async () => {
      await exported();
      const rows = await fresh.database.read
        .selectFrom('data_export_chunk')
        .select('bytes')
        .execute();
      expect(rows.length).toBeGreaterThan(0);
      // Every zip names its files in the open.
      for (const { bytes } of rows) expect(bytes.includes('organization.jsonl')).toBe(false);
    });

    test('one that was begun too often fails and says why', async () => {
      const { id } = (await admin.post('/api/exports', {})).body as DataExport;
      await server.tasks.idle();
      await fresh.database.transact(async (tx) => {
        await tx.sql.deleteFrom('data_export_chunk').execute();
        await tx.sql
          .updateTable('data_export')
          .set({ state: 'running' })
          .where('id', '=', id)
          .execute();
        await tx.sql
          .updateTable('task')
          .set({ done_at: null, attempts: 5, run_at: '2020-01-01T00:00:00.000Z' })
          .where('kind', '=', 'data.export')
          .execute();
      });
      server.tasks.wake();
      await server.tasks.idle();
      expect(await latest()).toMatchObject({
        state: 'failed',
        reason: expect.stringContaining('begun 5 times'),
      });
    });
  });
}
