import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Erasure } from '../../common/contract/privacy.ts';
import { newId } from '../../common/ids.ts';
import { anyOrganization } from '../../db/organizations.ts';
import { indexNotes } from '../../db/search.ts';
import { exportTo } from '../../server/interchange/export.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { MARK, markOf, marksInTables, personalColumns, plant } from '../support/plant.ts';
import { marksInFiles, marksInIndexes, readTree } from '../support/scan.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

const word = (of: string) => `${MARK}-lived-${of}`;

/** A candidate as people leave one: everything was changed at least once. */
async function live(server: RunningServer, world: World, staff: Caller, interviewer: Caller) {
  const { candidateId, interviewId, applicationId } = world;
  const at = `/api/candidates/${candidateId}`;
  const expectOk = async (answer: Promise<{ status: number }>) =>
    expect((await answer).status).toBeLessThan(300);
  for (const time of ['first', 'second']) {
    await expectOk(
      staff.call('PATCH', at, {
        name: `Niamh ${word(`name-${time}`)}`,
        email: `${word(`email-${time}`)}@example.com`,
        headline: word(`headline-${time}`),
        location: word(`place-${time}`),
        tags: [word(`tag-${time}`)],
      }),
    );
    await indexNotes(server.services.database, 50);
  }
  const pdf = Buffer.from(`%PDF-1.4\n${word('resume')}\n%%EOF\n`);
  const filed = await fetch(`${server.url}${at}/resume?name=${word('file-name')}.pdf`, {
    method: 'POST',
    headers: { authorization: `Bearer ${staff.token}`, 'content-type': 'application/pdf' },
    body: pdf,
  });
  expect(filed.status).toBe(200);
  const note = draft('note.added', { text: word('note-first') }, { interviewId });
  await interviewer.append(candidateId, note);
  await indexNotes(server.services.database, 50);
  await interviewer.append(
    candidateId,
    draft('note.edited', { noteId: note.id, text: word('note-second') }),
    draft('note.added', { text: word('note-deleted') }, { interviewId }),
    draft('note.added', { text: word('private') }, { interviewId, audience: 'author' }),
    draft(
      'rating.set',
      { attributeId: 'attr-sql', value: 'yes', comment: word('rating') },
      { interviewId },
    ),
  );
  await staff.append(
    candidateId,
    draft(
      'stage.changed',
      { from: 'Interview', to: 'Rejected', reason: word('reason'), note: word('reason-note') },
      { applicationId },
    ),
  );
  await indexNotes(server.services.database, 50);
  await staff.get(`/api/search?q=${word('note-second')}`);
}

