import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TakeIn } from '../../common/contract/take-ins.ts';
import { LIMITS } from '../../common/limits.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { exported, type Files, forged, latest, looked, send, sendPart, zipped } from './support.ts';

for (const engine of ENGINES) {
  describe(`sending an export on ${engine}`, () => {
    const clock = new TestClock();
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let files: Files;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock, config: { takeInBytes: 3_000_000 } });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      files = await exported(fresh.database, world.organizationId);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const begin = async (size: number) =>
      (await admin.post('/api/take-ins', { name: 'export.zip', size })).body as TakeIn;
    const chunks = () =>
      fresh.database.read.selectFrom('take_in_chunk').select(['seq', 'bytes']).execute();
    const failing = async (some: Files) => {
      const { state, reason } = await looked(server, admin, some);
      expect(state).toBe('failed');
      expect(await chunks()).toEqual([]);
      return reason;
    };

    test('what is larger than it may be is refused before a byte is sent, and says how to allow it', async () => {
      const { status, body } = await admin.post('/api/take-ins', {
        name: 'x.zip',
        size: 3_000_001,
      });
      expect(status).toBe(413);
      expect(body).toMatchObject({ message: expect.stringContaining('3 MB') });
      expect(body).toMatchObject({ message: expect.stringContaining('TAKE_IN_MB') });
    });

    test('parts come in their order and length, one again is taken as such', async () => {
      const whole = Buffer.alloc(LIMITS.takeInPart + 10);
      whole.write('PK\x03\x04', 'latin1');
      const { id } = await begin(whole.length);
      const first = whole.subarray(0, LIMITS.takeInPart);
      expect((await sendPart(admin, id, LIMITS.takeInPart, whole.subarray(0, 10))).status).toBe(
        409,
      );
      expect((await sendPart(admin, id, 0, whole.subarray(0, 10))).status).toBe(400);
      expect((await sendPart(admin, id, 0, whole)).status).toBe(413);
      expect((await sendPart(admin, id, 0, first)).body).toMatchObject({ received: first.length });
      expect((await sendPart(admin, id, 0, first)).body).toMatchObject({ received: first.length });
      // Nothing of it is readable where it is kept.
      for (const { bytes } of await chunks()) expect(bytes.includes('PK\x03\x04')).toBe(false);
      const end = await sendPart(admin, id, first.length, whole.subarray(first.length));
      expect(end.status).toBe(200);
      await server.tasks.idle();
      expect(await latest(admin)).toMatchObject({
        state: 'failed',
        reason: 'The file is no zip, or it is damaged.',
      });
    });

    test('what does not begin as a zip is refused at once, and nothing of it stays', async () => {
      const { id } = await begin(100);
      const { status, body } = await sendPart(admin, id, 0, Buffer.alloc(100, 'x'));
      expect([status, body]).toMatchObject([400, { message: expect.stringContaining('no zip') }]);
      expect(await chunks()).toEqual([]);
      expect(await latest(admin)).toMatchObject({ state: 'failed' });
    });

    test('one at a time; one that waits gives way to the next', async () => {
      const first = await begin(100);
      const second = await begin(100);
      expect((await sendPart(admin, first.id, 0, Buffer.alloc(100))).status).toBe(409);
      const running = fresh.database.transact((tx) =>
        tx.sql
          .updateTable('take_in')
          .set({ state: 'running' })
          .where('id', '=', second.id)
          .execute(),
      );
      await running;
      expect((await admin.post('/api/take-ins', { name: 'x.zip', size: 1 })).status).toBe(409);
      expect((await admin.call('DELETE', `/api/take-ins/${second.id}`)).status).toBe(204);
    });

    test('another organization’s is not found', async () => {
      const { id } = await begin(100);
      const foreign = await makeWorld(fresh.database);
      const other = new Caller(server.url, await tokenFor(fresh.database, foreign.admin.id));
      expect((await sendPart(other, id, 0, Buffer.alloc(100))).status).toBe(404);
      expect((await other.post(`/api/take-ins/${id}/begin`, {})).status).toBe(404);
      expect((await other.call('DELETE', `/api/take-ins/${id}`)).status).toBe(404);
      expect((await admin.post(`/api/take-ins/${id}/begin`, {})).status).toBe(409);
    });

    test('one that nobody goes on to send is removed after an hour, one that waits after a day', async () => {
      const { id } = await begin(100);
      const pass = async (ms: number) => {
        clock.pass(ms);
        server.tasks.wake();
        await server.tasks.idle();
      };
      await pass(LIMITS.takeInPartMs);
      expect(await latest(admin)).toMatchObject({ id, state: 'gone' });
      await looked(server, admin, files);
      await pass(LIMITS.takeInPartMs);
      expect(await latest(admin)).toMatchObject({ state: 'ready' });
      await pass(LIMITS.takeInKeptMs);
      expect(await latest(admin)).toMatchObject({ state: 'gone' });
      expect(await chunks()).toEqual([]);
    });

    test('goes with the first erasure, because it may have who was erased', async () => {
      const zip = await zipped(files);
      await send(admin, zip);
      await server.tasks.idle();
      const asked = { candidateId: (await makeCandidate()).id, afterDays: 0 };
      expect((await admin.post('/api/privacy/erasures', asked)).status).toBe(200);
      expect(await latest(admin)).toMatchObject({
        state: 'gone',
        reason: expect.stringContaining('erased'),
      });
      expect(await chunks()).toEqual([]);
    });
    const makeCandidate = async () =>
      (await admin.post('/api/candidates', { name: 'Ines Duarte' })).body as { id: string };

    const inManifest = (change: (told: { version: number }) => void) => (text: string) => {
      const told = JSON.parse(text);
      change(told);
      return JSON.stringify(told);
    };

    test('a file that was changed is refused by name', async () => {
      const changed = new Map(files).set('events.jsonl', Buffer.from('{}\n'));
      expect(await failing(changed)).toBe(
        'events.jsonl is not as it was written: its checksum differs.',
      );
    });

    test('what is no export, and one of a newer Hireside, is refused', async () => {
      expect(await failing(new Map([['a.txt', Buffer.from('a')]]))).toBe(
        'manifest.json is missing.',
      );
      const newer = forged(files, {
        'manifest.json': inManifest((told) => {
          told.version = 2;
        }),
      });
      expect(await failing(newer)).toContain('A newer Hireside wrote this.');
    });

    test('what unpacks to more than it says, or says too much, is refused', async () => {
      const bomb = new Map(files).set('events.jsonl', Buffer.alloc(20_000_000));
      expect(await failing(bomb)).toContain('its checksum differs');
      const huge = forged(files, { 'candidates.csv': () => 'x'.repeat(31_000_000) });
      expect(await failing(huge)).toContain('more than the 30 MB');
    });

    test('names that lead out of it lead nowhere', async () => {
      const zip = await zipped(new Map(files).set('files/aaaaaaaaaaa', Buffer.from('x')));
      const evil = Buffer.from(
        zip.toString('latin1').replaceAll('files/aaaaaaaaaaa', '../../../../evil!'),
        'latin1',
      );
      await send(admin, evil);
      await server.tasks.idle();
      expect(await latest(admin)).toMatchObject({ state: 'failed', reason: 'The zip is damaged.' });
    });
  });
}
