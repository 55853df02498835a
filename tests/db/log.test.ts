import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../common/reduce.ts';
import { eventsAfter, LogWriter } from '../../db/log.ts';
import { rebuild } from '../../db/projection.ts';
import { stateOf } from '../../db/state.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, entry, makeWorld, NOON, type World } from '../support/fixtures.ts';

for (const engine of ENGINES) {
  describe(`the log on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let writer: LogWriter;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      writer = new LogWriter(
        fresh.database,
        () => NOON,
        () => [],
      );
    });
    afterAll(() => fresh.drop());

    test('[S2] answers the same number when the same id is sent again, and changes nothing', async () => {
      const note = draft('note.added', { text: 'Names the rollback first' });
      const [first] = await writer.append(world.log, [entry(world.interviewer, note)]);
      const [again] = await writer.append(world.log, [entry(world.interviewer, note)]);
      expect(again).toEqual(first);
      const events = await eventsAfter(fresh.database, world.candidateId, 0, 1000);
      expect(events.filter(({ id }) => id === note.id)).toHaveLength(1);
    });

    test('[S3] numbers are 1, 2, 3 without gaps under concurrent writers', async () => {
      await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          writer.append(world.log, [
            entry(world.colleague, draft('note.added', { text: `note ${n}` })),
          ]),
        ),
      );
      const events = await eventsAfter(fresh.database, world.candidateId, 0, 1000);
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    });

    test('[S7] the read tables equal the fold of the log, before and after a rebuild', async () => {
      const { interviewer, recruiter } = world;
      const note = draft('note.added', { text: 'first words' }, { interviewId: world.interviewId });
      await writer.append(world.log, [
        entry(interviewer, note),
        entry(interviewer, draft('note.edited', { noteId: note.id, text: 'second words' })),
        entry(interviewer, draft('note.deleted', { noteId: note.id })),
        entry(recruiter, draft('stage.changed', { from: 'Interview', to: 'Offer' })),
        entry(
          interviewer,
          draft(
            'rating.set',
            { attributeId: 'attr-debugging', value: 'yes' },
            { interviewId: world.interviewId },
          ),
        ),
      ]);
      const events = await eventsAfter(fresh.database, world.candidateId, 0, 1000);
      const folded = fold(events);
      const before = await stateOf(fresh.database, world.candidateId, 1000);
      expect(before?.state).toEqual(folded);
      await fresh.database.transact((tx) => rebuild(tx, world.candidateId));
      const after = await stateOf(fresh.database, world.candidateId, 1000);
      expect(after).toEqual(before);
    });
  });
}
