import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventBodies } from '../../common/events.ts';
import { ID_PATTERN } from '../../common/ids.ts';
import { fold } from '../../common/reduce.ts';
import { listCandidates } from '../../db/candidates.ts';
import { membersByEmail } from '../../db/members.ts';
import { rebuild } from '../../db/rebuild.ts';
import { indexNotes, searchNotes } from '../../db/search.ts';
import { stateOf } from '../../db/state.ts';
import { seedGenerated } from '../../server/seed/generated/generate.ts';
import { candidateIdOf } from '../../server/seed/generated/history.ts';
import { seedRehearsal } from '../../server/seed/seed.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { wholeLog } from '../support/whole-log.ts';

const COUNT = 120;
const EVENTS = 1_600;
const ids = Array.from({ length: COUNT }, (_, n) => candidateIdOf(n + 1));

for (const engine of ENGINES) {
  describe(`generated candidates on ${engine}`, () => {
    let fresh: TestDatabase;
    const clock = { now: () => NOON };

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      await seedRehearsal({ database: fresh.database, clock });
      const shown: string[] = [];
      const numbers = { candidates: COUNT, events: EVENTS };
      const show = (_: number, __: number, what: string) => void shown.push(what);
      const added = await seedGenerated({ database: fresh.database }, numbers, show);
      expect(added).toBe(COUNT);
      expect(shown).toContain('candidates');
    });
    afterAll(() => fresh.drop());

    test('are as many as asked for, with as many events', async () => {
      let events = 0;
      for (const id of ids) {
        const log = await wholeLog(fresh.database, id);
        events += log.events.length + log.judgements.length;
      }
      expect(events).toBe(EVENTS);
    });

    test('[S3, S7] the read tables equal the fold of each log, before and after a rebuild', async () => {
      const known = new Map<string, unknown[]>();
      const shown = async (id: string) => [
        await stateOf(fresh.database, id, 10_000),
        await candidateRow(fresh, id),
      ];
      for (const id of ids) {
        const { events, judgements } = await wholeLog(fresh.database, id);
        expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
        for (const event of [...events, ...judgements]) {
          expect(event.id).toMatch(ID_PATTERN);
          expect(() => eventBodies[event.type].parse(event.body)).not.toThrow();
        }
        const [state, row] = await shown(id);
        expect(state).toEqual({ cursor: events.length, state: fold([...events, ...judgements]) });
        known.set(id, [state, row]);
      }
      await fresh.database.transact((tx) => rebuild(tx, ids));
      for (const id of ids) expect(await shown(id)).toEqual(known.get(id));
    });

    test('asked for again with the same numbers, nothing changes', async () => {
      const before = await stateOf(fresh.database, ids[41]!, 10_000);
      const numbers = { candidates: COUNT, events: EVENTS };
      expect(await seedGenerated({ database: fresh.database }, numbers)).toBe(0);
      expect(await stateOf(fresh.database, ids[41]!, 10_000)).toEqual(before);
    });

    test('are found in lists and by words, and their notes are indexed', async () => {
      const [admin] = await membersByEmail(fresh.database, 'admin@rehearsal.example');
      const one = await stateOf(fresh.database, ids[9]!, 1);
      const q = one!.state.candidate!.email!;
      const found = await listCandidates(fresh.database, admin!, { q, limit: 5 }, NOON);
      expect(found.map(({ id }) => id)).toEqual([ids[9]]);
      expect(await indexNotes(fresh.database, 10)).toBe(0);
      expect(await searchNotes(fresh.database, admin!, 'migration', 5, NOON)).toHaveLength(5);
    });
  });
}

test('the same numbers give the same candidates in another database', async () => {
  const states = await Promise.all(
    [0, 1].map(async () => {
      const fresh = await freshDatabase('sqlite');
      await seedRehearsal({ database: fresh.database, clock: { now: () => NOON } });
      await seedGenerated({ database: fresh.database }, { candidates: 30, events: 400 });
      const logs = await Promise.all(ids.slice(0, 30).map((id) => wholeLog(fresh.database, id)));
      await fresh.drop();
      return logs;
    }),
  );
  expect(states[0]).toEqual(states[1]);
});

function candidateRow({ database }: TestDatabase, id: string) {
  return database.read
    .selectFrom('candidate')
    .select(['head', 'name', 'email', 'profile', 'search_text', 'active', 'last_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
}
