import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Erasure, Hold, Retention } from '../../common/contract/privacy.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { markOf, marksInTables, plant } from '../support/plant.ts';
import { Caller, startTestServer, TestClock } from '../support/server.ts';

const DAY = 86_400_000;

for (const engine of ENGINES) {
  describe(`records that age on their own on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let admin: Caller;
    const clock = new TestClock();
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url, { clock });
      world = await makeWorld(fresh.database);
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
      await plant(fresh.database, world);
      // Planted words are of January 2026; these are told in states there are.
      await fresh.database.transact(async (tx) => {
        const whole = { started_at: '2026-01-01T00:00:00.000Z', cues: 1, reason: null };
        await tx.sql
          .updateTable('transcript')
          .set({ ...whole, filed: 1 })
          .execute();
        await tx.sql.updateTable('mail').set({ state: 'sent' }).execute();
        await tx.sql.updateTable('legal_hold').set({ ended_at: '2026-01-02' }).execute();
      });
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const change = async (dataClass: string, months: number | null) => {
      const body = { jobId: null, dataClass, months };
      const answer = await admin.call('PATCH', '/api/privacy/retention', body);
      expect(answer.status).toBe(200);
      return answer.body as Retention;
    };
    const daysPass = async (count: number) => {
      clock.pass(count * DAY);
      server.tasks.wake();
      await server.tasks.idle();
    };
    const marks = async () =>
      (await marksInTables(fresh.database)).map((line) => line.split(': ')[1]!);
    const receipts = async () => {
      const { body } = await admin.get('/api/privacy/erasures');
      return (body as { items: Erasure[] }).items;
    };
    const spoken = [
      markOf('cue', 'text'),
      markOf('cue', 'speaker'),
      markOf('chat_message', 'text'),
      markOf('chat_message', 'author'),
    ];
    const written = [markOf('mail', 'subject'), markOf('mail', 'body'), markOf('mail', 'ics')];

    test('without a choice everything stays with the candidate', async () => {
      await change('rejected', 240);
      await daysPass(8);
      expect(await marks()).toEqual(expect.arrayContaining([...spoken, ...written]));
    });

    test('a dry run counts what goes within 30 days; a new rule takes nothing for seven', async () => {
      const { records } = await change('transcripts', 6);
      expect(records).toEqual([
        { dataClass: 'transcripts', now: 0, soon: 2 },
        { dataClass: 'mail', now: 0, soon: 0 },
        { dataClass: 'audit', now: 0, soon: 0 },
      ]);
      await daysPass(6);
      expect(await marks()).toEqual(expect.arrayContaining(spoken));
      const { body } = await admin.get('/api/privacy/retention');
      expect((body as Retention).records[0]).toMatchObject({ now: 0, soon: 2 });
    });

    test('a hold keeps the words; without it they go by themselves, and a receipt stays', async () => {
      const { candidateId } = world;
      const held = await admin.post('/api/privacy/holds', { candidateId, reason: 'a dispute' });
      await daysPass(1);
      expect(await marks()).toEqual(expect.arrayContaining(spoken));
      await admin.call('DELETE', `/api/privacy/holds/${(held.body as Hold).id}`);
      await daysPass(1);
      const left = await marks();
      for (const mark of spoken) expect(left).not.toContain(mark);
      expect(left).toEqual(expect.arrayContaining(written));
      const found = (await receipts()).filter(({ subject }) => subject === 'transcripts');
      expect(found.map(({ counts }) => counts)).toEqual(
        expect.arrayContaining([{ cue: 1, transcript: 1 }, { chat_message: 1 }]),
      );
      expect(found[0]).toMatchObject({ cause: 'retention', subjectHash: '', name: null });
      const told = await fresh.database.read
        .selectFrom('event')
        .select('body')
        .where('candidate_id', '=', candidateId)
        .where('type', '=', 'record.changed')
        .execute();
      expect(told.map(({ body }) => JSON.parse(body!).kind)).toEqual(['transcripts']);
    });

    test('of a mail the words go; that it was sent, and whether it arrived, stays', async () => {
      await change('mail', 6);
      await daysPass(7);
      const left = await marks();
      for (const mark of written) expect(left).not.toContain(mark);
      expect(left).toContain(markOf('mail', 'to_address'));
    });

    test('the audit goes by its own time, with a receipt', async () => {
      const oldest = () =>
        fresh.database.read.selectFrom('audit').select('at').orderBy('at').executeTakeFirst();
      expect((await oldest())!.at).toBe('2026-01-01T00:00:00.000Z');
      await change('audit', 12);
      await daysPass(7);
      expect((await oldest())!.at).toBe('2026-01-01T00:00:00.000Z');
      await daysPass(60);
      expect((await oldest())!.at.slice(0, 7)).toBe('2026-11');
      expect((await receipts())[0]).toMatchObject({ subject: 'audit', counts: { audit: 1 } });
    });
  });
}
