import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DESK_ROOTS } from '../../../common/desk.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { bootIn, startTestServer } from '../../support/server.ts';
import { freshContext, openHome, whoIs } from './support.ts';

for (const engine of ENGINES) {
  describe(`the desk’s page on ${engine}`, () => {
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

    const by = (member: { id: string }, mid?: string) =>
      freshContext({ uid: `zoom-${member.id}`, ...(mid === undefined ? {} : { mid }) });
    const open = (context: string | null, more?: Record<string, string>) =>
      openHome(server.url, context, more);
    /** Signed in outside a meeting: a cookie as a browser keeps it. */
    const cookieOf = async (member: { id: string }, mid?: string) =>
      (await open(by(member, mid))).cookie!;

    test('a context without a meeting: a session, and the desk inside the page', async () => {
      const page = await open(by(world.recruiter));
      expect(bootIn(page.html)).toEqual({
        kind: 'desk',
        desk: {
          serverTime: expect.any(String),
          me: world.recruiter,
          organization: {
            id: world.organizationId,
            name: 'Corrib',
            settings: expect.objectContaining({ feedbackVisibility: 'after_own' }),
          },
        },
      });
      expect(await whoIs(server.url, page.cookie!)).toBe(world.recruiter.id);
    });

    test('a valid session without a context: the desk again, at each of its addresses', async () => {
      const cookie = await cookieOf(world.interviewer);
      for (const path of [
        '',
        ...DESK_ROOTS,
        'candidates/some-one',
        'interviews/some-one/debrief',
      ]) {
        const res = await fetch(`${server.url}/${path}`, { headers: { cookie } });
        expect(res.headers.get('content-type'), path).toContain('text/html');
        expect(bootIn(await res.text()), path).toMatchObject({
          kind: 'desk',
          desk: { me: { id: world.interviewer.id } },
        });
      }
    });

    test('nobody signed in: the page asks, wherever it was opened', async () => {
      for (const path of ['/', '/candidates/some-one']) {
        const res = await fetch(server.url + path);
        expect(bootIn(await res.text())).toEqual({ kind: 'ask', rehearsal: false });
      }
    });

    test('an address that is no page of the desk is not found', async () => {
      expect((await fetch(`${server.url}/elsewhere`)).status).toBe(404);
    });

    test('a session of a meeting is none of the desk: Zoom says which meeting it is now', async () => {
      const cookie = await cookieOf(world.interviewer, 'desk/meeting==');
      const page = await open(null, { cookie });
      expect(bootIn(page.html)).toEqual({ kind: 'ask', rehearsal: false });
    });

    test.each(['iframe', 'frame', 'embed', 'object'])(
      'a page in an %s is told nothing of whose cookie it brings',
      async (place) => {
        const cookie = await cookieOf(world.recruiter);
        const page = await open(null, { cookie, 'sec-fetch-dest': place });
        expect(bootIn(page.html)).toEqual({ kind: 'ask', rehearsal: false });
        const whole = await open(null, { cookie, 'sec-fetch-dest': 'document' });
        expect(bootIn(whole.html).kind).toBe('desk');
      },
    );

    test('a stranger outside a meeting gets no desk', async () => {
      const page = await open(freshContext({ uid: 'zoom-stranger' }));
      expect(bootIn(page.html)).toEqual({ kind: 'outsider' });
      expect(page.cookie).toBeNull();
    });

    test('a page opened as one member does nothing in the name of the next', async () => {
      const cookie = await cookieOf(world.recruiter);
      const as = (id: string) =>
        fetch(`${server.url}/api/me`, { headers: { cookie, 'x-hireside-member': id } });
      expect((await as(world.recruiter.id)).status).toBe(200);
      expect((await as(world.interviewer.id)).status).toBe(401);
    });

    test('signing out ends it', async () => {
      const cookie = await cookieOf(world.recruiter);
      const res = await fetch(`${server.url}/api/session`, {
        method: 'DELETE',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      });
      expect(res.status).toBe(204);
      expect(bootIn((await open(null, { cookie })).html).kind).toBe('ask');
    });
  });
}
