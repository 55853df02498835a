import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { listAudit } from '../../db/audit.ts';
import { withAuditUnlocked } from '../../db/audit-unlock.ts';
import { erase } from '../../db/erasure/erase.ts';
import type { Tx } from '../../db/transact.ts';
import { keepAudit } from '../../server/audit/keep.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';

const REFUSED = 'the audit is only ever added to';

for (const engine of ENGINES) {
  describe(`the audit is only ever added to on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      await fresh.database.transact((tx) =>
        keepAudit(
          tx,
          {
            organizationId: world.organizationId,
            actorId: world.admin.id,
            action: 'debrief.exported',
            candidateId: world.candidateId,
            detail: { format: 'pdf' },
          },
          NOON,
          'the-first',
        ),
      );
    });
    afterAll(() => fresh.drop());

    const attempt = (work: (tx: Tx) => Promise<unknown>) => fresh.database.transact(work);
    const kept = () => listAudit(fresh.database, world.organizationId, { limit: 10 });

    test.each([
      ['delete', sql`delete from audit`],
      ['update of what was done', sql`update audit set action = 'nothing'`],
      ['update of who did it', sql`update audit set actor_id = null`],
      ['update of its detail', sql`update audit set detail = '{}'`],
      ...(engine === 'postgres' ? [['truncate', sql`truncate audit`] as const] : []),
    ] as const)('no %s is taken', async (_, statement) => {
      const before = await kept();
      expect(before).toHaveLength(1);
      await expect(attempt((tx) => statement.execute(tx.sql as never))).rejects.toThrow(REFUSED);
      expect(await kept()).toEqual(before);
    });

    test('an entry written over another leaves the first', async () => {
      const [before] = await kept();
      const again = { ...before!, action: 'session.closed' as const };
      const over = (tx: Tx) =>
        tx.engine === 'sqlite'
          ? sql`insert or replace into audit select id, organization_id, at, actor_id, 'x', null,
              null, '{}', null from audit`.execute(tx.sql as never)
          : keepAudit(tx, { ...again }, NOON, 'the-first');
      await attempt(over);
      expect(await kept()).toEqual([before]);
    });

    test('even while it is open to erasure, who did what when stays', async () => {
      for (const statement of [
        sql`update audit set at = '2020-01-01T00:00:00.000Z'`,
        sql`update audit set detail = '{}', action = 'nothing'`,
      ]) {
        const work = (tx: Tx) => withAuditUnlocked(tx, () => statement.execute(tx.sql as never));
        await expect(attempt(work)).rejects.toThrow(REFUSED);
      }
      expect(await kept()).toHaveLength(1);
    });

    test('what is open for one transaction is shut for the next, and after a failure', async () => {
      const failing = (tx: Tx) =>
        withAuditUnlocked(tx, async () => {
          throw new Error('in the midst');
        });
      await expect(attempt(failing)).rejects.toThrow('in the midst');
      await attempt((tx) => withAuditUnlocked(tx, async () => undefined));
      await expect(
        attempt((tx) =>
          sql`delete from audit where id = ${newId()} or 1 = 1`.execute(tx.sql as never),
        ),
      ).rejects.toThrow(REFUSED);
    });

    test('erasing the candidate empties the detail and leaves the entry', async () => {
      await attempt((tx) => erase(tx, { kind: 'candidate', id: world.candidateId }));
      expect(await kept()).toMatchObject([
        { actorId: world.admin.id, action: 'debrief.exported', detail: {} },
      ]);
    });
  });
}
