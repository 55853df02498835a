import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import type { RunningServer } from '../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';
import { bootIn, contextFor, signInAs, startTestServer } from '../support/server.ts';

for (const engine of ENGINES) {
  describe(`smoke on ${engine}`, () => {
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

    test('home with a context answers the panel', async () => {
      const context = contextFor({ uid: `zoom-${world.interviewer.id}`, mid: 'meet/1==' });
      const res = await fetch(`${server.url}/`, { headers: { 'x-zoom-app-context': context } });
      const html = await res.text();
      expect(res.status, html).toBe(200);
      const boot = bootIn(html);
      expect(boot.kind).toBe('panel');
      if (boot.kind === 'panel') {
        expect(boot.panel.match).toMatchObject({ kind: 'matched', reason: 'time' });
        expect(boot.panel.state.candidate?.name).toBe('Niamh Brennan');
      }
      const again = await fetch(`${server.url}/`, {
        headers: { 'x-zoom-app-context': context, accept: 'text/html' },
      });
      expect(again.status).toBe(401);
      expect(await again.text()).toContain('used before');
    });

    test('append, read back, stream', async () => {
      const { caller, panel } = await signInAs(server, world.interviewer.id, 'meet/1==');
      const id = newId();
      const path = `/api/candidates/${panel.streamId}/events`;
      const at = new Date(NOON).toISOString();
      const { status, body } = await caller.post(path, {
        events: [{ id, type: 'note.added', at, body: { text: 'hello' } }],
      });
      expect(status, JSON.stringify(body)).toBe(200);
      expect(body).toMatchObject({ results: [{ id, seq: expect.any(Number) }] });
      const list = await caller.get(`${path}?kind=notes`);
      expect(list.body).toMatchObject({ items: [{ id, body: { text: 'hello' } }] });
    });
  });
}
