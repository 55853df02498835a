import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANES, LogWriter, laneOf } from '../../db/log-writer.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, entry, makeWorld, NOON, type World } from '../support/fixtures.ts';

test('lanes are filled alike, and a candidate has one', () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => `candidate-${n}`);
  const filled = [0, 0, 0, 0];
  for (const id of ids) filled[laneOf(id, 4)]!++;
  for (const one of filled) expect(one).toBeGreaterThan(200);
  expect(ids.map((id) => laneOf(id, 4))).toEqual(ids.map((id) => laneOf(id, 4)));
  expect(laneOf('anyone', LANES.sqlite)).toBe(0);
});

if (ENGINES.includes('postgres')) {
  let fresh: TestDatabase;
  beforeAll(async () => {
    fresh = await freshDatabase('postgres');
  });
  afterAll(() => fresh.drop());

  test('a candidate that somebody else holds keeps the writers of others waiting for nothing', async () => {
    const held = await makeWorld(fresh.database);
    let free: World;
    do free = await makeWorld(fresh.database);
    while (laneOf(free.candidateId, LANES.postgres) === laneOf(held.candidateId, LANES.postgres));
    const writer = new LogWriter(
      fresh.database,
      () => NOON,
      () => [],
    );
    const note = (world: World, text: string) =>
      writer.append(world.log, [entry(world.interviewer, draft('note.added', { text }))]);
    const order: string[] = [];
    const waiting = await fresh.database.transact(async (tx) => {
      await tx.sql
        .selectFrom('candidate')
        .select('id')
        .where('id', '=', held.candidateId)
        .forUpdate()
        .execute();
      const first = note(held, 'first').then(() => order.push('first'));
      const second = note(held, 'second').then(() => order.push('second'));
      await note(free, 'meanwhile');
      order.push('meanwhile');
      return [first, second];
    });
    await Promise.all(waiting);
    expect(order).toEqual(['meanwhile', 'first', 'second']);
  });
}
