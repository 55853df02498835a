import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { candidatesByNumber } from '../../db/phones.ts';
import { rebuild } from '../../db/rebuild.ts';
import { stateOf } from '../../db/state.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../support/fixtures.ts';

for (const engine of ENGINES) {
  describe(`making read rows again on ${engine}`, () => {
    let fresh: TestDatabase;
    let worlds: World[];

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      worlds = [await makeWorld(fresh.database), await makeWorld(fresh.database)];
    });
    afterAll(() => fresh.drop());

    const rowOf = (id: string) =>
      fresh.database.transact((tx) =>
        tx.sql.selectFrom('candidate').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
      );
    const everything = async () =>
      Promise.all(
        worlds.map(async ({ candidateId: id }) => [
          await stateOf(fresh.database, id, 100),
          await rowOf(id),
        ]),
      );

    test('[S7] candidates of several organizations are made at once, each in their own', async () => {
      for (const [index, world] of worlds.entries()) {
        const body = { phone: `01 555 017${index}` };
        await write(fresh.database, world.log, NOON, [
          { id: newId(), type: 'candidate.edited', body },
        ]);
      }
      const before = await everything();
      await fresh.database.transact(async (tx) => {
        await tx.sql.deleteFrom('candidate_phone').execute();
        await rebuild(
          tx,
          worlds.map(({ candidateId }) => candidateId),
        );
      });
      expect(await everything()).toEqual(before);
      for (const [index, { organizationId, candidateId }] of worlds.entries()) {
        const found = await fresh.database.transact((tx) =>
          candidatesByNumber(tx, organizationId, `+3531555017${index}`),
        );
        expect(found).toEqual([candidateId]);
      }
    });

    test('[S12] one whose log says nothing any more has nothing beside those who have', async () => {
      const [gone, stays] = worlds as [World, World];
      const before = await rowOf(stays.candidateId);
      await fresh.database.transact(async (tx) => {
        await tx.sql
          .updateTable('event')
          .set({ body: null })
          .where('candidate_id', '=', gone.candidateId)
          .execute();
        await rebuild(tx, [gone.candidateId, stays.candidateId]);
      });
      expect(await rowOf(gone.candidateId)).toMatchObject({
        name: '',
        email: null,
        profile: '',
        search_text: '',
        active: 0,
      });
      expect(await rowOf(stays.candidateId)).toEqual(before);
    });

    test('nobody asked for is nothing done', async () => {
      const before = await everything();
      await fresh.database.transact((tx) => rebuild(tx, []));
      expect(await everything()).toEqual(before);
    });
  });
}
