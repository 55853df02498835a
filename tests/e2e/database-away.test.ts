import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../common/time.ts';
import { eventsAfter } from '../../db/log.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { isSaved, type LivePanel, openLivePanel } from '../support/live-panel.ts';
import { Caller, signInAs, startTestServer } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

const AWAY_MS = 10_000;

/** SQLite is a file of the same machine. */
describe.each(ENGINES.filter((engine) => engine === 'postgres'))('a %s that is away', (engine) => {
  let fresh: TestDatabase;
  let world: World;
  let line: TcpProxy;
  let server: RunningServer;
  let neighbour: RunningServer;
  const panels: LivePanel[] = [];
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);

  beforeAll(async () => {
    process.on('unhandledRejection', note);
    fresh = await freshDatabase(engine);
    world = await makeWorld(fresh.database, Date.now());
    const { port } = new URL(fresh.url);
    line = await startTcpProxy([Number(port)]);
    const url = fresh.url.replace(`:${port}/`, `:${line.port}/`);
    const logger = pino({ level: 'silent' });
    server = await startTestServer(url, { clock: systemClock, logger });
    neighbour = await startTestServer(fresh.url, { clock: systemClock });
  });
  afterAll(async () => {
    for (const { store } of panels) store.dispose();
    await server[Symbol.asyncDispose]();
    await neighbour[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
    await fresh.drop();
    process.off('unhandledRejection', note);
  });

  test('[S1] [S6] [S9] for ten seconds: panels keep what is written, and all of it arrives once', async () => {
    const people = [world.interviewer, world.colleague];
    for (const { id } of people) panels.push(await openLivePanel(server.url, id, 'away/1=='));
    const written: string[] = [];
    const say = async (text: string) => {
      for (const { store } of panels) written.push(await store.append('note.added', { text }));
    };
    await say('before');
    for (const panel of panels) await panel.until('it is saved', isSaved);
    const { caller } = await signInAs(server, world.recruiter.id);
    const path = `/api/candidates/${world.candidateId}/events`;
    const tried = draft('note.added', { text: 'refused for now' });

    line.cut();
    const back = performance.now() + AWAY_MS;
    await say('while it is away');
    expect(await caller.post(path, { events: [tried] })).toMatchObject({
      status: 503,
      body: { code: 'unavailable' },
    });
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    for (const panel of panels) {
      await panel.until('it is kept here', ({ save, pending }) => {
        return save.kind !== 'saved' && pending.size === 1;
      });
    }
    await expectSoon(
      async () => performance.now() > back,
      (isBack) => isBack,
      AWAY_MS + 1_000,
    );
    line.mend();

    for (const panel of panels) await panel.until('all is saved', isSaved);
    await expectSoon(
      async () => (await fetch(`${server.url}/readyz`)).status,
      (status) => status === 200,
    );
    expect((await caller.post(path, { events: [tried] })).status).toBe(200);
    const log = await eventsAfter(fresh.database, world.candidateId, 0, 1_000);
    const ids = log.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
    expect([...written, tried.id].filter((id) => !ids.includes(id))).toEqual([]);

    // The bell is heard again: what another server takes is told here before the slow tick.
    let rings = 0;
    const stop = server.services.database.bell.on(`candidate:${world.candidateId}`, () => {
      rings += 1;
    });
    await expectSoon(
      async () => {
        const there = new Caller(neighbour.url, caller.token);
        await there.append(world.candidateId, draft('note.added', { text: 'elsewhere' }));
        return rings;
      },
      (count) => count > 0,
    );
    stop();
    expect(unhandled).toEqual([]);
  }, 40_000);
});
