import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApi } from '../../client/api.ts';
import { followStream, type Stream } from '../../client/sync/stream.ts';
import { eventsAfter } from '../../db/log.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { draft, makeWorld, type World } from '../support/fixtures.ts';
import { isSaved, type LivePanel, livePlatform, openLivePanel } from '../support/live-panel.ts';
import { type ReadyProxy, startReadyProxy } from '../support/ready-proxy.ts';
import { Caller } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import { type SpawnedServer, spawnServer } from '../support/spawn-server.ts';

const MEETING = 'rolling/1==';
/** Twice what the proxy needs to hear that a server is not ready. */
const DRAIN_MS = 500;
/** What a version to come may do while this one runs. */
const NEWER = [
  'alter table candidate add column mood text',
  'alter table event add column weight integer not null default 1',
  'create table mood (candidate_id text primary key references candidate (id), at text not null)',
  'create index candidate_by_mood on candidate (organization_id, mood)',
];

/** SQLite has one server: a new version starts after the old one has stopped. */
describe.each(ENGINES.filter((engine) => engine === 'postgres'))(
  'a new version beside an old one on %s',
  (engine) => {
    let fresh: TestDatabase;
    let world: World;
    let old: SpawnedServer;
    let newer: SpawnedServer;
    let proxy: ReadyProxy;
    let token: string;
    let going = true;
    let writing: Promise<unknown>;
    const panels: LivePanel[] = [];
    const written: string[] = [];
    const heard: number[] = [];
    let stream: Stream;
    const servers: SpawnedServer[] = [];

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database, Date.now());
      token = await tokenFor(fresh.database, world.recruiter.id);
      old = await start();
      proxy = await startReadyProxy(old.url);
    });
    afterAll(async () => {
      going = false;
      await writing.catch(() => undefined);
      stream.close();
      for (const { store } of panels) store.dispose();
      for (const server of servers) await server.end('SIGKILL');
      await proxy[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function start(more: { newer?: string[] } = {}): Promise<SpawnedServer> {
      const server = await spawnServer(fresh.url, { config: { drainMs: DRAIN_MS }, ...more });
      servers.push(server);
      return server;
    }
    const events = () => eventsAfter(fresh.database, world.candidateId, 0, 100_000);
    const readiness = async ({ url }: SpawnedServer) => (await fetch(`${url}/readyz`)).status;

    /** Everybody writes, one note after the other, and reads lists, until it is over. */
    const load = (panel: LivePanel, k: number) =>
      (async () => {
        const reader = new Caller(proxy.url, token);
        for (let n = 0; going; n++) {
          const text = `panel ${k}, note ${n}`;
          written.push(await panel.store.append('note.added', { text }));
          await reader.get('/api/candidates?view=all');
          await panel.until('it is saved', isSaved);
        }
      })();
    const more = async (notes: number) => {
      const before = written.length;
      await expectSoon(
        async () => written.length,
        (count) => count >= before + notes,
        20_000,
      );
    };

    test('begins with everybody at the old one', async () => {
      for (const { id } of [world.interviewer, world.recruiter, world.manager]) {
        const panel = await openLivePanel(proxy.url, id, MEETING);
        panels.push(panel);
        await panel.until('it is ready', () => true);
        if (panel.view().snapshot.match.kind !== 'matched') {
          await panel.store.link({ interviewId: world.interviewId });
        }
      }
      const api = createApi({
        fetch: (path, init) => fetch(proxy.url + path, init),
        now: () => Date.now(),
        renew: async () => false,
        onServerTime: () => undefined,
      });
      api.setToken(token);
      let cursor = 0;
      stream = followStream(world.candidateId, api, livePlatform, {
        cursor: () => cursor,
        log: ({ seq }) => void heard.push(seq),
        moved: (seq) => {
          cursor = seq;
        },
        presence: () => undefined,
        refetch: () => undefined,
        lost: () => undefined,
        status: () => undefined,
      });
      writing = Promise.all(panels.map(load));
      await more(12);
    });

    // A process starts beside the load, which takes what there is of the machine.
    test('changes the schema while everybody writes; the old one is not ready and goes on answering', async () => {
      newer = await start({ newer: NEWER });
      expect([await readiness(newer), await readiness(old)]).toEqual([200, 503]);
      const there = new Caller(old.url, token);
      expect((await there.get('/api/candidates?view=all')).status).toBe(200);
      expect((await there.get(`/api/candidates/${world.candidateId}`)).status).toBe(200);
      const [said] = await there.append(
        world.candidateId,
        draft('note.added', { text: 'by the old one, beside the newer schema' }),
      );
      expect(said).toHaveProperty('seq');
      proxy.add(newer.url);
      await expectSoon(
        async () => proxy.ready(),
        (ready) => ready.length === 1 && ready[0] === newer.url,
      );
      await more(12);
    }, 60_000);

    test('[S1] [S6] [S9] takes over when the old one is drained: nothing is lost, and nothing twice', async () => {
      await old.end('SIGTERM');
      expect(old.child.exitCode).toBe(0);
      await more(12);
      going = false;
      await writing;
      const log = await events();
      const ids = log.map(({ id }) => id);
      expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index + 1));
      expect(new Set(ids).size).toBe(ids.length);
      expect(written.filter((id) => !ids.includes(id))).toEqual([]);
      const notes = log.flatMap(({ type, body }) =>
        type === 'note.added' && body !== null ? [body.text] : [],
      );
      expect(new Set(notes).size).toBe(notes.length);
      await expectSoon(
        async () => heard,
        (seqs) => seqs.at(-1) === log.length,
      );
      expect(heard).toEqual(log.map(({ seq }) => seq));
      for (const panel of panels) {
        await panel.until('every note is shown', ({ state }) =>
          written.every((id) => state.notes[id] !== undefined),
        );
        expect(panel.view().refused).toEqual([]);
      }
    });

    test('fails nobody whose proxy asks who is ready', () => {
      const failed = proxy.passed.filter(
        ({ status }) => status === 'broken' || (status >= 500 && status !== 503),
      );
      expect(failed).toEqual([]);
      const put = proxy.passed.filter(({ status }) => status === 503);
      // A door that closes says so to streams, and nothing else is turned away.
      expect(put.filter(({ path }) => !path.includes('/stream'))).toEqual([]);
      const streams = proxy.passed.filter(({ path }) => path.includes('/stream'));
      expect(new Set(streams.map(({ to }) => to))).toEqual(new Set([old.url, newer.url]));
    });
  },
);
