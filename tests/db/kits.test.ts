import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { factsOf } from '../../db/facts.ts';
import { jobById, updateJob } from '../../db/jobs.ts';
import {
  insertKit,
  type KitVersion,
  kitsOf,
  lastSaveOf,
  listKits,
  newVersion,
  setKitArchived,
} from '../../db/kits.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';

const kit = (name: string, by: string | null = null, at = NOON): KitVersion => ({
  name,
  sections: [],
  attributes: [{ id: 'attr-debugging', name: 'Debugging', definition: null }],
  reserveMinutes: 5,
  by,
  at: toInstant(at),
});

for (const engine of ENGINES) {
  describe(`kits on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let foreign: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      foreign = await makeWorld(fresh.database);
    });
    afterAll(() => fresh.drop());

    const { transact } = {
      transact: <T>(work: Parameters<TestDatabase['database']['transact']>[0]) =>
        fresh.database.transact(work) as Promise<T>,
    };
    const made = async (name: string, { organizationId }: World = world) => {
      const id = newId();
      await transact((tx) => insertKit(tx, organizationId, id, kit(name)));
      return id;
    };
    const read = async (id: string, version: number | null = null) =>
      (await kitsOf(fresh.database, world.organizationId, [{ id, version }]))[0];
    const save = (id: string, from: number, version: KitVersion, { organizationId } = world) =>
      transact<number | null>((tx) => newVersion(tx, organizationId, id, from, version));

    test('a new version is the newest, and the ones before stay what they were', async () => {
      const id = await made('Technical');
      expect(await save(id, 1, kit('Technical, long', world.admin.id, NOON + 60_000))).toBe(2);
      expect(await read(id)).toMatchObject({ name: 'Technical, long', version: 2 });
      expect(await read(id, 1)).toMatchObject({ name: 'Technical', version: 1 });
      expect(await read(id, 3)).toBeNull();
      expect(await lastSaveOf(fresh.database.read, world.organizationId, id)).toEqual({
        version: 2,
        at: toInstant(NOON + 60_000),
        by: world.admin.name,
      });
    });

    test('of two versions made from the same one, one is kept', async () => {
      const id = await made('Twice');
      const saved = await Promise.all([save(id, 1, kit('Mine')), save(id, 1, kit('Yours'))]);
      expect(saved.toSorted()).toEqual([2, null]);
      expect(await read(id, 3)).toBeNull();
    });

    test('another organization changes and reads nothing of it', async () => {
      const id = await made('Ours');
      expect(await save(id, 1, kit('Theirs'), foreign)).toBeNull();
      await transact((tx) => setKitArchived(tx, foreign.organizationId, id, true));
      expect(await read(id)).toMatchObject({ name: 'Ours', version: 1, archived: false });
      const refs = [{ id, version: null }];
      expect(await kitsOf(fresh.database, foreign.organizationId, refs)).toEqual([null]);
      expect(await lastSaveOf(fresh.database.read, foreign.organizationId, id)).toBeNull();
    });

    test('the list goes by name and key, the archived apart, every kit once', async () => {
      const list = await makeWorld(fresh.database);
      for (const name of ['Panel', 'Screen', 'Panel', 'First call']) await made(name, list);
      const gone = await made('Old', list);
      await transact((tx) => setKitArchived(tx, list.organizationId, gone, true));
      const seen: { id: string; name: string }[] = [];
      for (let more = true; more; ) {
        const last = seen.at(-1);
        const after = last === undefined ? {} : { after: { name: last.name, id: last.id } };
        const options = { archived: false, limit: 1, ...after };
        const page = await listKits(fresh.database, list.organizationId, options);
        seen.push(...page);
        more = page.length > 0;
      }
      expect(seen.map(({ name }) => name)).toEqual(['First call', 'Panel', 'Panel', 'Screen']);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(4);
      const archived = { archived: true, limit: 10 };
      const old = await listKits(fresh.database, list.organizationId, archived);
      expect(old.map(({ id }) => id)).toEqual([gone]);
    });

    test('[S14] a change of hiring team or visibility is known at once, a change of rounds is none', async () => {
      const facts = () => factsOf(fresh.database, world.organizationId, world.candidateId);
      const change = (to: Parameters<typeof updateJob>[3]) =>
        transact((tx) => updateJob(tx, world.organizationId, world.jobId, to));
      const before = await facts();
      const round = { round: 1, title: 'Screen', minutes: 30, kitId: null, focus: {} };
      await change({ rounds: [round], title: 'Data Engineer' });
      expect(await facts()).toBe(before);
      await change({ hiringTeam: [world.manager.id, world.recruiter.id] });
      const team = (await facts())?.applications[0]?.hiringTeam;
      expect(team?.toSorted()).toEqual([world.manager.id, world.recruiter.id].sort());
      await change({ feedbackVisibility: 'never' });
      expect((await facts())?.applications[0]?.feedbackVisibility).toBe('never');
      await change({ feedbackVisibility: null });
      expect((await facts())?.applications[0]?.feedbackVisibility).toBeNull();
      const plan = await jobById(fresh.database, world.organizationId, world.jobId);
      expect(plan).toMatchObject({ title: 'Data Engineer', rounds: [round] });
      expect(await jobById(fresh.database, foreign.organizationId, world.jobId)).toBeNull();
    });
  });
}
