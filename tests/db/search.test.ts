import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertCandidate, listCandidates } from '../../db/candidates.ts';
import { LogWriter } from '../../db/log-writer.ts';
import { indexNotes, searchNotes } from '../../db/search.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, entry, makeWorld, NOON, type World, write } from '../support/fixtures.ts';

const PEOPLE = [
  'Theo Brenner',
  'Lucia Brentano',
  'Bo Li',
  'Ana 50% Maria',
  'Zoë Ångström',
  "Sean O'Brien",
];

for (const engine of ENGINES) {
  describe(`search on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      const { organizationId } = world;
      for (const name of PEOPLE) {
        const candidateId = newId();
        await fresh.database.transact((tx) =>
          insertCandidate(tx, {
            id: candidateId,
            organizationId,
            kind: 'candidate',
            createdAt: toInstant(NOON),
          }),
        );
        await write(fresh.database, { organizationId, candidateId }, NOON, [
          { id: newId(), type: 'candidate.added', body: { name, headline: 'Platform engineer' } },
        ]);
      }
    });
    afterAll(() => fresh.drop());

    const names = async (q: string) =>
      (await listCandidates(fresh.database, world.recruiter, { q, limit: 50 }, NOON))
        .map(({ profile }) => profile.name)
        .sort();

    test.each([
      ['bren', ['Lucia Brentano', 'Niamh Brennan', 'Theo Brenner']],
      ['BREN theo', ['Theo Brenner']],
      ['br', ['Lucia Brentano', 'Niamh Brennan', 'Theo Brenner']],
      ['b', ['Bo Li', 'Lucia Brentano', 'Niamh Brennan', 'Theo Brenner']],
      ['li', ['Bo Li']],
      ['bo l', ['Bo Li', 'Lucia Brentano'].slice(0, 1)],
      ['niamh@example', ['Niamh Brennan']],
      ['50%', ['Ana 50% Maria']],
      ['%', []],
      ['_', []],
      ['ångs', ['Zoë Ångström']],
      ["o'br", ["Sean O'Brien"]],
      ['"', []],
      ['engineer" OR "', []],
      ['nobody', []],
    ])('finds people by “%s”', async (q, expected) => {
      expect(await names(q)).toEqual(expected);
    });

    test('finds a note at once, indexed or not, and never one that is private to another', async () => {
      const writer = new LogWriter(
        fresh.database,
        () => NOON,
        () => [],
      );
      const about = { interviewId: world.interviewId };
      await writer.append(world.log, [
        entry(world.interviewer, draft('note.added', { text: 'Talks of watermarks' }, about)),
        entry(
          world.interviewer,
          draft('note.added', { text: 'Watermarks, privately' }, { ...about, audience: 'author' }),
        ),
      ]);
      const found = async () =>
        (await searchNotes(fresh.database, world.colleague, 'watermark', 10, NOON)).map(
          ({ text }) => text,
        );
      expect(await found()).toEqual(['Talks of watermarks']);
      await indexNotes(fresh.database, 100);
      expect(await found()).toEqual(['Talks of watermarks']);
      expect(await searchNotes(fresh.database, world.colleague, 'wa', 10, NOON)).toEqual([]);
    });
  });
}
