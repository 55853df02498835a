import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fold } from '../../common/reduce.ts';
import { eventsAfter } from '../../db/log.ts';
import { LogWriter } from '../../db/log-writer.ts';
import { eraseNote } from '../../db/move.ts';
import { rebuild } from '../../db/rebuild.ts';
import { stateOf } from '../../db/state.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, entry, makeWorld, NOON, type World } from '../support/fixtures.ts';
import { judgementsOf } from '../support/whole-log.ts';

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
    const cardsOf = () => judgementsOf(fresh.database, world.candidateId);

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
      const folded = fold([...events, ...(await cardsOf())]);
      const before = await stateOf(fresh.database, world.candidateId, 1000);
      expect(before?.state).toEqual(folded);
      await fresh.database.transact((tx) => rebuild(tx, [world.candidateId]));
      const after = await stateOf(fresh.database, world.candidateId, 1000);
      expect(after).toEqual(before);
    });

    test('[S12] deleting is an event that can be undone; the words stay in the log', async () => {
      const { interviewer } = world;
      const note = draft('note.added', { text: 'deleted and back' });
      await writer.append(world.log, [
        entry(interviewer, note),
        entry(interviewer, draft('note.deleted', { noteId: note.id })),
      ]);
      const gone = await stateOf(fresh.database, world.candidateId, 1000);
      expect(gone?.state.notes[note.id]).toMatchObject({ deleted: true, text: 'deleted and back' });
      await writer.append(world.log, [
        entry(interviewer, draft('note.restored', { noteId: note.id })),
      ]);
      const back = await stateOf(fresh.database, world.candidateId, 1000);
      expect(back?.state.notes[note.id]).toMatchObject({
        deleted: false,
        text: 'deleted and back',
      });
    });

    test('[S12] erasing for privacy keeps the numbers and drops the words', async () => {
      const { interviewer } = world;
      const note = draft('note.added', { text: 'a phone number that should not be here' });
      await writer.append(world.log, [
        entry(interviewer, note),
        entry(interviewer, draft('note.edited', { noteId: note.id, text: 'still a phone number' })),
      ]);
      const before = await eventsAfter(fresh.database, world.candidateId, 0, 1000);
      await fresh.database.transact(async (tx) => {
        await eraseNote(tx, world.candidateId, note.id);
        await rebuild(tx, [world.candidateId]);
      });
      const after = await eventsAfter(fresh.database, world.candidateId, 0, 1000);
      expect(after.map(({ seq, id, type }) => ({ seq, id, type }))).toEqual(
        before.map(({ seq, id, type }) => ({ seq, id, type })),
      );
      expect(JSON.stringify(after)).not.toContain('phone number');
      const state = await stateOf(fresh.database, world.candidateId, 1000);
      expect(state?.state).toEqual(fold([...after, ...(await cardsOf())]));
      expect(state?.state.notes[note.id]).toBeUndefined();
      const again = await writer.append(world.log, [entry(interviewer, note)]);
      expect(again).toEqual([{ id: note.id, seq: before.find(({ id }) => id === note.id)!.seq }]);
    });

    test('[S2] an id that another member used is not answered with its number', async () => {
      const note = draft('note.added', { text: 'mine' }, { audience: 'author' });
      await writer.append(world.log, [entry(world.interviewer, note)]);
      const [guess] = await writer.append(world.log, [entry(world.colleague, note)]);
      expect(guess).toMatchObject({ refusal: { code: 'event_refused' } });
    });

    test('one event that cannot be stored fails alone, whatever shares its commit', async () => {
      const good = draft('note.added', { text: 'stored' });
      const bad = { ...draft('note.added', { text: 'a null byte' }), meetingUuid: 'x'.repeat(10) };
      const broken = { actor: world.interviewer, draft: bad, clientAt: null as never };
      const [stored] = await Promise.allSettled([
        writer.append(world.log, [entry(world.interviewer, good)]),
        writer.append({ ...world.log, candidateId: 'nobody-here' }, [broken]),
      ]);
      expect(stored).toMatchObject({
        status: 'fulfilled',
        value: [{ id: good.id, seq: expect.any(Number) }],
      });
    });
  });
}
