import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import type { Tx } from '../../db/transact.ts';
import { inTurn } from '../../db/turns.ts';
import { freshDatabase } from '../support/databases.ts';
import { makeWorld } from '../support/fixtures.ts';

test('S1 two connections of one process to one SQLite file write in turn, and neither stops the other', async () => {
  const fresh = await freshDatabase('sqlite');
  const second = await openDatabase(fresh.url);
  const { organizationId } = await makeWorld(fresh.database);
  const rename = (name: string) => async (tx: Tx) => {
    const before = await tx.sql.selectFrom('organization').select('name').executeTakeFirstOrThrow();
    // Long enough for the other to want the lock meanwhile.
    await setImmediate();
    await tx.sql
      .updateTable('organization')
      .set({ name: `${before.name} ${name}` })
      .where('id', '=', organizationId)
      .execute();
  };
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((name, at) =>
      (at % 2 === 0 ? fresh.database : second).transact(rename(name)),
    ),
  );
  const { name } = await second.read
    .selectFrom('organization')
    .select('name')
    .executeTakeFirstOrThrow();
  expect(name).toMatch(/ a b c d$/);
  await second.close();
  await fresh.drop();
});

test('whoever fails lets the next one go', async () => {
  const order: number[] = [];
  const first = inTurn('/file', async () => {
    await setImmediate();
    order.push(1);
    throw new Error('no room');
  });
  const next = inTurn('/file', async () => order.push(2));
  const elsewhere = inTurn('/other', async () => order.push(0));
  await expect(first).rejects.toThrow('no room');
  await Promise.all([next, elsewhere]);
  expect(order).toEqual([0, 1, 2]);
});
