import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { purgeRecordings } from '../../db/records/recordings.ts';
import { newUuid } from '../../server/rehearsal/cloud/state.ts';
import { ENGINES } from '../support/databases.ts';
import { MINUTE, RecordsWorld } from './recordings-support.ts';

for (const engine of ENGINES) {
  describe(`recordings on ${engine}`, () => {
    let one: RecordsWorld;
    beforeAll(async () => {
      one = await RecordsWorld.start(engine, ['recordings']);
    });
    beforeEach(() => one.renew());
    afterAll(() => one[Symbol.asyncDispose]());

    const types = async () => (await one.logged()).map(([type]) => type);
    const rows = (table: 'recording' | 'recording_file') =>
      one.fresh.database.read.selectFrom(table).selectAll().execute();

    test('a completed recording is filed under its interview, once for every delivery', async () => {
      const recording = one.record();
      expect(await one.completed(recording)).toBe(200);
      await one.settle();
      expect(await one.completed(recording, { event_ts: one.clock.now() + 5 })).toBe(200);
      await one.settle();
      const { recordings } = await one.seen();
      expect(recordings).toHaveLength(1);
      expect(recordings[0]).toMatchObject({ state: 'kept', minutes: 40 });
      expect(recordings[0]!.files.map(({ kind, status }) => [kind, status])).toEqual([
        ['video', 'completed'],
        ['audio', 'completed'],
      ]);
      const id = recordings[0]!.id;
      expect(await one.logged()).toEqual([['recording.filed', { recordingId: id, minutes: 40 }]]);
    });

    test('no token, passcode or address with a token is kept', async () => {
      await one.completed(one.record());
      await one.settle();
      const kept = JSON.stringify([
        await rows('recording'),
        await rows('recording_file'),
        await one.fresh.database.read.selectFrom('task').selectAll().execute(),
      ]);
      expect(kept).toContain('/rec/download/');
      expect(kept).not.toMatch(/token|secret-of-the-play-page|rec\/play|rec\/share/);
    });

    test('a number as text and a UUID with slashes are read and asked for', async () => {
      const recording = one.record({ uuid: '/abc//DEF==' });
      const object = { ...one.object(recording), id: String(recording.number) };
      const payload = { account_id: 'corrib-account', object: { ...object, recording_files: [] } };
      const event = { event: 'recording.completed', event_ts: one.clock.now(), payload };
      expect(await one.deliver(event)).toBe(200);
      await one.settle();
      expect((await one.seen()).recordings[0]!.files).toHaveLength(2);
    });

    test('several parts are one recording, and an edited one takes the place of the first', async () => {
      const recording = one.record({}, 2);
      await one.completed(recording);
      await one.settle();
      expect((await one.seen()).recordings[0]!.files).toHaveLength(4);
      const edited = one.record({ uuid: recording.uuid, minutes: 30 });
      await one.completed(edited);
      await one.settle();
      const { recordings } = await one.seen();
      expect(recordings.map(({ minutes, files }) => [minutes, files.length])).toEqual([[30, 2]]);
      expect(await types()).toEqual(['recording.filed']);
    });

    test('a file Zoom still works on is asked for again until it is done', async () => {
      const recording = one.record();
      recording.files[0]!.status = 'processing';
      await one.completed(recording);
      await one.settle();
      const { files } = (await one.seen()).recordings[0]!;
      expect(files).toContainEqual(expect.objectContaining({ status: 'processing' }));
      recording.files[0]!.status = 'completed';
      await one.settle(11 * MINUTE);
      const after = (await one.seen()).recordings[0]!.files;
      expect(after.map(({ status }) => status)).toEqual(['completed', 'completed']);
      expect(after.map(({ id }) => id).sort()).toEqual(files.map(({ id }) => id).sort());
    });

    test('Zoom’s trash, its way back and its end are followed', async () => {
      const recording = one.record();
      await one.completed(recording);
      await one.settle();
      one.clock.pass(1_000);
      await one.tell('recording.trashed', recording);
      expect((await one.seen()).recordings[0]).toMatchObject({ state: 'trashed', files: [] });
      one.clock.pass(1_000);
      await one.tell('recording.recovered', recording);
      await one.settle();
      expect((await one.seen()).recordings[0]!.files).toHaveLength(2);
      one.clock.pass(1_000);
      await one.tell('recording.deleted', recording);
      expect((await one.seen()).recordings[0]).toMatchObject({ state: 'deleted', files: [] });
      expect(await rows('recording_file')).toEqual([]);
      expect((await rows('recording'))[0]).toMatchObject({ topic: '' });
      expect((await one.logged()).slice(1).map(([, body]) => (body as { to: string }).to)).toEqual([
        'trashed',
        'recovered',
        'deleted',
      ]);
    });

    test('an event that comes too late changes nothing', async () => {
      const recording = one.record();
      const before = one.clock.now() - 1_000;
      await one.tell('recording.deleted', recording);
      await one.completed(recording);
      await one.tell('recording.recovered', recording, before);
      await one.settle();
      expect((await one.seen()).recordings).toMatchObject([{ state: 'deleted', files: [] }]);
      expect(await one.logged()).toEqual([]);
    });

    test('one file that goes alone takes only itself along', async () => {
      const recording = one.record();
      await one.completed(recording);
      await one.settle();
      const [gone] = recording.files.splice(0, 1);
      one.clock.pass(1_000);
      await one.tell('recording.trashed', { ...recording, files: [gone!] });
      await one.settle();
      const [seen] = (await one.seen()).recordings;
      expect([seen!.state, seen!.files.map(({ kind }) => kind)]).toEqual(['kept', ['audio']]);
    });

    test('a new name is kept', async () => {
      const recording = one.record();
      await one.completed(recording);
      await one.renamed(recording, 'Another name');
      expect((await rows('recording'))[0]).toMatchObject({ topic: 'Another name' });
    });

    test('nothing of a meeting that is no interview is kept, nor of another account', async () => {
      await one.completed(one.record({ number: 1_234_567_890 }));
      const recording = one.record();
      await one.deliver({
        event: 'recording.completed',
        event_ts: one.clock.now(),
        payload: { account_id: 'another', object: one.object(recording) },
      });
      await one.deliver({ event: 'recording.completed', payload: { account_id: 1 } });
      await one.deliver({ event: 'recording.started', payload: {} });
      expect(await rows('recording')).toEqual([]);
    });

    test('nothing is kept or asked while the kind is off', async () => {
      await one.completed(one.record());
      await one.stop('recordings');
      await one.settle();
      await one.completed(one.record({ uuid: newUuid() }));
      expect(await rows('recording')).toHaveLength(1);
      const asked = await one.fresh.database.read.selectFrom('task').select('kind').execute();
      expect(asked.filter(({ kind }) => kind === 'recordings.complete')).toHaveLength(1);
    });

    test('what Zoom does not list any more goes; what it does not answer stays', async () => {
      const recording = one.record();
      await one.completed(recording);
      one.zoom.state.trouble.next('meeting_recordings', { kind: 'paid_plan_needed' });
      await one.settle();
      expect(await rows('recording_file')).toHaveLength(2);
      one.zoom.state.recordings.clear();
      await one.settle(31 * MINUTE);
      expect(await rows('recording_file')).toEqual([]);
    });

    test('purging leaves nothing', async () => {
      await one.completed(one.record());
      await one.fresh.database.transact((tx) => purgeRecordings(tx, one.world.organizationId));
      expect([await rows('recording'), await rows('recording_file')]).toEqual([[], []]);
    });
  });
}
