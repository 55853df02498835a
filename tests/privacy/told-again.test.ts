import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RetentionClass } from '../../common/retention.ts';
import {
  dismissRetentionNotice,
  putRetentionNotice,
  retentionNoticesOf,
} from '../../db/privacy/retention-notices.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';

for (const engine of ENGINES) {
  describe(`what an admin is told of a week again on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
    });
    afterAll(() => fresh.drop());

    const tell = (at: string, count: number, ...kinds: RetentionClass[]) =>
      fresh.database.transact((tx) =>
        putRetentionNotice(
          tx,
          world.organizationId,
          world.admin.id,
          { week: '2027-01-18', days: 30, count, kinds },
          `2026-12-${at}:00:00.000Z`,
        ),
      );
    const seen = async () =>
      (await retentionNoticesOf(fresh.database.read, world.organizationId, world.admin.id)).map(
        ({ count, before_count }) => [count, before_count],
      );

    test('a larger number, but not on the day on which they were told', async () => {
      expect(await tell('19T03', 3, 'rejected')).toEqual({ before: null });
      expect(await tell('19T09', 5, 'rejected')).toBeNull();
      expect(await seen()).toEqual([[5, null]]);
      expect(await tell('20T03', 5, 'rejected')).toEqual({ before: 3 });
      expect(await tell('21T03', 5, 'rejected')).toBeNull();
    });

    test('a smaller one is not told, nor one that grows back to what was told', async () => {
      expect(await tell('22T03', 2, 'rejected')).toBeNull();
      expect(await tell('23T03', 5, 'rejected')).toBeNull();
      expect(await seen()).toEqual([[5, 3]]);
    });

    test('another kind among as many, and what was put away comes back for it', async () => {
      const [{ id } = expect.fail()] = await retentionNoticesOf(
        fresh.database.read,
        world.organizationId,
        world.admin.id,
      );
      const { organizationId, admin } = world;
      await fresh.database.transact((tx) =>
        dismissRetentionNotice(
          tx,
          { organizationId, memberId: admin.id, id },
          '2026-12-23T09:00:00.000Z',
        ),
      );
      expect(await tell('24T03', 5, 'rejected')).toBeNull();
      expect(await seen()).toEqual([]);
      expect(await tell('24T04', 5, 'rejected', 'hired')).toEqual({ before: 5 });
      expect(await seen()).toEqual([[5, 5]]);
      expect(await tell('25T03', 5, 'hired')).toBeNull();
    });

    test('a notice of a server that kept no such numbers had told its own', async () => {
      await tell('26T03', 6, 'hired');
      await fresh.database.transact((tx) =>
        tx.sql
          .updateTable('retention_notice')
          .set({ kinds: null, told_count: null, told_kinds: null, told_at: null, count: 4 })
          .execute(),
      );
      expect(await tell('27T03', 4, 'hired')).toBeNull();
      expect(await tell('28T03', 3, 'hired')).toBeNull();
      expect(await tell('29T03', 5, 'hired')).toEqual({ before: 4 });
    });
  });
}
