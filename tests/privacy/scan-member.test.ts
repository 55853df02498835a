import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Erasure } from '../../common/contract/privacy.ts';
import { newId } from '../../common/ids.ts';
import { insertMember } from '../../db/members.ts';
import { anyOrganization } from '../../db/organizations.ts';
import { exportTo } from '../../server/interchange/export.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { MARK, marksInTables } from '../support/plant.ts';
import { marksInFiles, marksInIndexes, readTree } from '../support/scan.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';
import { AT, leaveTraces, word } from './member-traces.ts';

for (const engine of ENGINES) {
  describe(`after erasing a member on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let folder: string;
    const id = newId();
    const logged: string[] = [];

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'hireside-scan-'));
      fresh = await freshDatabase(engine);
      const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
      server = await startTestServer(fresh.url, { clock: new TestClock(), logger });
      world = await makeWorld(fresh.database);
      const { organizationId, candidateId } = world;
      await fresh.database.transact((tx) =>
        insertMember(tx, {
          id,
          organizationId,
          name: word('name'),
          email: `${word('email')}@example.com`,
          role: 'recruiter',
          timeZone: 'Europe/Dublin',
          zoomUserId: word('zoom'),
          createdAt: AT,
        }),
      );
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      const member = new Caller(server.url, await tokenFor(fresh.database, id));
      await member.append(candidateId, draft('note.added', { text: 'what they wrote' }));
      await leaveTraces(fresh, world, id);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
      await rm(folder, { recursive: true, force: true });
    });

    test('before it their name, address and Zoom’s key are in many places', async () => {
      const found = await marksInTables(fresh.database);
      const tables = [...new Set(found.map((one) => one.split('.')[0]))];
      expect(tables.sort()).toEqual([
        'attendance',
        'join_request',
        'mail',
        'meeting_instance',
        'member',
        'session',
        'task',
      ]);
      expect(await marksInFiles(fresh)).not.toEqual([]);
    });

    test('no table, no file, no index, no log line, no answer and no export has a word', async () => {
      const { status, body } = await admin.post('/api/privacy/erasures', { memberId: id });
      expect({ status, body }).toMatchObject({ status: 200 });
      server.tasks.wake();
      await server.tasks.idle();
      expect(await marksInTables(fresh.database)).toEqual([]);
      expect(await marksInFiles(fresh)).toEqual([]);
      expect(marksInIndexes(fresh)).toEqual([]);
      expect(logged.join('').toLowerCase()).not.toContain(MARK);
      const organization = (await anyOrganization(fresh.database))!;
      const path = join(folder, 'export');
      await exportTo(path, organization, {
        database: fresh.database,
        sealer: SEALER,
        clock: new TestClock(),
      });
      expect(await readTree(path)).not.toContain(MARK);
      const { candidateId, interviewId } = world;
      for (const answer of [
        '/api/members',
        '/api/audit',
        '/api/notices',
        '/api/join-requests',
        `/api/candidates/${candidateId}/events`,
        `/api/interviews/${interviewId}/attendance`,
        '/api/privacy/erasures',
      ]) {
        const { body: said } = await admin.get(answer);
        expect(JSON.stringify(said).toLowerCase(), answer).not.toContain(MARK);
      }
    });

    test('what they wrote about a candidate stays, and the receipt counts what went', async () => {
      const { body } = await admin.get(`/api/candidates/${world.candidateId}/events`);
      expect(JSON.stringify(body)).toContain('what they wrote');
      const { body: listed } = await admin.get('/api/privacy/erasures');
      const [receipt] = (listed as { items: Erasure[] }).items;
      expect(receipt).toMatchObject({ subject: 'member', state: 'done', name: null });
      expect(receipt!.cleanedAt).not.toBeNull();
      expect(receipt!.counts).toMatchObject({
        member: 1,
        session: 1,
        join_request: 1,
        attendance: 1,
        meeting_instance: 1,
        mail: 1,
        retention_notice: 1,
      });
    });
  });
}
