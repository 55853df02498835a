import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Kit } from '../../../common/kit.ts';
import type { PanelSnapshot } from '../../../common/panel.ts';
import { toInstant } from '../../../common/time.ts';
import { eventsAfter } from '../../../db/log.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, NOON, type World } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { addKit, KIT, tokenFor } from '../permissions/support.ts';

for (const engine of ENGINES) {
  describe(`what an interview is held with on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let interviewer: Caller;
    let kitId: string;
    let focus: Record<string, string[]>;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      kitId = await addKit(fresh.database, world);
      focus = { [world.interviewer.id]: ['attr-debugging'] };
      const caller = async (id: string, meeting: string | null) =>
        new Caller(server.url, await tokenFor(fresh.database, id, meeting));
      recruiter = await caller(world.recruiter.id, null);
      interviewer = await caller(world.interviewer.id, `meeting-${world.interviewId}`);
      const round = { round: 2, title: 'Technical', minutes: 50, kitId, focus };
      const last = { ...round, round: 4, kitId: null, focus: {} };
      await recruiter.call('PATCH', `/api/jobs/${world.jobId}`, { rounds: [round, last] });
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const schedule = (body: object = {}) =>
      recruiter.post('/api/interviews', {
        candidateId: world.candidateId,
        startsAt: toInstant(NOON + 86_400_000),
        round: 2,
        ...body,
      });
    const change = (body: object) =>
      recruiter.call('PATCH', `/api/interviews/${world.interviewId}`, body);
    const edit = (version: number, name: string) =>
      recruiter.call('PATCH', `/api/kits/${kitId}`, { version, name });
    const panel = async (): Promise<PanelSnapshot> =>
      (await recruiter.get(`/api/panel?interviewId=${world.interviewId}`)).body;
    const kitOf = async (): Promise<Kit | undefined> => (await panel()).kits[world.interviewId];
    const start = () => interviewer.get('/api/panel?meetingId=83244710925');
    const events = async () => eventsAfter(fresh.database, world.candidateId, 0, 1000);

    test('scheduling says nothing: the job’s round fills in kit, focus, title and minutes', async () => {
      const { body } = await schedule();
      expect(body).toMatchObject({
        title: 'Technical',
        minutes: 50,
        round: 2,
        rounds: 4,
        kitId,
        kitVersion: null,
        focus,
      });
      const written = (await events()).slice(-2).map(({ type }) => type);
      expect(written).toEqual(['interview.scheduled', 'interview.kit_set']);
    });

    test('what the caller says stands, without a kit included', async () => {
      const other = await addKit(fresh.database, world);
      const said = { title: 'Talk', minutes: 20, kitId: other, focus: {}, rounds: 9 };
      expect((await schedule(said)).body).toMatchObject(said);
      expect((await schedule({ kitId: other })).body).toMatchObject({ kitId: other, focus: {} });
      const none = await schedule({ kitId: null });
      expect(none.body).toMatchObject({ kitId: null, focus: {}, title: 'Technical' });
      expect((await events()).at(-1)?.type).toBe('interview.scheduled');
    });

    test('a round without a plan has the plain defaults', async () => {
      const { body } = await schedule({ round: 3 });
      expect(body).toMatchObject({ title: 'Interview', minutes: 45, kitId: null, rounds: 4 });
    });

    test('a plan older than its kit gives no focus on what the kit has no more', async () => {
      const { attributes } = KIT;
      await recruiter.call('PATCH', `/api/kits/${kitId}`, {
        version: 1,
        attributes: attributes.slice(1),
      });
      expect((await schedule()).body).toMatchObject({ kitId, focus: {} });
    });

    test('a kit or focus that is not there is refused, and nothing is scheduled', async () => {
      const foreign = await makeWorld(fresh.database);
      const theirs = await addKit(fresh.database, foreign);
      const before = (await events()).length;
      const wrong = { focus: { [world.interviewer.id]: ['attr-charm'] } };
      const strange = { focus: { [foreign.admin.id]: ['attr-debugging'] } };
      expect((await schedule({ kitId: theirs })).status).toBe(404);
      expect((await schedule(wrong)).status).toBe(400);
      expect((await schedule(strange)).status).toBe(400);
      expect((await change({ kitId: theirs })).status).toBe(404);
      expect((await change({ kitId, ...wrong })).status).toBe(400);
      expect((await change({ focus })).body).toMatchObject({
        message: 'A focus needs a kit: without one there are no attributes.',
      });
      expect(await events()).toHaveLength(before);
    });

    test('before it starts a panel shows the newest version, after that the one it started with', async () => {
      await change({ kitId, focus });
      expect(await kitOf()).toMatchObject({ version: 1 });
      await edit(1, 'Second');
      expect(await kitOf()).toMatchObject({ version: 2, name: 'Second' });
      await start();
      await edit(2, 'Third');
      expect(await kitOf()).toMatchObject({ version: 2, name: 'Second' });
      expect((await panel()).state.interviews[world.interviewId]).toMatchObject({
        kitVersion: 2,
        focus,
      });
    });

    test('a change of focus while it runs keeps its version; another kit comes in its newest', async () => {
      const other = await addKit(fresh.database, world);
      await change({ kitId, focus });
      await start();
      await edit(1, 'Second');
      await change({ focus: {} });
      expect(await kitOf()).toMatchObject({ id: kitId, version: 1 });
      expect((await change({ kitId: other })).body).toMatchObject({
        kitId: other,
        kitVersion: 1,
        focus: {},
      });
      expect(await kitOf()).toMatchObject({ id: other, version: 1 });
      expect((await events()).at(-1)).toMatchObject({
        type: 'interview.kit_set',
        actorId: world.recruiter.id,
      });
      await change({ kitId: null });
      expect(await kitOf()).toBeUndefined();
    });

    test('once it is over it keeps the kit it was held with', async () => {
      await change({ kitId });
      await start();
      const end = draft('interview.ended', {}, { interviewId: world.interviewId });
      await interviewer.append(world.candidateId, end);
      expect(await change({ kitId: null })).toMatchObject({
        status: 400,
        body: { message: 'This interview is over; it keeps the kit it was held with.' },
      });
      expect((await change({ minutes: 30 })).status).toBe(200);
    });

    test('an interviewer changes no kit of an interview', async () => {
      const path = `/api/interviews/${world.interviewId}`;
      expect((await interviewer.call('PATCH', path, { kitId })).status).toBe(403);
    });
  });
}
