import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { contentOf, endless, fileOf } from '../../server/rehearsal/cloud/recorded.ts';
import { addMember, tokenFor } from '../server/permissions/support.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { Caller } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { MINUTE, RecordsWorld } from './recordings-support.ts';

const BYTES = Buffer.from(Array.from({ length: 1_000 }, (_, n) => n % 256));

for (const engine of ENGINES) {
  describe(`the door to recordings on ${engine}`, () => {
    let one: RecordsWorld;
    beforeAll(async () => {
      one = await RecordsWorld.start(engine, ['recordings']);
    });
    beforeEach(() => one.renew());
    afterAll(() => one[Symbol.asyncDispose]());

    /** A recording with one video of these bytes. */
    async function filed(content = contentOf(BYTES, 'video/mp4')) {
      const video = fileOf({
        type: 'MP4',
        extension: 'MP4',
        recordingType: 'active_speaker',
        startsAt: NOON,
        endsAt: NOON + 40 * MINUTE,
        status: 'completed',
        content,
      });
      const recording = one.record({ files: [video] });
      await one.completed(recording);
      await one.settle();
      const [seen] = (await one.seen()).recordings;
      return { recording, video, id: seen!.id, fileId: seen!.files[0]!.id };
    }
    type Filed = Awaited<ReturnType<typeof filed>>;

    const ticket = async ({ id, fileId }: Filed, caller = one.recruiter) =>
      (await caller.post(`/api/recordings/${id}/ticket`, { fileId })) as {
        status: number;
        body: { url: string; expiresAt: string; code?: string };
      };
    const get = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(one.server.url + url, { method, headers });
    const codeOf = async (res: Response) => [
      res.status,
      ((await res.json()) as { code: string }).code,
    ];

    test('passes a file through, whole, by range and by its head', async () => {
      const { url } = (await ticket(await filed())).body;
      const whole = await get(url);
      expect(whole.status).toBe(200);
      expect(Buffer.from(await whole.arrayBuffer())).toEqual(BYTES);
      expect(Object.fromEntries(whole.headers)).toMatchObject({
        'content-type': 'video/mp4',
        'content-length': '1000',
        'accept-ranges': 'bytes',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
      const part = await get(url, { range: 'bytes=100-199', 'if-range': '"1000"' });
      expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/1000']);
      expect(Buffer.from(await part.arrayBuffer())).toEqual(BYTES.subarray(100, 200));
      const head = await get(url, {}, 'HEAD');
      expect([head.status, head.headers.get('content-length')]).toEqual([200, '1000']);
      expect(await codeOf(await get(url, { range: 'bytes=5000-' }))).toEqual([
        400,
        'invalid_request',
      ]);
    });

    test('gives a ticket to who sees the interview, for minutes, and writes down who looked', async () => {
      const of = await filed();
      const outsider = new Caller(
        one.server.url,
        await tokenFor(
          one.fresh.database,
          await addMember(one.fresh.database, one.world, 'interviewer'),
        ),
      );
      expect((await ticket(of, outsider)).status).toBe(404);
      const { status, body } = await ticket(of, await one.as(one.world.interviewer));
      expect(status).toBe(200);
      await (await get(body.url)).arrayBuffer();
      await (await get(body.url)).arrayBuffer();
      const audit = await (await one.as(one.world.admin)).get('/api/audit');
      const looks = (audit.body as { items: { action: string }[] }).items.filter(
        ({ action }) => action === 'recordings.watched',
      );
      expect(looks).toMatchObject([
        { actorId: one.world.interviewer.id, interviewId: one.world.interviewId },
      ]);
      one.clock.pass(15 * MINUTE);
      expect(await codeOf(await get(body.url))).toEqual([401, 'unauthenticated']);
    });

    test('refuses a ticket of another file, another person, or of nobody any more', async () => {
      const of = await filed();
      const { url } = (await ticket(of, await one.as(one.world.interviewer))).body;
      const given = url.slice(url.indexOf('?'));
      const base = `/api/recordings/${of.id}/files`;
      expect((await get(`${base}/another-file${given}`)).status).toBe(401);
      expect((await get(`${base}/${of.fileId}?ticket=v1.nothing`)).status).toBe(401);
      expect((await get(`${base}/${of.fileId}`)).status).toBe(400);
      const authorization = `Bearer ${one.recruiter.token}`;
      expect((await get(url, { authorization })).status).toBe(401);
      // Off the panel since.
      await one.recruiter.call('PATCH', `/api/interviews/${one.world.interviewId}`, {
        memberIds: [one.world.colleague.id],
      });
      expect(await codeOf(await get(url))).toEqual([404, 'not_found']);
    });

    test('refuses what is in Zoom’s trash, and what Zoom still works on', async () => {
      const of = await filed();
      const { url } = (await ticket(of)).body;
      one.clock.pass(1_000);
      await one.tell('recording.trashed', of.recording);
      expect((await get(url)).status).toBe(404);
      expect((await ticket(of)).status).toBe(404);
      one.clock.pass(1_000);
      of.video.status = 'processing';
      await one.tell('recording.recovered', of.recording);
      await one.settle();
      expect(await codeOf(await get(url))).toEqual([409, 'conflict']);
    });

    test('says what Zoom did instead of sending the file', async () => {
      const of = await filed();
      const { url } = (await ticket(of)).body;
      of.video.manner = 'page';
      const page = await get(url);
      expect([page.status, ((await page.json()) as { message: string }).message]).toEqual([
        502,
        expect.stringMatching(/^Zoom sent a page instead of the recording\./),
      ]);
      of.video.manner = 'missing';
      expect((await get(url)).status).toBe(404);
      one.zoom.state.trouble.next('download', { kind: 'fault', status: 503 });
      of.video.manner = 'no_ranges';
      expect(await codeOf(await get(url))).toEqual([502, 'zoom_unavailable']);
      const whole = await get(url, { range: 'bytes=1-2' });
      expect([whole.status, (await whole.arrayBuffer()).byteLength]).toEqual([200, 1_000]);
    });

    test('asks for the address of today where the one it knows is over', async () => {
      const of = await filed();
      const { url } = (await ticket(of)).body;
      const { files } = of.recording;
      const { database } = one.fresh;
      const old = `http://127.0.0.1:${one.zoom.port}/rec/download/old`;
      await database.transact((tx) =>
        tx.sql.updateTable('recording_file').set({ url: old }).execute(),
      );
      expect((await get(url)).status).toBe(200);
      const [row] = await database.read.selectFrom('recording_file').select('url').execute();
      expect(row!.url).toContain(files[0]!.id);
    });

    test('ends the download at Zoom when the player goes away', async () => {
      let given = 0;
      const big = endless(2_000_000_000, 'video/mp4');
      const content = {
        ...big,
        *slice(from: number, to: number) {
          for (const piece of big.slice(from, to)) {
            given += piece.length;
            yield piece;
          }
        },
      };
      const { url } = (await ticket(await filed(content))).body;
      const gone = new AbortController();
      const res = await fetch(one.server.url + url, { signal: gone.signal });
      const reader = res.body!.getReader();
      await reader.read();
      gone.abort();
      await reader.read().catch(() => undefined);
      // Back-pressure held it, and now nothing more is taken.
      let before = -1;
      const isStill = (count: number) => {
        const still = count === before;
        before = count;
        return still;
      };
      await expectSoon(async () => given, isStill);
      expect(given).toBeLessThan(50_000_000);
    });
  });
}

describe('a recording of 200 MB', () => {
  test('passes without being held in memory', async () => {
    await using one = await RecordsWorld.start('sqlite', ['recordings']);
    const size = 200_000_000;
    const video = fileOf({
      type: 'MP4',
      extension: 'MP4',
      recordingType: 'active_speaker',
      startsAt: NOON,
      endsAt: NOON + 40 * MINUTE,
      status: 'completed',
      content: endless(size, 'video/mp4'),
    });
    await one.completed(one.record({ files: [video] }));
    await one.settle();
    const [seen] = (await one.seen()).recordings;
    const { body } = await one.recruiter.post(`/api/recordings/${seen!.id}/ticket`, {
      fileId: seen!.files[0]!.id,
    });
    const before = process.memoryUsage().rss;
    let highest = before;
    const received = await new Promise<number>((resolve, reject) => {
      let count = 0;
      request(one.server.url + (body as { url: string }).url, (res) => {
        res.on('data', (piece: Buffer) => {
          count += piece.length;
          if (count % 64 < 8) highest = Math.max(highest, process.memoryUsage.rss());
        });
        res.once('end', () => resolve(count));
        res.once('error', reject);
      }).end();
    });
    expect(received).toBe(size);
    // Cloud, server and reader share this process.
    expect(highest - before).toBeLessThan(80_000_000);
  });
});
