import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { type AuditEntry, insertAudit } from '../../db/audit.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { signInAs, startTestServer } from '../support/server.ts';

type Audit = Output<'listAudit'>;

for (const engine of ENGINES) {
  describe(`the audit on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const keep = (minutes: number, more: Partial<AuditEntry> = {}) =>
      fresh.database.transact((tx) =>
        insertAudit(
          tx,
          {
            id: newId(NOON),
            organizationId: world.organizationId,
            at: toInstant(NOON + minutes * 60_000),
            actorId: world.admin.id,
            action: 'scorecards.looked',
            candidateId: world.candidateId,
            interviewId: world.interviewId,
            detail: {},
            ...more,
          },
          null,
        ),
      );

    async function read(query = '', memberId = world.admin.id): Promise<Audit> {
      const { caller } = await signInAs(server, memberId);
      const { status, body } = await caller.call(
        'GET',
        `/api/audit?action=scorecards.looked${query}`,
      );
      expect(status).toBe(200);
      return body;
    }

    test('names who looked and whom it is about, where they are known', async () => {
      await keep(1);
      await keep(0, { actorId: null, candidateId: null, interviewId: null });
      const { items } = await read();
      expect(items).toMatchObject([
        {
          actorName: 'Ada Admin',
          candidateName: 'Niamh Brennan',
          interviewTitle: 'Technical interview',
        },
        { actorName: null, candidateName: null, interviewTitle: null },
      ]);
    });

    test('names nobody of another organization, even where an entry points at them', async () => {
      const theirs = await makeWorld(fresh.database);
      await keep(0, { candidateId: theirs.candidateId, interviewId: theirs.interviewId });
      const { items } = await read();
      expect(items).toMatchObject([{ candidateName: null, interviewTitle: null }]);
      expect((await read('', theirs.admin.id)).items).toEqual([]);
    });

    test('comes newest first, page by page, without a gap where moments are the same', async () => {
      for (const minutes of [0, 5, 5, 5, 9]) await keep(minutes);
      const seen: string[] = [];
      const times: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page = await read(`&limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...page.items.map(({ id }) => id));
        times.push(...page.items.map(({ at }) => at));
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(5);
      expect(times).toEqual([9, 5, 5, 5, 0].map((minutes) => toInstant(NOON + minutes * 60_000)));
    });
  });
}
