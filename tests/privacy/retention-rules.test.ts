import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hold, Retention, RetentionNotice } from '../../common/contract/privacy.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World, write } from '../support/fixtures.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';
import { startSmtp, type TestSmtp } from '../support/smtp.ts';

const DAY = 86_400_000;

for (const engine of ENGINES) {
  describe(`the rules of retention on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    let smtp: TestSmtp;
    const clock = new TestClock();
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      smtp = await startSmtp();
      server = await startTestServer(fresh.url, { clock, config: smtp.config });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      const { candidateId, applicationId } = world;
      const moved = { from: 'Interview', to: 'Rejected', reason: 'Other', note: 'words' };
      await admin.append(candidateId, draft('stage.changed', moved, { applicationId }));
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await smtp[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const change = async (body: object) => {
      const answer = await admin.call('PATCH', '/api/privacy/retention', body);
      expect(answer.status).toBe(200);
      return answer.body as Retention;
    };
    const read = async () => (await admin.get('/api/privacy/retention')).body as Retention;
    const dueAt = (retention: Retention) => retention.due.map((one) => one.dueAt);
    const notices = async () => {
      const { body } = await admin.get('/api/privacy/notices');
      return (body as { items: RetentionNotice[] }).items;
    };
    const days = async (count: number) => {
      clock.pass(count * DAY);
      server.tasks.wake();
      await server.tasks.idle();
    };
    const everyone = { jobId: null, office: null, dataClass: 'rejected' };

    test('the clock is the last decision: a late message of Zoom’s and a note prolong nothing', async () => {
      await days(20);
      const { log, candidateId, interviewId } = world;
      const filed = { recordingId: newId(), files: 1, minutes: 40 };
      await write(fresh.database, log, clock.now(), [
        { id: newId(), type: 'recording.filed', interviewId, body: filed },
      ]);
      await admin.append(candidateId, draft('note.added', { text: 'looked again' }));
      expect(dueAt(await change({ ...everyone, months: 1 }))).toEqual(['2026-12-21T12:00:00.000Z']);
    });

    test('an office’s rule comes before everyone’s, and a job’s before its office’s', async () => {
      const { jobId } = world;
      const changed = await admin.call('PATCH', `/api/jobs/${jobId}`, { office: 'Kraków' });
      expect(changed.body).toMatchObject({ office: 'Kraków' });
      expect((await read()).offices).toEqual(['Kraków']);
      const office = { ...everyone, office: 'Kraków' };
      expect(dueAt(await change({ ...office, months: 60 }))).toEqual([]);
      const job = { ...everyone, jobId };
      expect(dueAt(await change({ ...job, months: 1 }))).toHaveLength(1);
      expect(dueAt(await change(job))).toEqual([]);
      expect(dueAt(await change(office))).toHaveLength(1);
    });

    test('a rule for a job and an office at once, and a short audit, are refused', async () => {
      const { jobId } = world;
      for (const body of [
        { jobId, office: 'Kraków', dataClass: 'rejected', months: 1 },
        { jobId: null, dataClass: 'audit', months: 11 },
        { jobId: null, office: 'Kraków', dataClass: 'audit', months: 24 },
      ]) {
        const { status } = await admin.call('PATCH', '/api/privacy/retention', body);
        expect(status, JSON.stringify(body)).toBe(400);
      }
    });

    test('admins are told once of a week, by notice and by mail, with a number and no name', async () => {
      // Over on 21 January, a Thursday: the week begins on the 18th, 30 days after 19 December.
      await change({ ...everyone, months: 2 });
      await days(7);
      expect(await notices()).toEqual([]);
      await days(1);
      expect(await notices()).toEqual([
        expect.objectContaining({ week: '2027-01-18', days: 30, count: 1 }),
      ]);
      await days(1);
      await smtp.untilTaken(1);
      expect(smtp.taken).toHaveLength(1);
      const [mail] = smtp.taken;
      expect(mail!.to).toEqual([world.admin.email]);
      expect(mail!.raw).toContain('/settings/privacy');
      expect(mail!.raw).not.toContain('Niamh');
    });

    test('whoever is put on hold drops out, and comes back when it ends', async () => {
      const { candidateId } = world;
      const held = await admin.post('/api/privacy/holds', { candidateId, reason: 'a dispute' });
      await days(1);
      expect(await notices()).toEqual([]);
      await admin.call('DELETE', `/api/privacy/holds/${(held.body as Hold).id}`);
      await days(1);
      expect(await notices()).toHaveLength(1);
      expect(smtp.taken).toHaveLength(1);
    });

    test('near the week they are told once more; what one puts away stays away', async () => {
      await days(20);
      const [first] = await notices();
      expect(first).toMatchObject({ days: 7, count: 1 });
      const path = `/api/privacy/notices/${first!.id}`;
      expect((await admin.call('DELETE', path)).status).toBe(204);
      expect((await admin.call('DELETE', path)).status).toBe(404);
      await days(1);
      expect(await notices()).toEqual([]);
      await smtp.untilTaken(2);
      expect(smtp.taken).toHaveLength(2);
    });

    test('where more go than was told they are told again, and what had been told', async () => {
      const id = newId();
      const { jobId, candidateId } = world;
      expect((await admin.post('/api/candidates', { id, name: 'Theo', jobId })).status).toBe(200);
      const { applicationId } = await fresh.database.read
        .selectFrom('application')
        .select('id as applicationId')
        .where('candidate_id', '=', id)
        .executeTakeFirstOrThrow();
      const moved = { from: 'Applied', to: 'Rejected', reason: 'Other', note: 'words' };
      await admin.append(id, draft('stage.changed', moved, { applicationId }));
      // As if both had been decided on the same day.
      const since = fresh.database.read
        .selectFrom('application')
        .select('since')
        .where('candidate_id', '=', candidateId);
      await fresh.database.transact((tx) =>
        tx.sql.updateTable('application').set({ since }).where('id', '=', applicationId).execute(),
      );
      await days(1);
      expect(await notices()).toMatchObject([{ count: 2, before: 1, kinds: ['rejected'] }]);
      await smtp.untilTaken(3);
      expect(smtp.taken[2]!.raw).toContain('You had been told of 1.');
      await days(1);
      expect(smtp.taken).toHaveLength(3);
      await admin.append(
        id,
        draft('stage.changed', { from: 'Rejected', to: 'Interview' }, { applicationId }),
      );
    });

    test('a candidate whom somebody opens again is undecided, and counts from what was done', async () => {
      const { candidateId, applicationId } = world;
      const body = { from: 'Rejected', to: 'Interview' };
      await admin.append(candidateId, draft('stage.changed', body, { applicationId }));
      const opened = toInstant(clock.now());
      await change({ ...everyone, months: null });
      const undecided = { ...everyone, dataClass: 'undecided', months: 1 };
      expect((await change(undecided)).due).toEqual([]);
      clock.pass(2 * DAY);
      const { due, counts } = await read();
      expect(due).toMatchObject([{ dataClass: 'undecided' }]);
      expect(due[0]!.dueAt.slice(8)).toBe(opened.slice(8));
      expect(counts).toEqual({ now: 0, soon: 1 });
    });
  });
}
