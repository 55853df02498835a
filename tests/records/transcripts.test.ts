import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import { newId } from '../../common/ids.ts';
import type { PlacedCue } from '../../common/transcript.ts';
import { purgeTranscripts } from '../../db/records/transcripts.ts';
import { contentOf, endless } from '../../server/rehearsal/cloud/recorded.ts';
import { longTranscript } from '../../server/rehearsal/cloud/talk.ts';
import { addMember, tokenFor } from '../server/permissions/support.ts';
import { ENGINES } from '../support/databases.ts';
import { Caller } from '../support/server.ts';
import { MINUTE, RecordsWorld, VTT } from './recordings-support.ts';

const HOUR = 60 * MINUTE;

for (const engine of ENGINES) {
  describe(`transcripts on ${engine}`, () => {
    let one: RecordsWorld;
    beforeAll(async () => {
      one = await RecordsWorld.start(engine);
    });
    beforeEach(() => one.renew());
    afterAll(() => one[Symbol.asyncDispose]());

    const transcript = async () => (await one.seen()).transcripts[0]!;
    const cuesOf = async (query = '', caller = one.recruiter) => {
      const { id } = await transcript();
      return caller.get(`/api/transcripts/${id}/cues${query}`) as Promise<{
        status: number;
        body: { cues: PlacedCue[]; next: number | null };
      }>;
    };
    const ready = async (vtt: string | Buffer = VTT) => {
      const recording = one.record();
      one.transcribe(recording, vtt);
      await one.completed(recording);
      await one.settle();
      return recording;
    };

    test('one that comes with its recording is read, kept and told of once', async () => {
      await ready();
      expect(await transcript()).toMatchObject({ state: 'ready', reason: null, cues: 3 });
      const { body } = await cuesOf();
      expect(body.next).toBeNull();
      expect(body.cues.map(({ seq, speaker, startMs }) => [seq, speaker, startMs])).toEqual([
        [0, 'Elena Duarte', 12_000],
        [1, 'Niamh Brennan', 16_000],
        [2, 'Niamh Brennan', 1_301_000],
      ]);
      const told = (await one.logged()).map(([type]) => type);
      expect(told).toEqual(['recording.filed', 'transcript.filed']);
    });

    test('one that comes later is waited for, and fetched when Zoom says so', async () => {
      const recording = one.record();
      await one.completed(recording);
      await one.settle();
      expect(await transcript()).toMatchObject({ state: 'waiting', reason: 'not_ready' });
      one.transcribe(recording, VTT);
      await one.tell('recording.transcript_completed', recording);
      await one.settle();
      expect(await transcript()).toMatchObject({ state: 'ready', cues: 3 });
    });

    test('one that Zoom forgot to announce is found by asking', async () => {
      const recording = one.record();
      await one.completed(recording);
      await one.settle();
      one.transcribe(recording, VTT);
      await one.settle(2 * MINUTE);
      expect(await transcript()).toMatchObject({ state: 'ready', cues: 3 });
    });

    test('one that is announced before its recording, twice, and edited is one', async () => {
      const recording = one.record();
      const file = one.transcribe(recording, VTT);
      await one.tell('recording.transcript_completed', recording);
      await one.tell('recording.transcript_completed', recording, one.clock.now() + 1);
      await one.completed(recording);
      await one.settle();
      recording.files.splice(recording.files.indexOf(file), 1);
      one.transcribe(recording, VTT.replaceAll('Elena Duarte', 'Elena D.').slice(0, 120));
      await one.tell('recording.transcript_completed', recording);
      await one.settle();
      expect((await one.seen()).transcripts).toMatchObject([{ state: 'ready', cues: 1 }]);
      expect((await cuesOf()).body.cues.map(({ speaker }) => speaker)).toEqual(['Elena D.']);
      const told = (await one.logged()).filter(([type]) => type === 'transcript.filed');
      expect(told).toHaveLength(1);
    });

    test('parts keep their own clocks, one after the other', async () => {
      const recording = one.record({}, 2);
      one.transcribe(recording, VTT, 1);
      one.transcribe(recording, VTT, 0);
      await one.completed(recording);
      await one.settle();
      const { parts, cues } = await transcript();
      expect([parts.length, cues]).toEqual([2, 6]);
      expect(parts[0]!.startsAt < parts[1]!.startsAt).toBe(true);
      expect((await cuesOf()).body.cues.map(({ part }) => part)).toEqual([0, 0, 0, 1, 1, 1]);
    });

    test.each([
      ['NO_TRANSCRIPT_DATA', { state: 'none', reason: 'no_speech' }],
      ['UNSUPPORTED', { state: 'restricted', reason: 'unsupported' }],
      ['DELETED_OR_TRASHED', { state: 'deleted', reason: 'trashed_at_zoom' }],
    ] as const)('%s ends the wait', async (restriction, expected) => {
      await one.completed(one.record({ restriction }));
      await one.settle();
      expect(await transcript()).toMatchObject(expected);
    });

    test('one that never comes is waited for a day and no longer', async () => {
      await one.completed(one.record());
      await one.settle();
      for (let hour = 0; hour < 23; hour++) await one.settle(HOUR);
      expect(await transcript()).toMatchObject({ state: 'waiting' });
      await one.settle(HOUR);
      await one.settle(HOUR);
      expect(await transcript()).toMatchObject({ state: 'none', reason: 'not_ready' });
      const { rows } = {
        rows: await one.fresh.database.read.selectFrom('task').selectAll().execute(),
      };
      expect(rows.filter(({ kind }) => kind === 'transcripts.fetch')[0]!.done_at).not.toBeNull();
    });

    test.each([
      ['page', 'page'],
      ['cut', 'zoom_silent'],
    ] as const)('a download that is %s is tried again, and says why', async (manner, reason) => {
      const recording = one.record();
      const file = one.transcribe(recording, longTranscript(10));
      file.manner = manner;
      await one.completed(recording);
      await one.settle();
      expect(await transcript()).toMatchObject({ state: 'waiting', reason });
      delete file.manner;
      await one.settle(3 * MINUTE);
      expect(await transcript()).toMatchObject({ state: 'ready', reason: null });
    });

    test.each([
      ['one that never ends', () => endless(200_000_000, 'text/vtt'), 'failed'],
      [
        'words that are no transcript',
        () => contentOf(Buffer.from('x'.repeat(5_000)), 'text/vtt'),
        'waiting',
      ],
    ] as const)('%s is unreadable, and is not held in memory', async (_what, content, state) => {
      const recording = one.record();
      one.transcribe(recording, VTT).content = content();
      await one.completed(recording);
      const before = process.memoryUsage.rss();
      await one.settle();
      expect(await transcript()).toMatchObject({ state, reason: 'unreadable', cues: 0 });
      expect(process.memoryUsage.rss() - before).toBeLessThan(120_000_000);
    });

    test('a host who is no member, or has left, is named as the reason', async () => {
      await one.completed(one.record({ hostId: 'somebody-else' }));
      const left = one.record({ hostId: `zoom-${one.world.manager.id}` });
      await one.completed(left);
      await one.settle();
      const reasons = (await one.seen()).transcripts.map(({ reason }) => reason);
      expect(reasons.sort()).toEqual(['host_disconnected', 'host_unknown']);
    });

    test('a token that Zoom has forgotten is renewed', async () => {
      const recording = one.record();
      one.transcribe(recording, VTT);
      one.zoom.state.trouble.next('download', { kind: 'token_expired' });
      await one.completed(recording);
      await one.settle();
      expect(await transcript()).toMatchObject({ state: 'ready' });
    });

    test('its words go when Zoom deletes it, and are out of sight while in the trash', async () => {
      const recording = await ready();
      one.clock.pass(1_000);
      await one.tell('recording.trashed', recording);
      expect(await transcript()).toMatchObject({ trashed: true });
      expect((await cuesOf()).status).toBe(404);
      const found = (await one.recruiter.get('/api/search?q=partition')).body as never;
      expect(found).toMatchObject({ transcripts: [] });
      one.clock.pass(1_000);
      await one.tell('recording.recovered', recording);
      expect((await cuesOf()).body.cues).toHaveLength(3);
      one.clock.pass(1_000);
      await one.tell('recording.deleted', recording);
      await one.tell('recording.transcript_completed', recording, one.clock.now() - 500);
      await one.settle();
      expect(await transcript()).toMatchObject({ state: 'deleted', cues: 0, parts: [] });
      const left = await one.fresh.database.read.selectFrom('cue').selectAll().execute();
      expect(left).toEqual([]);
      const told = (await one.logged()).map(([type, body]) => [type, (body as { to?: string }).to]);
      expect(told.filter(([type]) => type === 'record.changed')).toHaveLength(6);
    });

    test('words are found in the whole organization and in one candidate', async () => {
      await ready();
      const found = (await one.recruiter.get('/api/search?q=row%20counts')).body as never;
      expect(found).toMatchObject({
        transcripts: [
          {
            candidateId: one.world.candidateId,
            candidateName: 'Niamh Brennan',
            interviewId: one.world.interviewId,
            seq: 1,
            at: '2026-11-21T12:00:16.000Z',
          },
        ],
      });
      const path = `/api/candidates/${one.world.candidateId}/transcripts`;
      expect((await one.recruiter.get(`${path}?q=re-run`)).body).toMatchObject({
        transcripts: [{ state: 'ready' }],
        hits: [{ seq: 2, speaker: 'Niamh Brennan' }],
      });
      expect((await one.recruiter.get(path)).body).toMatchObject({ hits: [] });
    });

    test('only who sees the interview reads or finds it', async () => {
      await ready();
      const outside = async (role: 'interviewer' | 'hiring_manager') => {
        const id = await addMember(one.fresh.database, one.world, role);
        return new Caller(one.server.url, await tokenFor(one.fresh.database, id));
      };
      const { id } = await transcript();
      const answers = async (caller: Caller) => [
        (await caller.get(`/api/transcripts/${id}/cues`)).status,
        (await caller.get(`/api/interviews/${one.world.interviewId}/recordings`)).status,
        ((await caller.get('/api/search?q=partition')).body as { transcripts: [] }).transcripts
          .length,
      ];
      expect(await answers(await one.as(one.world.interviewer))).toEqual([200, 200, 1]);
      expect(await answers(await one.as(one.world.manager))).toEqual([200, 200, 1]);
      expect(await answers(await outside('interviewer'))).toEqual([404, 404, 0]);
      expect(await answers(await outside('hiring_manager'))).toEqual([404, 404, 0]);
      expect((await one.recruiter.get(`/api/transcripts/${newId()}/cues`)).status).toBe(404);
    });

    test('sentences that a search shows are kept once for each search, without its words', async () => {
      await ready();
      const kept = async () => {
        const admin = await one.as(one.world.admin);
        const path = '/api/audit?action=transcript.found&limit=50';
        const { items } = (await admin.get(path)).body as Output<'listAudit'>;
        expect(JSON.stringify(items)).not.toMatch(/partition|re-run|row counts/i);
        return items.map(({ actorId, candidateId, interviewId, detail }) => {
          expect(candidateId).toBe(one.world.candidateId);
          expect(interviewId).toBe(one.world.interviewId);
          return [actorId, detail];
        });
      };
      await one.recruiter.get('/api/search?q=nothing-like-this');
      expect(await kept()).toEqual([]);
      // Letter by letter.
      for (const q of ['partit', 'partition']) await one.recruiter.get(`/api/search?q=${q}`);
      const { recruiter, interviewer, candidateId } = one.world;
      expect(await kept()).toEqual([[recruiter.id, { excerpts: 1 }]]);
      one.clock.pass(MINUTE);
      await one.recruiter.get(`/api/candidates/${candidateId}/transcripts?q=re-run`);
      await (await one.as(interviewer)).get('/api/search?q=partition');
      expect((await kept()).map(([actorId]) => actorId).sort()).toEqual(
        [recruiter.id, recruiter.id, interviewer.id].sort(),
      );
    });

    test('that it is read is kept once for each member and day, before a word is given', async () => {
      await ready();
      const kept = async () => {
        const admin = await one.as(one.world.admin);
        const path = '/api/audit?action=transcript.read&limit=50';
        const { items } = (await admin.get(path)).body as Output<'listAudit'>;
        return items.map(({ actorId, interviewId, detail }) => [actorId, interviewId, detail]);
      };
      const { id: transcriptId } = await transcript();
      const entry = (actorId: string) => [actorId, one.world.interviewId, { transcriptId }];
      await one.recruiter.get('/api/search?q=partition');
      expect(await kept(), 'nothing is read yet').toEqual([]);
      await Promise.all([cuesOf(), cuesOf('?from=1'), cuesOf('?part=0&ms=16000')]);
      expect(await kept()).toEqual([entry(one.world.recruiter.id)]);
      await cuesOf('?part=0&ms=16000', await one.as(one.world.interviewer));
      one.clock.pass(24 * HOUR);
      await cuesOf();
      expect((await kept()).map(([actorId]) => actorId)).toEqual([
        one.world.recruiter.id,
        one.world.interviewer.id,
        one.world.recruiter.id,
      ]);
      await cuesOf(
        '',
        await one.as({
          ...one.world.interviewer,
          id: await addMember(one.fresh.database, one.world, 'interviewer'),
        }),
      );
      expect(await kept(), 'who was refused read nothing').toHaveLength(3);
    });

    test('three hours are read in pages, and around a moment', async () => {
      await ready(longTranscript(180));
      const { cues: count } = await transcript();
      expect(count).toBeGreaterThan(3_900);
      let next: number | null = 0;
      let pages = 0;
      let total = 0;
      while (next !== null) {
        const { body }: Awaited<ReturnType<typeof cuesOf>> = await cuesOf(
          `?from=${next}&limit=500`,
        );
        total += body.cues.length;
        next = body.next;
        pages += 1;
      }
      expect([total, pages]).toEqual([count, Math.ceil(count / 500)]);
      const { body } = await cuesOf('?part=0&ms=5400000&limit=50');
      const starts = body.cues.map(({ startMs }) => startMs);
      expect(starts[0]! < 5_400_000 && starts.at(-1)! > 5_400_000).toBe(true);
    });

    test('nothing is asked for while the kind is off, and purging leaves nothing', async () => {
      await ready();
      await one.stop('transcripts');
      const other = one.record();
      one.transcribe(other, VTT);
      await one.tell('recording.transcript_completed', other);
      await one.settle();
      expect((await one.seen()).transcripts).toHaveLength(1);
      const { database } = one.fresh;
      await database.transact((tx) => purgeTranscripts(tx, one.world.organizationId));
      expect((await one.seen()).transcripts).toEqual([]);
      expect(await database.read.selectFrom('cue').selectAll().execute()).toEqual([]);
    });
  });
}
