import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { toInstant } from '../../../common/time.ts';
import { insertCandidate } from '../../../db/candidates.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { signInAs, startTestServer } from '../../support/server.ts';

for (const engine of ENGINES) {
  describe(`correcting a match on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(server.services.database);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    /** Another candidate of the same job, with an interview of the same interviewer. */
    async function another(name: string, startsAt: number, meetingNumber: string | null) {
      const { organizationId, jobId, interviewer, colleague } = world;
      const [candidateId, applicationId, interviewId] = [newId(), newId(), newId()];
      const { database } = server.services;
      await database.transact((tx) =>
        insertCandidate(tx, {
          id: candidateId,
          organizationId,
          kind: 'candidate',
          createdAt: toInstant(NOON),
        }),
      );
      await write(database, { organizationId, candidateId }, NOON, [
        { id: newId(), type: 'candidate.added', body: { name } },
        {
          id: newId(),
          type: 'application.added',
          applicationId,
          body: { jobId, jobTitle: 'Senior Data Engineer', stage: 'Interview' },
        },
        {
          id: newId(),
          type: 'interview.scheduled',
          applicationId,
          interviewId,
          body: {
            title: 'Interview',
            round: 1,
            rounds: 1,
            startsAt: toInstant(startsAt),
            minutes: 45,
            meetingNumber,
            memberIds: [interviewer.id, colleague.id],
          },
        },
      ]);
      return { candidateId, applicationId, interviewId };
    }

    test('the meeting’s number links it for everyone and starts the clock once', async () => {
      const uuid = 'number/1==';
      const host = await signInAs(server, world.recruiter.id, uuid);
      const { body } = await host.caller.get('/api/panel?meetingId=832%204471%200925');
      expect(body).toMatchObject({
        match: { kind: 'matched', reason: 'number', interviewId: world.interviewId },
      });
      const { panel } = await signInAs(server, world.colleague.id, uuid);
      expect(panel.match).toEqual({
        kind: 'matched',
        reason: 'instance',
        interviewId: world.interviewId,
      });
      expect(panel.state.interviews[world.interviewId]).toMatchObject({
        status: 'in_progress',
        meetingUuid: uuid,
      });
      const events = await host.caller.get(`/api/candidates/${world.candidateId}/events?kind=zoom`);
      const started = (events.body as { items: { type: string }[] }).items.filter(
        ({ type }) => type === 'interview.started',
      );
      expect(started).toHaveLength(1);
    });

    test('one correction relinks for all, moves the notes with authors and audience, and tells every panel', async () => {
      const uuid = 'wrong/1==';
      const jonas = await another('Jonas Keller', NOON + 6 * 3_600_000, null);
      const elena = await signInAs(server, world.interviewer.id, uuid);
      const kofi = await signInAs(server, world.colleague.id, uuid);
      expect(elena.panel.streamId).toBe(world.candidateId);
      const about = { interviewId: world.interviewId, meetingUuid: uuid };
      const shared = draft('note.added', { text: 'speaks of rollbacks first' }, about);
      const secret = draft(
        'note.added',
        { text: 'ask Priya about notice' },
        { ...about, audience: 'author' },
      );
      const edited = draft(
        'note.edited',
        { noteId: shared.id, text: 'speaks of rollback plans first' },
        about,
      );
      await elena.caller.append(world.candidateId, shared, secret, edited);
      const before = draft(
        'note.added',
        { text: 'from an earlier meeting' },
        { interviewId: world.interviewId },
      );
      await elena.caller.append(world.candidateId, before);
      const stream = kofi.caller.follow(world.candidateId, kofi.panel.cursor);
      await stream.until(({ log }) => log.some(({ id }) => id === shared.id));

      const linked = await elena.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        interviewId: jonas.interviewId,
      });
      expect(linked.status).toBe(200);
      expect(linked.body).toMatchObject({
        streamId: jonas.candidateId,
        match: { reason: 'chosen' },
      });
      await stream.until(({ frames }) =>
        frames.some(
          ({ event, data }) =>
            event === 'refetch' && (data as { reason: string }).reason === 'meeting',
        ),
      );

      const mine = (linked.body as typeof elena.panel).state.notes;
      expect(mine[shared.id]).toMatchObject({
        text: 'speaks of rollback plans first',
        authorId: world.interviewer.id,
        interviewId: jonas.interviewId,
        history: [{ text: 'speaks of rollbacks first' }],
      });
      expect(mine[secret.id]).toMatchObject({ audience: 'author', authorId: world.interviewer.id });
      const his = (await kofi.caller.get('/api/panel')).body as typeof elena.panel;
      expect(his.streamId).toBe(jonas.candidateId);
      expect(Object.keys(his.state.notes)).toEqual([shared.id]);
      expect(JSON.stringify(his)).not.toContain('notice');

      const recruiter = await signInAs(server, world.recruiter.id);
      const left = await recruiter.caller.get(
        `/api/candidates/${world.candidateId}/events?limit=200`,
      );
      expect(JSON.stringify(left.body)).not.toContain('rollback');
      expect(JSON.stringify(left.body)).toContain('from an earlier meeting');
      stream.cut();
    });

    test('[S2] a note whose answer was lost before the correction is found under the right candidate', async () => {
      const uuid = 'lost/1==';
      const amara = await another('Amara Diallo', NOON + 8 * 3_600_000, null);
      const elena = await signInAs(server, world.interviewer.id, uuid);
      const note = draft(
        'note.added',
        { text: 'answer lost' },
        { interviewId: world.interviewId, meetingUuid: uuid },
      );
      await elena.caller.append(world.candidateId, note);
      await elena.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        interviewId: amara.interviewId,
      });
      const [old] = await elena.caller.append(world.candidateId, { ...note, id: newId() });
      expect(old).toMatchObject({ error: { code: 'conflict' } });
      const [again] = await elena.caller.append(amara.candidateId, {
        ...note,
        interviewId: amara.interviewId,
      });
      expect(again).toMatchObject({ id: note.id, seq: expect.any(Number) });
      const { body } = await elena.caller.get(
        `/api/candidates/${amara.candidateId}/events?kind=notes`,
      );
      expect((body as { items: unknown[] }).items).toHaveLength(1);
    });

    test('notes written before anyone knew the candidate are shared in the meeting and filed on linking', async () => {
      const uuid = 'unknown/1==';
      const host = await signInAs(server, world.recruiter.id, uuid);
      const { panel } = host;
      expect(panel.match.kind).toBe('nothing');
      const note = draft('note.added', { text: 'arrived on time' }, { meetingUuid: uuid });
      await host.caller.append(panel.streamId!, note);
      const outside = await signInAs(server, world.admin.id, 'elsewhere/1==');
      expect((await outside.caller.get(`/api/candidates/${panel.streamId}/events`)).status).toBe(
        404,
      );
      const list = await outside.caller.get('/api/candidates?view=all&limit=200');
      expect(JSON.stringify(list.body)).not.toContain(panel.streamId);
      const linked = await host.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        candidateId: world.candidateId,
      });
      expect(linked.body).toMatchObject({
        streamId: world.candidateId,
        state: { notes: { [note.id]: { text: 'arrived on time' } } },
      });
    });

    test('a correction that is corrected back brings the notes home', async () => {
      const uuid = 'back/1==';
      const lucia = await another('Lucia Brentano', NOON + 10 * 3_600_000, null);
      const elena = await signInAs(server, world.interviewer.id, uuid);
      const note = draft(
        'note.added',
        { text: 'there and back again' },
        { interviewId: world.interviewId, meetingUuid: uuid },
      );
      await elena.caller.append(world.candidateId, note);
      await elena.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        interviewId: lucia.interviewId,
      });
      const { body } = await elena.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        interviewId: world.interviewId,
      });
      const notes = Object.values((body as typeof elena.panel).state.notes);
      expect(notes.filter(({ text }) => text === 'there and back again')).toHaveLength(1);
    });

    test('the next candidate on the same link is a hand-over: the first keeps their notes', async () => {
      const uuid = 'hand/1==';
      const first = await another('First Person', NOON - 50 * 60_000, '91234567890');
      const second = await another('Second Person', NOON, '91234567890');
      const host = await signInAs(server, world.recruiter.id, uuid);
      await host.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        interviewId: first.interviewId,
      });
      const note = draft(
        'note.added',
        { text: 'about the first' },
        { interviewId: first.interviewId, meetingUuid: uuid },
      );
      await host.caller.append(first.candidateId, note);
      const { body } = await host.caller.post('/api/panel/match', {
        meetingUuid: uuid,
        interviewId: second.interviewId,
      });
      expect(Object.keys((body as typeof host.panel).state.notes)).toEqual([]);
      const { body: kept } = await host.caller.get(
        `/api/candidates/${first.candidateId}/events?limit=200`,
      );
      expect(JSON.stringify(kept)).toContain('about the first');
      expect(JSON.stringify(kept)).toContain('interview.ended');
      const late = draft(
        'note.added',
        { text: 'sent from a train' },
        { interviewId: first.interviewId, meetingUuid: uuid },
      );
      const [taken] = await host.caller.append(first.candidateId, late);
      expect(taken).toMatchObject({ id: late.id, seq: expect.any(Number) });
    });

    test('a member of no panel cannot link a meeting to a candidate they may not see', async () => {
      const jonas = await another('Hidden Person', NOON + 12 * 3_600_000, null);
      await write(
        server.services.database,
        { organizationId: world.organizationId, candidateId: jonas.candidateId },
        NOON,
        [
          {
            id: newId(),
            type: 'interview.member_removed',
            applicationId: jonas.applicationId,
            interviewId: jonas.interviewId,
            body: { memberId: world.colleague.id },
          },
        ],
      );
      const kofi = await signInAs(server, world.colleague.id, 'sneaky/1==');
      const { status } = await kofi.caller.post('/api/panel/match', {
        meetingUuid: 'sneaky/1==',
        interviewId: jonas.interviewId,
      });
      expect(status).toBe(404);
      const other = await kofi.caller.post('/api/panel/match', {
        meetingUuid: 'not-mine/1==',
        interviewId: world.interviewId,
      });
      expect(other.status).toBe(403);
    });
  });
}
