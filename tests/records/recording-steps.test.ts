import type { RecordingPausedEvent } from '@zoom/rivet/meetings';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import type { RecordingStep } from '../../common/pauses.ts';
import { toInstant } from '../../common/time.ts';
import { purgeRecordings } from '../../db/records/recordings.ts';
import { purgeTranscripts } from '../../db/records/transcripts.ts';
import type { CloudRecording } from '../../server/rehearsal/cloud/recorded.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { ACCOUNT, MINUTE, RecordsWorld } from './recordings-support.ts';

/** Recorded from noon for 40 minutes; from minute 10 to 15 it stood still. */
const DAY: [RecordingStep, number][] = [
  ['started', 0],
  ['paused', 10],
  ['resumed', 15],
  ['stopped', 40],
];
const PAUSE = { from: toInstant(NOON + 10 * MINUTE), to: toInstant(NOON + 15 * MINUTE) };
/** Said after a minute of the film, and near the end of one that leaves the pause out, or has it. */
const vtt = (last: string) =>
  `WEBVTT\n\n1\n00:01:00.000 --> 00:01:02.000\nElena: Hello\n\n2\n${last} --> ${last.replace('.000', '.900')}\nElena: And that is the manifest\n`;

for (const engine of ENGINES) {
  describe(`recording that is paused on ${engine}`, () => {
    let one: RecordsWorld;
    beforeAll(async () => {
      one = await RecordsWorld.start(engine);
    });
    beforeEach(() => one.renew());
    afterAll(() => one[Symbol.asyncDispose]());

    const step = (recording: CloudRecording, kind: RecordingStep, minutes: number) => {
      const { type: _, recording_files: __, ...rest } = one.object(recording);
      const { uuid, id, host_id, topic, start_time, duration } = rest;
      const time = start_time;
      const object = { uuid, id, host_id, topic, start_time, duration, type: 2 as const };
      const recording_file = { recording_start: time, recording_end: time };
      // The types of all four have the same payload.
      const payload: RecordingPausedEvent['payload'] = {
        account_id: ACCOUNT,
        object: { ...object, recording_file },
      };
      return { event: `recording.${kind}`, event_ts: NOON + minutes * MINUTE, payload };
    };
    const play = async (recording: CloudRecording) => {
      for (const [kind, minutes] of DAY)
        expect(await one.deliver(step(recording, kind, minutes))).toBe(200);
    };
    const filed = async (recording: CloudRecording, last = '00:34:00.000') => {
      one.transcribe(recording, vtt(last));
      await one.completed(recording);
      await one.settle();
    };
    const marks = () => one.fresh.database.read.selectFrom('recording_mark').selectAll().execute();

    test('its files and its transcript say so', async () => {
      const recording = one.record();
      await play(recording);
      await filed(recording);
      const { recordings, transcripts } = await one.seen();
      expect(recordings[0]!.files.length).toBeGreaterThan(0);
      for (const { pauses } of recordings[0]!.files) expect(pauses).toEqual([PAUSE]);
      expect(transcripts[0]!.parts).toMatchObject([{ pauses: [PAUSE] }]);
    });

    test('what is found by its words was said as much later as it was paused', async () => {
      const recording = one.record();
      await play(recording);
      await filed(recording);
      const { body } = await one.recruiter.get('/api/search?q=manifest');
      const { transcripts } = body as Output<'search'>;
      expect(transcripts).toMatchObject([{ at: toInstant(NOON + 39 * MINUTE) }]);
    });

    test('where something is said in the film after it would be over, the pause is in it', async () => {
      const recording = one.record();
      await play(recording);
      await filed(recording, '00:39:00.000');
      const { recordings, transcripts } = await one.seen();
      for (const { pauses } of recordings[0]!.files) expect(pauses).toEqual([]);
      expect(transcripts[0]!.parts).toMatchObject([{ pauses: [] }]);
    });

    test('told in any order, doubled, before or after the recording, it is the same', async () => {
      const count = DAY.length + 1;
      const order = fc.shuffledSubarray(
        Array.from({ length: 2 * count }, (_, index) => index % count),
        { minLength: 2 * count },
      );
      await fc.assert(
        fc.asyncProperty(order, async (indices) => {
          await one.renew();
          const recording = one.record();
          one.transcribe(recording, vtt('00:34:00.000'));
          for (const index of indices) {
            const told = DAY[index];
            if (told === undefined) await one.completed(recording);
            else await one.deliver(step(recording, ...told));
          }
          await one.settle();
          const { recordings, transcripts } = await one.seen();
          for (const { pauses } of recordings[0]!.files) expect(pauses).toEqual([PAUSE]);
          expect(transcripts[0]!.parts).toMatchObject([{ pauses: [PAUSE] }]);
          expect(await marks()).toHaveLength(DAY.length);
        }),
        { numRuns: engine === 'sqlite' ? 5 : 2 },
      );
    });

    test('of a meeting that is no interview, of another account, or while nothing is collected, nothing is kept', async () => {
      const lunch = step(one.record({ number: 81_111_111_111 }), 'paused', 10);
      expect(await one.deliver(lunch)).toBe(200);
      const other = step(one.record(), 'paused', 10);
      other.payload.account_id = 'another-account';
      expect(await one.deliver(other)).toBe(200);
      expect(await one.deliver({ ...other, payload: { object: 'none' } })).toBe(200);
      await one.stop('recordings');
      await one.deliver(step(one.record(), 'paused', 10));
      // Transcripts alone want it, too.
      expect(await marks()).toHaveLength(1);
      await one.stop('transcripts');
      await one.deliver(step(one.record(), 'paused', 11));
      expect(await marks()).toHaveLength(1);
    });

    test('goes with the recording at Zoom, and late news does not bring it back', async () => {
      const recording = one.record();
      await play(recording);
      await filed(recording);
      await one.tell('recording.deleted', recording);
      expect(await marks()).toEqual([]);
      await one.deliver(step(recording, 'paused', 20));
      expect(await marks()).toEqual([]);
    });

    test('goes when the last of recordings and transcripts is deleted', async () => {
      const recording = one.record();
      await play(recording);
      await filed(recording);
      const { organizationId } = one.world;
      const { database } = one.fresh;
      await database.transact((tx) => purgeRecordings(tx, organizationId));
      expect(await marks()).toHaveLength(DAY.length);
      await database.transact((tx) => purgeTranscripts(tx, organizationId));
      expect(await marks()).toEqual([]);
    });
  });
}
