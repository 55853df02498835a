import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import type { LogEvent } from '../../common/events.ts';
import { eventsAfter } from '../../db/log.ts';
import { collectingOf } from '../../db/records/collecting.ts';
import { FIRST_INTERVIEW, MEMBERS, ORGANIZATION } from '../../server/seed/cast.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { Caller, CLIENT, startTestServer, TestClock } from '../support/server.ts';

const MINUTE = 60_000;

for (const engine of ENGINES) {
  describe(`an interview day in the rehearsal room on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let priya: Caller;
    const clock = new TestClock();
    const { id, candidateId } = FIRST_INTERVIEW;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      const zoom = { mode: 'rehearsal' as const, ...CLIENT, apiUrl: null, oauthUrl: null };
      server = await startTestServer(fresh.url, { clock, config: { zoom } });
      priya = new Caller(server.url, await tokenFor(fresh.database, MEMBERS.priya.id));
      expect((await press('start')).status).toBe(200);
      clock.pass(2 * MINUTE);
      const played = await press('day');
      expect(played).toMatchObject({ status: 200, body: { meeting: { state: 'ended' } } });
      // Zoom's own list, and whatever was not ready at once, are asked for later.
      clock.pass(60 * MINUTE);
      server.tasks.wake();
      await server.tasks.idle();
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const press = (what: string) => new Caller(server.url, null).post(`/rehearsal/api/${what}`, {});
    const ask = async <T>(path: string): Promise<T> => (await priya.get(path)).body;
    async function told(type: LogEvent['type']): Promise<LogEvent[]> {
      const all = await eventsAfter(fresh.database, candidateId, 0, 1_000);
      return all.filter((event) => event.type === type && event.interviewId === id);
    }

    test('everything that is filed from Zoom is on, since before the day', async () => {
      const on = await collectingOf(fresh.database, ORGANIZATION.id);
      expect(on.map(({ kind }) => kind)).toEqual([
        'attendance',
        'chat',
        'phone',
        'recordings',
        'transcripts',
      ]);
    });

    test('attendance: who was there, the candidate known by her address, from Zoom’s own list', async () => {
      const path = `/api/interviews/${id}/attendance`;
      const { people, runs } = await ask<Output<'attendance'>>(path);
      const niamh = people.find(({ who }) => who === 'candidate');
      expect(niamh).toMatchObject({ name: 'Niamh Brennan', by: 'email' });
      expect(niamh?.spans).toHaveLength(2);
      expect(people.map(({ name }) => name)).toContain('Elena Duarte');
      expect(runs).toMatchObject([{ source: 'list', problem: null }]);
      expect(await told('attendance.filed')).toHaveLength(1);
    });

    test('recording: one, with picture, sound and its times', async () => {
      const path = `/api/interviews/${id}/recordings`;
      const { recordings, transcripts } = await ask<Output<'interviewRecordings'>>(path);
      expect(recordings).toMatchObject([{ state: 'kept', minutes: 45 }]);
      expect(recordings[0]!.files.map(({ kind }) => kind)).toEqual(
        expect.arrayContaining(['video', 'audio']),
      );
      expect(await told('recording.filed')).toHaveLength(1);
      expect(transcripts).toMatchObject([{ state: 'ready' }]);
      expect(await told('transcript.filed')).toHaveLength(1);
    });

    test('transcript: can be read, and notes were taken while it was said', async () => {
      const { transcripts } = await ask<Output<'interviewRecordings'>>(
        `/api/interviews/${id}/recordings`,
      );
      const [{ id: transcriptId, parts } = { id: '', parts: [] }] = transcripts;
      const path = `/api/transcripts/${transcriptId}/cues?limit=3`;
      const { cues } = await ask<Output<'transcriptCues'>>(path);
      expect(cues[0]).toMatchObject({ speaker: 'Elena Duarte' });
      const notes = (await told('note.added')).filter(
        ({ actorId }) => actorId === MEMBERS.elena.id,
      );
      expect(notes).toHaveLength(3);
      for (const { clientAt } of notes) {
        expect(clientAt! > parts[0]!.startsAt && clientAt! < parts[0]!.endsAt!).toBe(true);
      }
    });

    test('call: one of four minutes, with its recording, though told in both forms and twice', async () => {
      const { items } = await ask<Output<'candidateCalls'>>(`/api/candidates/${candidateId}/calls`);
      expect(items).toMatchObject([
        { direction: 'out', talk: 240, result: 'answered', recording: 'playable' },
      ]);
      const all = await eventsAfter(fresh.database, candidateId, 0, 1_000);
      const logged = all.filter(
        ({ type, body }) => type === 'call.logged' && body !== null && 'callId' in body,
      );
      expect(logged).toHaveLength(1);
    });

    test('chat: what was said to everyone, and not what was said to the host alone', async () => {
      const { items } = await ask<Output<'candidateChats'>>(`/api/candidates/${candidateId}/chats`);
      expect(items.filter(({ source }) => source === 'meeting')).toMatchObject([
        { source: 'meeting', messages: [{ text: /schema/ }, { text: /diff view/ }].map(anyText) },
      ]);
      expect(await told('chat.filed')).toHaveLength(1);
    });

    test('Team Chat: each message once, as edited, however often told; the deleted one is not there', async () => {
      const { items } = await ask<Output<'candidateChats'>>(`/api/candidates/${candidateId}/chats`);
      const linked = items.filter(({ source }) => source === 'team_chat');
      expect(linked).toMatchObject([{ linked: true, title: 'Niamh Brennan' }]);
      const { id: recruiterId } = MEMBERS.priya;
      expect(linked[0]!.messages.map(({ memberId, text }) => [memberId, text])).toEqual([
        [recruiterId, 'See you in an hour. Camera is optional.'],
        [null, 'Thank you, I will be there.'],
        [null, 'Two minutes late, sorry!'],
      ]);
      const all = await eventsAfter(fresh.database, candidateId, 0, 1_000);
      const filed = all.filter(
        ({ type, body }) =>
          type === 'chat.filed' && body !== null && 'source' in body && body.source === 'team_chat',
      );
      expect(filed).toHaveLength(1);
      expect(filed[0]!.body).toMatchObject({ messages: 3 });
    });

    test('the interview is over, with Zoom’s own times', async () => {
      const seen = await ask<Output<'attendance'>>(`/api/interviews/${id}/attendance`);
      expect(Date.parse(seen.endedAt!) - Date.parse(seen.startedAt!)).toBe(45 * MINUTE);
      expect(seen.startsAt).toBe(seen.startedAt);
    });
  });
}

const anyText = ({ text }: { text: RegExp }) => ({ text: expect.stringMatching(text) });
