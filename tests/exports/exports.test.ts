import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DataExport } from '../../common/contract/data.ts';
import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { insertChunk, insertExport } from '../../db/data-exports.ts';
import type { DataExportTable } from '../../db/schema/exports.ts';
import { enqueue } from '../../db/tasks.ts';
import { DATA_EXPORT } from '../../server/exports/task.ts';
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
    const clock = new TestClock();
    let root: string;
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let first: DataExport;
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'hireside-test-'));
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      first = await exported();
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
      await rm(root, { recursive: true, force: true });
    });

    const latest = async () =>
      ((await admin.get('/api/exports')).body as { items: DataExport[] }).items[0]!;
    async function exported(): Promise<DataExport> {
      expect((await admin.post('/api/exports', {})).status).toBe(200);
      await server.tasks.idle();
      return latest();
    }
    const ticketOf = async ({ id }: DataExport) =>
      ((await admin.post(`/api/exports/${id}/ticket`, {})).body as { url: string }).url;
    const chunks = () =>
      fresh.database.read.selectFrom('data_export_chunk').select('bytes').execute();
    const kept = async () =>
      (await admin.get('/api/audit?q=data.export')).body as { items: { action: string }[] };

    test('what is downloaded is as long and has the sum that was shown, and the audit has it', async () => {
      const one = first;
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
      const answer = await fetch(server.url + (await ticketOf(first)));
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

    test('a ticket opens one export for one member, for minutes', async () => {
      const one = first;
      const url = await ticketOf(one);
      const other = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      const asOther = { headers: { authorization: `Bearer ${other.token}` } };
      expect((await fetch(server.url + url, asOther)).status).toBe(401);
      expect((await fetch(server.url + url.replace(one.id, world.jobId))).status).toBe(401);
      clock.pass(LIMITS.exportTicketMs);
      expect((await fetch(server.url + url)).status).toBe(401);
    });

    test('what is kept meanwhile is not readable in the database', async () => {
      const rows = await chunks();
      expect(rows.length).toBeGreaterThan(0);
      // Every zip names its files in the open.
      for (const { bytes } of rows) expect(bytes.includes('organization.jsonl')).toBe(false);
    });

    test('one at a time; a server that stops in the midst leaves it to another', async () => {
      const both = await Promise.all([
        admin.post('/api/exports', {}),
        admin.post('/api/exports', {}),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      // The one before has gone: one copy is enough to guard.
      expect((await admin.post(`/api/exports/${first.id}/ticket`, {})).status).toBe(404);
      await server[Symbol.asyncDispose]();
      clock.pass(120_000);
      server = await startTestServer(fresh.url, { clock });
      admin = new Caller(server.url, admin.token);
      await server.tasks.idle();
      expect(await latest()).toMatchObject({ state: 'ready', done: first.candidates });
    });

    test('is deleted after its time, and nothing of it stays', async () => {
      const one = await latest();
      const url = await ticketOf(one);
      clock.pass(LIMITS.exportKeptMs);
      server.tasks.wake();
      await server.tasks.idle();
      expect(await latest()).toMatchObject({ id: one.id, state: 'gone' });
      expect((await fetch(server.url + url)).status).toBe(401);
      expect(await chunks()).toEqual([]);
    });

    /** A row as an export leaves it, without the wait. */
    async function made(more: Partial<DataExportTable>): Promise<string> {
      const id = newId();
      const row = {
        id,
        organization_id: world.organizationId,
        asked_by: world.admin.id,
        asked_at: toInstant(clock.now() + 1_000),
        candidates: 1,
        done: 1,
        bytes: 3,
        sha256: null,
        reason: null,
        key: '',
        ended_at: null,
        expires_at: null,
      };
      await fresh.database.transact(async (tx) => {
        await insertExport(tx, { ...row, state: 'ready', ...more });
        await insertChunk(tx, { exportId: id, seq: 0, bytes: Buffer.from('abc') });
      });
      clock.pass(1_000);
      return id;
    }

    test('is deleted by an admin at once, and by nobody of another organization', async () => {
      const id = await made({});
      const foreign = await makeWorld(fresh.database);
      const other = new Caller(server.url, await tokenFor(fresh.database, foreign.admin.id));
      expect((await other.call('DELETE', `/api/exports/${id}`)).status).toBe(404);
      expect((await admin.call('DELETE', `/api/exports/${id}`)).status).toBe(204);
      expect(await latest()).toMatchObject({ id, state: 'gone' });
      expect(await chunks()).toEqual([]);
    });

    test('one that was begun too often fails and says why', async () => {
      const id = await made({ state: 'running' });
      await fresh.database.transact(async (tx) => {
        const payload = { organizationId: world.organizationId, exportId: id };
        const task = { kind: DATA_EXPORT, key: id, payload, runAt: clock.now() };
        await enqueue(tx, task);
        await tx.sql.updateTable('task').set({ attempts: 5 }).where('key', '=', id).execute();
      });
      server.tasks.wake();
      await server.tasks.idle();
      expect(await latest()).toMatchObject({
        id,
        state: 'failed',
        reason: expect.stringContaining('begun 5 times'),
      });
      expect(await chunks()).toEqual([]);
    });

    test('goes with the first erasure, because it has who was erased', async () => {
      const id = await made({});
      const { candidateId } = world;
      const { status } = await admin.post('/api/privacy/erasures', { candidateId, afterDays: 0 });
      expect(status).toBe(200);
      const reason = expect.stringContaining('erased');
      expect(await latest()).toMatchObject({ id, state: 'gone', reason });
      expect(await chunks()).toEqual([]);
    });
  });
}
