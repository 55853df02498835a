import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { tellInstance } from '../../db/records/instance-rows.ts';
import { attendanceReport } from '../../server/records/attendance/report.ts';
import type { Services } from '../../server/services.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { TestClock } from '../support/server.ts';
import { someoneWasThere } from './support.ts';

for (const engine of ENGINES) {
  describe(`the attendance report on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      await fresh.database.transact((tx) => someoneWasThere(tx, world));
    });
    afterAll(() => fresh.drop());

    /** Reports as the desk asks for them. @returns the report, and how often the database was asked */
    async function reported(by: 'interview' | 'member') {
      let queries = 0;
      const counting: KyselyPlugin = {
        transformQuery: ({ node }) => {
          queries++;
          return node;
        },
        transformResult: async ({ result }) => result,
      };
      const { database } = fresh;
      const counted = { ...database, read: database.read.withPlugin(counting) };
      const services = { database: counted, clock: new TestClock() } as Partial<Services>;
      const between = { from: toInstant(NOON - 1), to: toInstant(NOON + 3_600_000), by };
      const report = await attendanceReport(services as Services, world.recruiter, between);
      return { report, queries };
    }

    test('asks as often for 500 interviews as for one', async () => {
      const one = await reported('interview');
      expect(one.report.total.interviews).toBe(1);
      const { organizationId } = world;
      await fresh.database.transact(async (tx) => {
        const row = await tx.sql.selectFrom('interview').selectAll().executeTakeFirstOrThrow();
        const rows = Array.from({ length: 499 }, () => ({ ...row, id: newId() }));
        for (let at = 0; at < rows.length; at += 100)
          await tx.sql
            .insertInto('interview')
            .values(rows.slice(at, at + 100))
            .execute();
        const { id: interviewId } = rows[0]!;
        const run = { organizationId, uuid: newId(), interviewId, number: null, hostZoomId: null };
        await tellInstance(tx, { ...run, startedAt: toInstant(NOON), endedAt: null });
      });
      const all = await reported('interview');
      expect(all.report.total.interviews).toBe(500);
      expect(all.queries).toBe(one.queries);
      expect((await reported('member')).queries).toBe(one.queries);
    });

    test('says nothing of a presence that nobody knows of', async () => {
      const { rows } = (await reported('member')).report;
      expect(rows).not.toEqual([]);
      for (const { present, presentMinutes, lateMinutes } of rows)
        expect([present, presentMinutes, lateMinutes]).toEqual([0, null, null]);
    });
  });
}
