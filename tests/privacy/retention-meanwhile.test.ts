import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { forgetAged } from '../../db/privacy/aging.ts';
import { insertHold } from '../../db/privacy/holds.ts';
import { putRule } from '../../db/privacy/retention.ts';
import { isStillDue, listDue } from '../../server/privacy/lapsing.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { plant } from '../support/plant.ts';

const NOW = NOON + 400 * 86_400_000;

for (const engine of ENGINES) {
  describe(`what comes between looking for whose time is over and erasing, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      const { organizationId } = world;
      const all = { jobId: null, office: null, changedAt: null, months: 12 };
      await fresh.database.transact(async (tx) => {
        await putRule(tx, organizationId, { ...all, dataClass: 'rejected' });
        await putRule(tx, organizationId, { ...all, dataClass: 'undecided' });
        await tx.sql
          .updateTable('interview')
          .set({ ends_at: toInstant(NOON) })
          .execute();
        await decided(tx.sql, 'rejected', NOON);
      });
    });
    afterEach(() => fresh.drop());

    const decided = (
      sql: TestDatabase['database']['read'],
      stage_type: 'rejected' | 'interview',
      at: number,
    ) =>
      sql
        .updateTable('application')
        .set({ stage_type, since: toInstant(at) })
        .execute();
    const due = async () => {
      const { organizationId } = world;
      const [one] = await listDue(fresh.database.read, organizationId, { now: NOW, by: NOW });
      return one!;
    };
    const acted = (at: number) =>
      fresh.database.transact((tx) =>
        tx.sql
          .updateTable('candidate')
          .set({ acted_at: toInstant(at) })
          .execute(),
      );
    const still = async (one: Awaited<ReturnType<typeof due>>) =>
      fresh.database.transact((tx) => isStillDue(tx, one, NOW));

    test('nothing: they are still due', async () => {
      expect(await still(await due())).toBe(true);
    });

    test('somebody took their application up again: they are not', async () => {
      const one = await due();
      await fresh.database.transact((tx) => decided(tx.sql, 'interview', NOW));
      await acted(NOW);
      expect(await still(one)).toBe(false);
    });

    test('they were decided on anew: their time begins anew', async () => {
      const one = await due();
      await fresh.database.transact((tx) => decided(tx.sql, 'rejected', NOW - 1));
      expect(await still(one)).toBe(false);
    });

    test('an interview was planned: they are not', async () => {
      const one = await due();
      await fresh.database.transact((tx) =>
        tx.sql
          .updateTable('interview')
          .set({ ends_at: toInstant(NOW + 1) })
          .execute(),
      );
      expect(await still(one)).toBe(false);
    });

    test.each(['chat_message', 'audit'] as const)('a hold: no %s of theirs goes', async (table) => {
      const { organizationId, candidateId, admin } = world;
      await plant(fresh.database, world);
      const rowsOf = () => fresh.database.read.selectFrom(table).selectAll().execute();
      const rows = (await rowsOf()).map((row) => ({
        id: row.id,
        at: row.at,
        jobId: null,
        ...('chat_id' in row ? { chatId: row.chat_id } : {}),
      }));
      expect(rows).not.toEqual([]);
      await fresh.database.transact(async (tx) => {
        await insertHold(tx, {
          id: newId(),
          organization_id: organizationId,
          candidate_id: candidateId,
          reason: 'a dispute',
          by_member_id: admin.id,
          at: toInstant(NOW),
        });
        const { counts } = await forgetAged(tx, organizationId, table, rows);
        expect(counts).toEqual({});
      });
      expect(await rowsOf()).toHaveLength(rows.length);
    });
  });
}
