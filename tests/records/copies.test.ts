import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { type Content, contentOf, endless } from '../../server/rehearsal/cloud/recorded.ts';
import { ENGINES } from '../support/databases.ts';
import { COPIES, CopiesWorld, FILM, MIB } from './copies-support.ts';
import { ACCOUNT, MINUTE } from './recordings-support.ts';

const DAY = 24 * 60 * MINUTE;

for (const engine of ENGINES) {
  describe(`copies of recordings on ${engine}`, () => {
    let here: CopiesWorld;
    beforeAll(async () => {
      here = await CopiesWorld.start(engine);
    });
    beforeEach(() => here.turn(true));
    afterAll(() => here[Symbol.asyncDispose]());

    const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(url, { method, headers });
    const bytesAt = async (url: string, headers = {}) =>
      Buffer.from(await (await get(url, headers)).arrayBuffer());

    /** A film that breaks off in the middle until it is mended; what was asked for each time. */
    function broken() {
      const asked: [number, number][] = [];
      const content: Content = {
        ...contentOf(FILM, 'video/mp4'),
        *slice(from, to) {
          asked.push([from, to]);
          yield FILM.subarray(from, to);
        },
      };
      return { ...here.film(content, { manner: 'cut' }), asked };
    }

    test('a film is copied whole, and played from the copy while Zoom is away', async () => {
      const { recording, video } = here.film();
      await here.filed(recording);
      expect(await here.copyOf(recording)).toEqual({
        state: 'kept',
        reason: null,
        bytes: FILM.length,
      });
      expect((await here.bytesOf(recording)).equals(FILM)).toBe(true);
      const url = await here.address(recording);
      video.manner = 'missing';
      const whole = await get(url);
      expect([whole.status, whole.headers.get('content-type')]).toEqual([200, 'video/mp4']);
      expect(whole.headers.get('content-length')).toBe(String(FILM.length));
      expect(Buffer.from(await whole.arrayBuffer()).equals(FILM)).toBe(true);
      const etag = whole.headers.get('etag')!;
      // Over the edge of a piece.
      const range = `bytes=${MIB - 5}-${MIB + 4}`;
      const part = await get(url, { range, 'if-range': etag });
      expect([part.status, part.headers.get('content-range')]).toEqual([
        206,
        `bytes ${MIB - 5}-${MIB + 4}/${FILM.length}`,
      ]);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(FILM.subarray(MIB - 5, MIB + 5));
      expect(await bytesAt(url, { range: 'bytes=-7' })).toEqual(FILM.subarray(-7));
      expect((await bytesAt(url, { range, 'if-range': '"another"' })).length).toBe(FILM.length);
      expect((await get(url, {}, 'HEAD')).headers.get('content-length')).toBe(String(FILM.length));
      expect((await get(url, { range: `bytes=${FILM.length}-` })).status).toBe(400);
    });

    test('is watched under the same permission, and the audit says so', async () => {
      const { recording } = here.film();
      await here.filed(recording);
      const url = await here.address(recording);
      const { body } = await here.admin.get('/api/audit');
      const [last] = (body as { items: { action: string }[] }).items;
      expect(last).toMatchObject({ action: 'recordings.watched' });
      expect((await get(url.replace(/ticket=.*/, 'ticket=none'))).status).toBe(401);
      here.one.clock.pass(LIMITS.mediaTicketMs);
      expect((await get(url)).status).toBe(401);
    });

    test('one that breaks off goes on where it stood, and begins anew where it is another', async () => {
      const { recording, video, asked } = broken();
      await here.filed(recording);
      expect(await here.copyOf(recording)).toEqual({
        state: 'waiting',
        reason: 'zoom_silent',
        bytes: MIB,
      });
      delete video.manner;
      await here.settle(2 * MINUTE);
      expect(asked.at(-1)).toEqual([MIB, FILM.length]);
      expect((await here.bytesOf(recording)).equals(FILM)).toBe(true);

      const other = broken();
      await here.filed(other.recording);
      other.video.manner = 'no_ranges';
      await here.settle(2 * MINUTE);
      expect(other.asked.at(-1)).toEqual([0, FILM.length]);
      expect((await here.bytesOf(other.recording)).equals(FILM)).toBe(true);
      expect(await here.copyOf(other.recording)).toMatchObject({ state: 'kept' });
    });

    test('one that a killed server left half-way goes on when its lease is over', async () => {
      const { recording, video, asked } = broken();
      await here.filed(recording);
      const lease_until = toInstant(here.one.clock.now() + MINUTE);
      await here.database.transact(async (tx) => {
        const { id } = await tx.sql
          .updateTable('recording_copy')
          .set({ state: 'copying' })
          .where('state', '=', 'waiting')
          .returning('id')
          .executeTakeFirstOrThrow();
        const task = tx.sql.updateTable('task').set({ lease_until, run_at: lease_until });
        await task.where('kind', '=', 'copies.fetch').where('key', '=', id).execute();
      });
      delete video.manner;
      await here.settle();
      expect(await here.copyOf(recording)).toMatchObject({ state: 'copying', bytes: MIB });
      await here.settle(MINUTE + 1);
      expect(asked.at(-1)).toEqual([MIB, FILM.length]);
      expect((await here.bytesOf(recording)).equals(FILM)).toBe(true);
    });

    test('a page in its place is not kept and given up; told of anew, it is fetched', async () => {
      const { recording, video } = here.film();
      video.manner = 'page';
      await here.filed(recording);
      expect(await here.copyOf(recording)).toEqual({ state: 'waiting', reason: 'page', bytes: 0 });
      await here.settle(LIMITS.copyGiveUpMs);
      expect(await here.copyOf(recording)).toEqual({ state: 'refused', reason: 'page', bytes: 0 });
      expect(await here.tile()).toMatchObject({ refused: 1 });
      delete video.manner;
      await here.filed(recording);
      expect(await here.copyOf(recording)).toMatchObject({ state: 'kept' });
    });

    test('another size than Zoom lists is not kept: Zoom is asked for its list anew', async () => {
      const { recording, video } = here.film();
      video.manner = 'missing';
      await here.filed(recording);
      expect(await here.copyOf(recording)).toMatchObject({ state: 'waiting', reason: 'gone' });
      // Somebody cut it at Zoom.
      const cut = FILM.subarray(MIB - 9);
      video.content = contentOf(cut, 'video/mp4');
      delete video.manner;
      await here.settle(2 * MINUTE);
      await here.settle();
      expect(await here.copyOf(recording)).toMatchObject({ state: 'kept', bytes: cut.length });
      expect((await here.bytesOf(recording)).equals(cut)).toBe(true);
    });

    test('one larger than the bound is not fetched, and is played from Zoom', async () => {
      const { recording } = here.film(endless(LIMITS.copyFile + 1, 'video/mp4'));
      await here.filed(recording);
      expect(await here.copyOf(recording)).toEqual({ state: 'too_large', reason: null, bytes: 0 });
      const part = await bytesAt(await here.address(recording), { range: 'bytes=0-9' });
      expect(part).toHaveLength(10);
    });

    test('Zoom’s trash takes the copy along, recovering fetches it anew, deleting ends it', async () => {
      const { recording } = here.film();
      await here.filed(recording);
      for (const to of ['trashed', 'recovered', 'deleted']) {
        here.one.clock.pass(1_000);
        await here.one.tell(`recording.${to}`, recording);
        await here.settle();
        expect((await here.bytesOf(recording)).equals(FILM), to).toBe(to === 'recovered');
      }
      const { id } = await here.seen(recording);
      const rows = here.database.read.selectFrom('recording_copy').selectAll();
      expect(await rows.where('recording_id', '=', id).execute()).toEqual([]);
    });

    test('what went at Zoom without a word is found out within a day, collecting or not', async () => {
      const { recording } = here.film();
      await here.filed(recording);
      await here.admin.call('PUT', '/api/collecting/recordings', { on: false });
      here.one.zoom.state.recordings.delete(recording.uuid);
      await here.settle(DAY);
      expect(await here.bytesOf(recording)).toEqual(Buffer.alloc(0));
      await here.admin.call('PUT', '/api/collecting/recordings', { on: true });
      await here.turn(true);
      const next = here.film();
      await here.filed(next.recording);
      here.one.zoom.state.recordings.delete(next.recording.uuid);
      await here.one.deliver({
        event: 'recording.batch_trashed',
        event_ts: here.one.clock.now(),
        payload: { account_id: ACCOUNT, operation: 'trash_account_recordings', object: {} },
      });
      await here.settle();
      expect(await here.bytesOf(next.recording)).toEqual(Buffer.alloc(0));
    });

    test('turned off, what is whole stays, what is half goes, and nothing new is copied', async () => {
      const whole = here.film().recording;
      await here.filed(whole);
      const half = broken().recording;
      await here.filed(half);
      await here.turn(false);
      await here.settle();
      const later = here.film().recording;
      await here.filed(later);
      expect(await here.copyOf(whole)).toMatchObject({ state: 'kept' });
      expect([await here.copyOf(half), await here.copyOf(later)]).toEqual([null, null]);
      expect(await here.bytesOf(half)).toEqual(Buffer.alloc(0));
      const before = await here.tile();
      expect(before).toMatchObject({ since: null, coming: 0 });
      expect(before.bytes).toBeGreaterThanOrEqual(FILM.length);
      const gone = await here.admin.call('DELETE', COPIES);
      expect(gone.body).toEqual({ copies: expect.any(Number) });
      await here.settle();
      expect(await here.tile()).toMatchObject({ kept: 0, bytes: 0 });
      const chunks = here.database.read.selectFrom('recording_chunk').select('start');
      expect(await chunks.execute()).toEqual([]);
      expect((await get(await here.address(whole))).status).toBe(200);
    });

    test('from before they were turned on are counted, and copied where an admin wants it', async () => {
      await here.turn(false);
      const films = [here.film(), here.film()];
      for (const { recording } of films) await here.filed(recording);
      const before = (await here.tile()).earlier;
      expect(before.files).toBeGreaterThanOrEqual(2);
      expect(before.bytes).toBeGreaterThanOrEqual(2 * FILM.length);
      const path = `${COPIES}/earlier`;
      expect((await here.admin.post(path, {})).status).toBe(409);
      await here.turn(true);
      await here.settle();
      expect(await here.copyOf(films[0]!.recording)).toBeNull();
      expect((await here.admin.post(path, {})).status).toBe(200);
      await here.settle();
      for (const { recording } of films) {
        expect(await here.copyOf(recording)).toMatchObject({ state: 'kept' });
        expect((await here.bytesOf(recording)).equals(FILM)).toBe(true);
      }
      expect((await here.tile()).earlier).toEqual({ files: 0, bytes: 0 });
    });

    test('are off where recordings are; purging those deletes copies as well', async () => {
      const { recording } = here.film();
      await here.filed(recording);
      await here.admin.call('PUT', '/api/collecting/recordings', { on: false });
      expect((await here.tile()).since).toBeNull();
      expect((await here.turn(true)).status).toBe(409);
      expect(await here.copyOf(recording)).toMatchObject({ state: 'kept' });
      await here.admin.call('DELETE', '/api/collecting/recordings/records');
      await here.settle();
      const { read } = here.database;
      expect(await read.selectFrom('recording_copy').selectAll().execute()).toEqual([]);
      expect(await read.selectFrom('recording_chunk').select('start').execute()).toEqual([]);
      await here.admin.call('PUT', '/api/collecting/recordings', { on: true });
    });
  });
}
