import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { LogWriter } from '../../../db/log-writer.ts';
import { openDatabase } from '../../../db/open.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, entry, makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { signInAs, startTestServer } from '../../support/server.ts';

for (const engine of ENGINES) {
  describe(`the stream on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const as = async (member: { id: string }) => (await signInAs(server, member.id)).caller;

    test('[S4] author and server time are the server’s, whatever the client claims', async () => {
      const caller = await as(world.interviewer);
      const claimed = {
        ...draft('note.added', { text: 'honest' }),
        actorId: world.admin.id,
        serverAt: '2020-01-01T00:00:00.000Z',
        seq: 99,
      };
      const [result] = await caller.append(world.candidateId, claimed);
      const { body } = await caller.get(`/api/candidates/${world.candidateId}/events?limit=1`);
      expect(body).toMatchObject({
        items: [
          { id: claimed.id, actorId: world.interviewer.id, serverAt: new Date(NOON).toISOString() },
        ],
      });
      expect(result).not.toMatchObject({ seq: 99 });
    });

    test('[S4] a client clock that is an hour fast is corrected by what it says when it sends', async () => {
      const caller = await as(world.interviewer);
      const hour = 3_600_000;
      const id = newId();
      const minuteAgo = NOON - 60_000;
      await caller.post(`/api/candidates/${world.candidateId}/events`, {
        events: [
          {
            id,
            type: 'note.added',
            at: new Date(minuteAgo + hour).toISOString(),
            body: { text: 'fast clock' },
          },
        ],
        sentAt: new Date(NOON + hour).toISOString(),
      });
      const { body } = await caller.get(`/api/candidates/${world.candidateId}/events?limit=1`);
      expect(body).toMatchObject({ items: [{ id, clientAt: new Date(minuteAgo).toISOString() }] });
    });

    test('[S5] delivers every visible event after the cursor once, in order, under random cuts', async () => {
      const reader = await as(world.colleague);
      const author = await as(world.interviewer);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ hidden: fc.boolean(), cut: fc.boolean() }), {
            minLength: 1,
            maxLength: 12,
          }),
          async (steps) => {
            const start = Number(
              (
                await fresh.database.read
                  .selectFrom('candidate')
                  .select('head')
                  .where('id', '=', world.candidateId)
                  .executeTakeFirstOrThrow()
              ).head,
            );
            let cursor = start;
            const seen: string[] = [];
            const expected: string[] = [];
            let stream = reader.follow(world.candidateId, cursor);
            const drain = () => {
              for (const { seq, id } of stream.log) {
                seen.push(id);
                cursor = Math.max(cursor, seq);
              }
            };
            for (const { hidden, cut } of steps) {
              const one = draft(
                'note.added',
                { text: 'x' },
                { audience: hidden ? 'author' : 'team' },
              );
              await author.append(world.candidateId, one);
              if (!hidden) expected.push(one.id);
              if (cut) {
                stream.cut();
                await stream.untilClosed();
                drain();
                stream = reader.follow(world.candidateId, cursor);
              }
            }
            const missing = expected.length - seen.length;
            if (missing > 0)
              await stream.until(({ log }) => log.length >= missing, `${missing} more`);
            stream.cut();
            await stream.untilClosed();
            drain();
            expect(seen).toEqual(expected);
          },
        ),
        { numRuns: 15 },
      );
    });

    test('[S5] a private note of another moves the cursor and sends no byte of itself', async () => {
      const author = await as(world.interviewer);
      const reader = await as(world.recruiter);
      const stream = reader.follow(world.candidateId, 0);
      const secret = draft('note.added', { text: 'between me and myself' }, { audience: 'author' });
      const shared = draft('note.added', { text: 'for everyone' });
      await author.append(world.candidateId, secret, shared);
      await stream.until(({ log }) => log.some(({ id }) => id === shared.id));
      expect(stream.bytes).not.toContain(secret.id);
      expect(stream.bytes).not.toContain('between me and myself');
      stream.cut();
    });

    test('[S6] an event whose bell was lost arrives with the next tick', async () => {
      const reader = await as(world.recruiter);
      const stream = reader.follow(world.candidateId, 0);
      await stream.until(({ log }) => log.length > 0);
      // Another process writes, and this server hears no bell.
      const other = await freshConnection(fresh);
      const silent = { ...other, transact: other.transact };
      const writer = new LogWriter(
        silent,
        () => NOON,
        () => [],
      );
      const one = draft('note.added', { text: 'rung nowhere' });
      await writer.append(world.log, [entry(world.colleague, one)]);
      server.services.hub.tick();
      await stream.until(({ log }) => log.some(({ id }) => id === one.id), 'the tick');
      stream.cut();
      await other.close();
    });

    test('[S14] a member removed from the panel is told to refetch and gets nothing further', async () => {
      const kofi = await as(world.colleague);
      const stream = kofi.follow(world.candidateId, 0);
      await stream.until(({ log }) => log.length > 0);
      const about = { applicationId: world.applicationId, interviewId: world.interviewId };
      await write(server.services.database, world.log, NOON, [
        {
          id: newId(),
          type: 'interview.member_removed',
          ...about,
          body: { memberId: world.colleague.id },
        },
      ]);
      await stream.untilClosed();
      expect(stream.frames.at(-1)).toMatchObject({ event: 'refetch', data: { reason: 'sight' } });
      const after = draft('note.added', { text: 'after Kofi left' });
      await (await as(world.interviewer)).append(world.candidateId, after);
      expect((await kofi.get(`/api/candidates/${world.candidateId}/events`)).status).toBe(404);
      expect(stream.bytes).not.toContain('after Kofi left');
      await write(server.services.database, world.log, NOON, [
        {
          id: newId(),
          type: 'interview.member_added',
          ...about,
          body: { memberId: world.colleague.id },
        },
      ]);
    });

    test('[S14] a member who submits their scorecard is told to refetch and then sees the others’', async () => {
      const elena = await as(world.interviewer);
      const kofi = await as(world.colleague);
      const about = { interviewId: world.interviewId };
      await kofi.append(
        world.candidateId,
        draft('rating.set', { attributeId: 'attr-modelling', value: 'strong_no' }, about),
        draft('scorecard.submitted', { recommendation: 'no' }, about),
      );
      const stream = elena.follow(world.candidateId, 0);
      await stream.until(({ log }) => log.length > 0);
      expect(stream.bytes).not.toContain('strong_no');
      const mine = draft('scorecard.submitted', { recommendation: 'yes' }, about);
      await elena.append(world.candidateId, mine);
      await stream.until(({ frames }) => frames.some(({ event }) => event === 'refetch'));
      const { body } = await elena.get('/api/panel?meetingId=83244710925');
      expect(JSON.stringify(body)).toContain('strong_no');
      stream.cut();
    });

    test('[S15] an event from an outbox is taken after the interview is over, and marked late', async () => {
      const elena = await as(world.interviewer);
      const about = { applicationId: world.applicationId, interviewId: world.interviewId };
      await write(server.services.database, world.log, NOON, [
        { id: newId(), type: 'interview.started', ...about, body: { meetingUuid: 'late/1==' } },
        { id: newId(), type: 'interview.ended', ...about, body: {} },
      ]);
      const late = draft(
        'note.added',
        { text: 'written on the train' },
        { interviewId: world.interviewId },
      );
      const [result] = await elena.append(world.candidateId, late);
      expect(result).toMatchObject({ seq: expect.any(Number) });
      const { body } = await elena.get(`/api/candidates/${world.candidateId}/events?limit=1`);
      expect(body).toMatchObject({ items: [{ id: late.id, late: true }] });
    });

    test('[S2] the end of a meeting that several panels tell is one event', async () => {
      const about = { applicationId: world.applicationId, interviewId: world.interviewId };
      await write(server.services.database, world.log, NOON, [
        { id: newId(), type: 'interview.started', ...about, body: { meetingUuid: 'end/1==' } },
      ]);
      const end = () =>
        draft('interview.ended', { meetingUuid: 'end/1==' }, { interviewId: world.interviewId });
      const [first] = await (await as(world.interviewer)).append(world.candidateId, end());
      const [second] = await (await as(world.colleague)).append(world.candidateId, end());
      expect(second).toMatchObject({ seq: (first as { seq: number }).seq });
    });

    test('presence tells who is here and who writes, and forgets those who leave', async () => {
      const elena = await as(world.interviewer);
      const kofi = await as(world.colleague);
      const mine = elena.follow(world.candidateId, 0);
      const theirs = kofi.follow(world.candidateId, 0);
      const here = (writing: boolean) =>
        [
          { memberId: world.interviewer.id, writing: false },
          { memberId: world.colleague.id, writing },
        ].sort((a, b) => (a.memberId < b.memberId ? -1 : 1));
      const latest = ({ frames }: typeof mine) =>
        frames.findLast(({ event }) => event === 'presence')?.data;
      await mine.until(
        (one) => JSON.stringify(latest(one)) === JSON.stringify({ here: here(false) }),
      );
      await kofi.post(`/api/candidates/${world.candidateId}/presence`, { writing: true });
      await mine.until(
        (one) => JSON.stringify(latest(one)) === JSON.stringify({ here: here(true) }),
      );
      theirs.cut();
      await mine.until(
        (one) =>
          JSON.stringify(latest(one)) ===
          JSON.stringify({
            here: [here(false).find(({ memberId }) => memberId === world.interviewer.id)],
          }),
      );
      mine.cut();
    });
  });
}

async function freshConnection({ url }: TestDatabase) {
  const database = await openDatabase(url);
  // A bell that nobody hears.
  database.bell.ring = () => undefined;
  return database;
}