for (const engine of ENGINES) {
  describe(`after erasing a candidate on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let other: World;
    let admin: Caller;
    let interviewer: Caller;
    let folder: string;
    let stream: ReturnType<Caller['follow']>;
    const logged: string[] = [];
    const clock = new TestClock();

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'hireside-scan-'));
      fresh = await freshDatabase(engine);
      const logger = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
      server = await startTestServer(fresh.url, { clock, logger });
      world = await makeWorld(fresh.database);
      const callerOf = async (id: string) =>
        new Caller(server.url, await tokenFor(fresh.database, id));
      admin = await callerOf(world.admin.id);
      interviewer = await callerOf(world.interviewer.id);
      await live(server, world, await callerOf(world.recruiter.id), interviewer);
      stream = interviewer.follow(world.candidateId);
      await stream.until((one) => one.log.length > 3);
      // Somebody whose rows nothing but the inventory knows.
      other = { ...world, candidateId: newId() };
      const made = await admin.post('/api/candidates', { id: other.candidateId, name: 'Other' });
      expect(made.status).toBe(200);
      await plant(fresh.database, other);
      await fresh.database.transact((tx) =>
        tx.sql
          .insertInto('task')
          .values({
            id: newId(),
            kind: 'mail.send',
            key: 'planted-mail-id',
            payload: JSON.stringify({ candidateId: other.candidateId }),
            run_at: '2099-01-01T00:00:00.000Z',
            attempts: 3,
            failed_reason: `550 no such user ${word('refused')}`,
          })
          .execute(),
      );
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
      await rm(folder, { recursive: true, force: true });
    });

    test('every column that is about a person had a text of its own', async () => {
      const found = new Set(
        (await marksInTables(fresh.database)).map((line) => line.split(': ')[1]!),
      );
      const missing = personalColumns()
        .filter(({ table, column }) => !found.has(markOf(table, column)))
        .map(({ table, column }) => `${table}.${column}`);
      // Yes or no, and how many seconds, are no texts; they go with their rows.
      expect(missing).toEqual(['application.on_hold', 'call.duration', 'call.talk']);
      expect(await marksInFiles(fresh)).not.toEqual([]);
      if (engine === 'sqlite') expect(marksInIndexes(fresh)).not.toEqual([]);
      expect([...found].filter((mark) => mark.startsWith(word('')))).not.toHaveLength(0);
    });

    test('a dry run says what would go, and nothing goes', async () => {
      const before = await marksInTables(fresh.database);
      for (const { candidateId } of [world, other]) {
        const { status, body } = await admin.post('/api/privacy/erasures', {
          candidateId,
          dryRun: true,
        });
        expect(status).toBe(200);
        const { plan } = body as { plan: { steps: { table: string; rows: number }[] } };
        expect(plan.steps.map(({ table }) => table)).toEqual(
          expect.arrayContaining(['candidate', 'event', 'note', 'application']),
        );
        const tables = new Set(plan.steps.map(({ table }) => table));
        if (candidateId === other.candidateId) {
          for (const { table } of personalColumns()) expect(tables).toContain(table);
        }
      }
      expect(await marksInTables(fresh.database)).toEqual(before);
    });

    test('no table, no file, no index, no log line, no answer and no export has a word', async () => {
      for (const { candidateId } of [world, other]) {
        const { status, body } = await admin.post('/api/privacy/erasures', { candidateId });
        expect({ status, body }).toMatchObject({ status: 200 });
        expect((body as { erasure: { state: string } }).erasure.state).toBe('done');
      }
      server.tasks.wake();
      await server.tasks.idle();
      expect(await marksInTables(fresh.database)).toEqual([]);
      expect(await marksInFiles(fresh)).toEqual([]);
      expect(marksInIndexes(fresh)).toEqual([]);
      expect(logged.join('').toLowerCase()).not.toContain(MARK);
      const organization = (await anyOrganization(fresh.database))!;
      const path = join(folder, 'export');
      await exportTo(path, organization, { database: fresh.database, sealer: SEALER, clock });
      expect(await readTree(path)).not.toContain(MARK);
      for (const answer of [
        `/api/candidates?view=all`,
        `/api/candidates/${world.candidateId}`,
        `/api/candidates/${world.candidateId}/events`,
        `/api/candidates/${world.candidateId}/resume`,
        `/api/interviews`,
        `/api/interviews/${world.interviewId}`,
        `/api/interviews/${world.interviewId}/debrief`,
        `/api/search?q=${MARK}`,
        `/api/notices`,
        `/api/audit`,
        `/api/privacy/erasures`,
        `/api/privacy/holds`,
        `/api/panel?meetingId=83244710925`,
      ]) {
        const { body } = await admin.get(answer);
        expect(JSON.stringify(body).toLowerCase(), answer).not.toContain(MARK);
      }
    });

    test('the numbers of the log stay, without a word (S12)', async () => {
      const rows = await fresh.database.read
        .selectFrom('event')
        .select(['seq', 'body', 'meeting_uuid'])
        .where('candidate_id', '=', world.candidateId)
        .orderBy('seq')
        .execute();
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
      expect(rows.length).toBeGreaterThan(8);
      expect(rows.every((row) => row.body === null && row.meeting_uuid === null)).toBe(true);
    });

    test('what an outbox still holds is refused in words, and for good', async () => {
      const note = draft('note.added', { text: 'too late' });
      const { status, body } = await interviewer.post(
        `/api/candidates/${world.candidateId}/events`,
        { events: [note] },
      );
      expect(status).toBe(422);
      expect(body).toMatchObject({
        code: 'event_refused',
        message: 'This candidate’s data were erased: nothing can be added.',
      });
    });

    test('a receipt says when, by whom and how much, and not whose', async () => {
      const { body } = await admin.get('/api/privacy/erasures');
      const [receipt] = (body as { items: Erasure[] }).items;
      expect(receipt).toMatchObject({
        state: 'done',
        subjectId: null,
        name: null,
        askedBy: 'Ada Admin',
        cause: 'request',
        cleanedAt: expect.any(String),
      });
      expect(receipt!.counts).toMatchObject({ candidate: 1 });
      expect(receipt!.subjectHash).toBe(
        createHash('sha256').update(other.candidateId).digest('hex'),
      );
    });

    test('the panel that was open is told and closed', async () => {
      await stream.untilClosed();
      expect(stream.frames.at(-1)).toMatchObject({ event: 'refetch', data: { reason: 'sight' } });
    });
  });
}
