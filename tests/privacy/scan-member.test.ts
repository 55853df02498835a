import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Erasure } from '../../common/contract/privacy.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertMember } from '../../db/members.ts';
import { anyOrganization } from '../../db/organizations.ts';
import { putRetentionNotice } from '../../db/privacy/retention-notices.ts';
import { writeSession } from '../../db/sessions.ts';
import { exportTo } from '../../server/interchange/export.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../support/fixtures.ts';
import { MARK, marksInTables } from '../support/plant.ts';
import { marksInFiles, marksInIndexes, readTree } from '../support/scan.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

const word = (of: string) => `${MARK}-member-${of}`;
const AT = toInstant(NOON);

/** Everything that names a member other than by Hireside's own key, and what hangs on that key. */
async function leaveTraces(fresh: TestDatabase, world: World, id: string): Promise<void> {
  const { organizationId, candidateId, applicationId, interviewId } = world;
  const of = { organization_id: organizationId };
  const zoomId = word('zoom');
  const uuid = 'run-1';
  await fresh.database.transact(async (tx) => {
    const { sql } = tx;
    const who = { name: word('name'), email: `${word('email')}@example.com` };
    await sql
      .insertInto('join_request')
      .values({
        id: newId(),
        ...of,
        ...who,
        zoom_user_id: zoomId,
        time_zone: 'UTC',
        status: 'pending',
        asked_at: AT,
      })
      .execute();
    await sql
      .insertInto('meeting_instance')
      .values({ ...of, uuid, interview_id: interviewId, number: '1', host_zoom_id: zoomId })
      .execute();
    await sql
      .insertInto('attendance')
      .values({
        ...of,
        ...who,
        uuid,
        source: 'event',
        connection: 'c',
        kind: 'joined',
        at: AT,
        person: 'p',
        zoom_user_id: zoomId,
      } as never)
      .execute();
    await sql
      .insertInto('mail')
      .values({
        ...of,
        id: newId(),
        candidate_id: candidateId,
        application_id: applicationId,
        interview_id: interviewId,
        actor_id: id,
        kind: 'invitation',
        to_address: 'niamh@example.com',
        to_name: 'Niamh',
        reply_to: who.email,
        subject: 'Interview',
        body: 'Words',
        ics: null,
        sequence: 0,
        automatic: 0,
        message_id: newId(),
        in_reply_to: null,
        held_for: null,
        state: 'sent',
        reason: null,
        created_at: AT,
        handed_over_at: null,
        settled_at: null,
        time_zone: null,
        locale: null,
      })
      .execute();
    const task = { run_at: '2099-01-01T00:00:00.000Z', attempts: 3 };
    await sql
      .insertInto('task')
      .values({
        ...task,
        id: newId(),
        kind: 'mail.member_invitation',
        key: id,
        payload: JSON.stringify({ memberId: id }),
        failed_reason: `550 no such user ${who.email}`,
      })
      .execute();
    await putRetentionNotice(
      tx,
      organizationId,
      id,
      { week: '2026-12-14', days: 30, count: 1 },
      AT,
    );
  });
  const data = JSON.stringify({ cookie: {}, memberId: id, of: word('session') });
  await writeSession(fresh.database, { id: newId(), data, expiresAt: toInstant(NOON + 9e7) });
}

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
