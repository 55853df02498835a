import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock, toInstant } from '../../common/time.ts';
import { grantOf } from '../../db/zoom-grants.ts';
import type { Endpoint } from '../../server/rehearsal/cloud/trouble.ts';
import { REHEARSAL_SCOPES } from '../../server/rehearsal/cloud/whole.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { Caller } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';
import { connect, startTestZoom, type TestZoom, zoomPerson } from '../support/zoom.ts';

/** Longer than any lease. */
const LATER_MS = 10 * 60_000;
const DAY_MS = 86_400_000;

/** In front of Zoom's sign-in: hands on what it is asked, and never answers. */
async function muteZoom(oauthUrl: string) {
  const server = createServer(async (request) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    await fetch(oauthUrl + request.url, { method: 'POST', headers, body: Buffer.concat(chunks) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

for (const engine of ENGINES) {
  describe(`a server that is killed while Zoom answers, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let zoom: TestZoom;
    const servers: SpawnedServer[] = [];

    beforeEach(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database, Date.now());
      const people = [zoomPerson(`zoom-${world.recruiter.id}`)];
      zoom = await startTestZoom(systemClock, people, REHEARSAL_SCOPES);
      await connect(fresh.database, zoom, world.recruiter, systemClock);
    });
    afterEach(async () => {
      for (const server of servers.splice(0)) await server.end('SIGKILL');
      await zoom[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function start(aheadMs = 0, oauthUrl = zoom.oauthUrl): Promise<Caller> {
      const config = { zoom: { ...zoom.config, oauthUrl } };
      const server = await spawnServer(fresh.url, { config, aheadMs });
      servers.push(server);
      return new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
    }
    const kill = async () => {
      for (const server of servers.splice(0)) await server.end('SIGKILL');
    };
    const schedule = (caller: Caller, id: string) =>
      caller.post('/api/interviews', {
        id,
        candidateId: world.candidateId,
        startsAt: toInstant(Date.now() + 10 * DAY_MS),
        minutes: 45,
        memberIds: [world.interviewer.id],
        zoom: {},
      });
    const meetings = (id: string) =>
      [...zoom.state.meetings.values()].filter(({ agenda }) => agenda.includes(`: ${id}`));
    const entries = (id: string) =>
      [...zoom.state.calendars.values()]
        .flatMap(({ events }) => [...events.values()])
        .filter(({ description }) => description.includes(`: ${id}`));
    const silent = (endpoint: Endpoint) =>
      zoom.state.trouble.next(endpoint, { kind: 'lost_answer' });
    /** Whoever dies does not answer. */
    const begin = (work: Promise<unknown>) => void work.catch(() => undefined);
    const told = async (caller: Caller, id: string) => {
      const { body: interview } = await caller.get(`/api/interviews/${id}`);
      const { body: meeting } = await caller.get(`/api/interviews/${id}/meeting`);
      return { interview, meeting } as { interview: object; meeting: { state: string } };
    };

    test('making, moving, removing and writing the entry each end as one, with the number on the interview', async () => {
      const first = await start();
      for (const id of ['interview-moving', 'interview-going'])
        expect((await schedule(first, id)).status).toBe(200);
      silent('create_event');
      begin(schedule(first, 'interview-writing'));
      await expectSoon(
        async () => entries('interview-writing').length,
        (count) => count === 1,
      );
      silent('create_meeting');
      begin(schedule(first, 'interview-making'));
      await expectSoon(
        async () => meetings('interview-making').length,
        (count) => count === 1,
      );
      silent('update_meeting');
      begin(first.call('PATCH', '/api/interviews/interview-moving', { minutes: 30 }));
      await expectSoon(
        async () => meetings('interview-moving')[0]?.minutes,
        (minutes) => minutes === 30,
      );
      silent('delete_meeting');
      begin(first.call('DELETE', '/api/interviews/interview-going'));
      await expectSoon(
        async () => meetings('interview-going').length,
        (count) => count === 0,
      );
      await kill();

      const second = await start(LATER_MS);
      for (const id of ['interview-making', 'interview-moving', 'interview-writing']) {
        await expectSoon(
          () => told(second, id),
          ({ meeting }) => meeting.state === 'made',
        );
        const [made, ...others] = meetings(id);
        expect([others, entries(id).length], id).toEqual([[], 1]);
        const { interview } = await told(second, id);
        expect(interview).toMatchObject({ meetingNumber: String(made!.number) });
      }
      await expectSoon(
        async () => entries('interview-going').length,
        (count) => count === 0,
      );
      expect(await told(second, 'interview-going')).toMatchObject({
        meeting: { state: 'cancelled', problem: null },
      });
    });

    test('between Zoom’s new tokens and the commit: the member connects again, and nothing is half', async () => {
      await using mute = await muteZoom(zoom.oauthUrl);
      const first = await start(56 * 60_000, mute.url);
      begin(first.post(`/api/interviews/${world.interviewId}/panel-link`, {}));
      await expectSoon(
        async () => zoom.grants.calls.refresh,
        (count) => count === 1,
      );
      await kill();

      const second = await start(58 * 60_000);
      const link = await second.post(`/api/interviews/${world.interviewId}/panel-link`, {});
      expect(link.body).toMatchObject({
        code: 'zoom_reauthorise',
        message: expect.stringContaining('Connect Zoom again'),
      });
      expect(await grantOf(fresh.database, world.recruiter.id)).toMatchObject({
        status: 'needs_login',
        access_token: '',
        refresh_token: '',
      });
    });

    test('two processes and twenty callers shortly before the end of a token: one refresh', async () => {
      const callers = await Promise.all([start(56 * 60_000), start(56 * 60_000)]);
      const path = `/api/interviews/${world.interviewId}/panel-link`;
      const asked = Array.from({ length: 20 }, (_, n) => callers[n % 2]!.post(path, {}));
      const statuses = (await Promise.all(asked)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([200]));
      expect(zoom.grants.calls.refresh).toBe(1);
    });
  });
}
