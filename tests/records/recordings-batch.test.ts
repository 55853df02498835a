import type {
  RecordingBatchDeletedEvent,
  RecordingBatchRecoveredEvent,
  RecordingBatchTrashedEvent,
} from '@zoom/rivet/meetings';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ENGINES } from '../support/databases.ts';
import { ACCOUNT, RecordsWorld, VTT } from './recordings-support.ts';

for (const engine of ENGINES) {
  describe(`many recordings moved at once on ${engine}`, () => {
    let one: RecordsWorld;
    beforeAll(async () => {
      one = await RecordsWorld.start(engine);
    });
    beforeEach(() => one.renew());
    afterAll(() => one[Symbol.asyncDispose]());

    const by = { operator: 'priya@corrib.example', operator_id: 'zoom-priya' };
    const trashed = (uuids: string[]) =>
      one.deliver({
        event: 'recording.batch_trashed',
        event_ts: one.clock.now(),
        payload: {
          account_id: ACCOUNT,
          ...by,
          operation: 'trash_user_recordings',
          object: { meeting_uuids: uuids },
        },
      } satisfies RecordingBatchTrashedEvent);
    const listed = (
      event: 'recording.batch_recovered' | 'recording.batch_deleted',
      uuid: string,
      files: string[] = [],
    ) => {
      const meetings = [{ meeting_uuid: uuid, recording_file_ids: files }];
      const payload = { account_id: ACCOUNT, ...by, object: { meetings } };
      return one.deliver({ event, event_ts: one.clock.now(), payload } as
        | RecordingBatchRecoveredEvent
        | RecordingBatchDeletedEvent);
    };
    const two = async () => {
      const recordings = [one.record(), one.record()] as const;
      for (const recording of recordings) {
        one.transcribe(recording, VTT);
        await one.completed(recording);
      }
      await one.settle();
      return recordings.map(({ uuid }) => uuid) as [string, string];
    };
    const states = async (uuids: string[]) => {
      const { recordings, transcripts } = await one.seen();
      return uuids.map((uuid) => [
        recordings.find(({ meetingUuid }) => meetingUuid === uuid)?.state,
        transcripts.find(({ meetingUuid }) => meetingUuid === uuid)?.trashed,
      ]);
    };

    test('go to the trash together, come back and end, each with its transcript', async () => {
      const uuids = await two();
      await trashed([...uuids, 'of-no-interview==']);
      expect(await states(uuids)).toEqual([
        ['trashed', true],
        ['trashed', true],
      ]);
      one.clock.pass(1_000);
      await listed('recording.batch_recovered', uuids[0]);
      await one.settle();
      expect(await states(uuids)).toEqual([
        ['kept', false],
        ['trashed', true],
      ]);
      await listed('recording.batch_deleted', uuids[1]);
      expect((await states(uuids))[1]).toEqual(['deleted', false]);
      expect(
        (await one.seen()).transcripts.find((row) => row.meetingUuid === uuids[1]),
      ).toMatchObject({ state: 'deleted', cues: 0 });
    });

    test('told again, or of another account, change nothing', async () => {
      const uuids = await two();
      await trashed(uuids);
      const before = await one.logged();
      one.clock.pass(1_000);
      await trashed(uuids);
      expect(await one.logged()).toEqual(before);
      await one.deliver({
        event: 'recording.batch_deleted',
        event_ts: one.clock.now(),
        payload: {
          account_id: 'another-account',
          ...by,
          object: { meetings: uuids.map((uuid) => ({ meeting_uuid: uuid })) },
        },
      } satisfies RecordingBatchDeletedEvent);
      expect((await states(uuids)).map(([state]) => state)).toEqual(['trashed', 'trashed']);
    });
  });
}
