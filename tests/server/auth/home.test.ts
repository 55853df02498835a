import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setMemberActive } from '../../../db/members.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, NOON, type World } from '../../support/fixtures.ts';
import { bootIn, CLIENT, startTestServer } from '../../support/server.ts';
import { FOUR_HEADERS, freshContext, openHome, type Page, whoIs } from './support.ts';

const MEETING = 'home/meeting==';

for (const engine of ENGINES) {
  describe(`the Home URL on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let other: World;
    let server: RunningServer;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      other = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const open = (context: string | null, more?: Record<string, string>) =>
      openHome(server.url, context, more);
    const uid = (member: { id: string }) => `zoom-${member.id}`;
    const by = (member: { id: string }, mid = MEETING) => freshContext({ uid: uid(member), mid });
    const session = async (context: string, more: Record<string, string> = {}) => {
      const res = await fetch(`${server.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...more },
        body: JSON.stringify({ context }),
      });
      return { status: res.status, type: res.headers.get('content-type'), body: await res.json() };
    };
    const panelOf = (page: Page) => {
      const boot = bootIn(page.html);
      if (boot.kind !== 'panel') throw new Error(`born as ${boot.kind}`);
      return boot.panel;
    };

    test('answers the page with the first snapshot inside and a session of this member', async () => {
      const page = await open(by(world.interviewer));
      expect(page.status).toBe(200);
      expect(page.headers.get('cache-control')).toBe('no-store');
      const panel = panelOf(page);
      expect(panel.me.id).toBe(world.interviewer.id);
      expect(panel.state.candidate?.name).toBe('Niamh Brennan');
      expect(panel.meeting?.uuid).toBe(MEETING);
      expect(await whoIs(server.url, page.cookie!)).toBe(world.interviewer.id);
    });

    test('binds the session to the meeting: a claim of another one in the query is ignored', async () => {
      const { cookie } = await open(by(world.interviewer));
      const res = await fetch(`${server.url}/api/panel?meetingUuid=elsewhere`, {
        headers: { cookie: cookie! },
      });
      expect(await res.json()).toMatchObject({ meeting: { uuid: MEETING } });
    });

    test('a breakout room belongs to its meeting', async () => {
      const context = freshContext({ uid: uid(world.interviewer), mid: MEETING }, NOON, {
        bmid: 'breakout==',
      });
      expect(panelOf(await open(context)).meeting?.uuid).toBe(MEETING);
    });

    test('no context: the page asks the Zoom client, and no cookie is set', async () => {
      const page = await open(null);
      expect(page.status).toBe(200);
      expect(bootIn(page.html)).toEqual({ kind: 'ask', rehearsal: false });
      expect(page.cookie).toBeNull();
    });

    const refused: [string, () => string][] = [
      ['of another app', () => freshContext({ uid: uid(world.admin) }, NOON, { aud: 'another' })],
      ['of another issuer', () => freshContext({ uid: uid(world.admin) }, NOON, { iss: 'x' })],
      ['that is old', () => freshContext({ uid: uid(world.admin) }, NOON - 200_000)],
      ['from the future', () => freshContext({ uid: uid(world.admin) }, NOON + 60_000)],
      ['that was cut', () => by(world.admin).slice(0, -8)],
      ['that lies about a length', () => `_${by(world.admin).slice(1)}`],
      ['of nothing', () => ' '],
      ['over-long', () => 'A'.repeat(9_000)],
    ];
    test.each(refused)(
      'a context %s: a 401 page with a sentence, the headers, no cookie',
      async (_, make) => {
        const context = make();
        const page = await open(context);
        expect(page.status).toBe(401);
        expect(page.html).toMatch(/<p>Zoom&#39;s context|<p>Zoom's context/);
        expect(page.html).toContain('Close Hireside and open it again.');
        for (const name of FOUR_HEADERS) expect(page.headers.get(name), name).toBeTruthy();
        expect(page.cookie).toBeNull();
        expect(page.html).not.toContain('Ada Admin');
        // The contract bounds what is posted before anybody looks inside.
        if (context.trim() === '' || context.length > 8_192) return;
        const api = await session(context);
        expect(api).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
        expect(api.type).toContain('application/problem+json');
      },
    );

    test('a context is used once: whichever way it comes again, it is refused', async () => {
      const context = by(world.interviewer);
      expect((await open(context)).status).toBe(200);
      const again = await open(context);
      expect(again.status).toBe(401);
      expect(again.html).toContain('used before');
      expect(again.cookie).toBeNull();
      for (const name of FOUR_HEADERS) expect(again.headers.get(name), name).toBeTruthy();
      const disguised = Buffer.from(context, 'base64url').toString('base64');
      expect((await open(disguised)).status).toBe(401);
      const api = await session(context);
      expect(api).toMatchObject({ status: 401, body: { requestId: expect.any(String) } });
    });

    test('of two requests with one context at once, exactly one succeeds', async () => {
      const context = by(world.interviewer);
      const answers = await Promise.all([
        open(context),
        session(context),
        open(context),
        session(context),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
    });

    test('outsider, guest and inactive member get the same bytes, and no cookie', async () => {
      await fresh.database.transact((tx) => setMemberActive(tx, world.colleague.id, false));
      const pages = [
        await open(freshContext({ uid: 'zoom-stranger', mid: MEETING })),
        await open(freshContext({ mid: MEETING })),
        await open(by(world.colleague)),
      ];
      for (const page of pages) {
        expect(page.status).toBe(200);
        expect(bootIn(page.html)).toEqual({ kind: 'outsider' });
        expect(page.html).toBe(pages[0]!.html);
        expect(page.cookie).toBeNull();
      }
      const api = [
        await session(freshContext({ uid: 'zoom-stranger', mid: MEETING })),
        await session(freshContext({ mid: MEETING })),
        await session(by(world.colleague)),
      ].map(({ status, body: { requestId: _, ...body } }) => ({ status, body }));
      expect(api[0]).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      expect(new Set(api.map((one) => JSON.stringify(one))).size).toBe(1);
    });

    test('a planted cookie is not kept: signing in makes a new id', async () => {
      const attacker = await open(by(other.interviewer));
      const victim = await open(by(world.interviewer), { cookie: attacker.cookie! });
      expect(victim.cookie).not.toBeNull();
      expect(victim.cookie).not.toBe(attacker.cookie);
      expect(await whoIs(server.url, attacker.cookie!)).toBe(401);
      expect(await whoIs(server.url, victim.cookie!)).toBe(world.interviewer.id);
      const made = await open(by(world.interviewer), { cookie: 'hireside=s%3Aplanted.signature' });
      expect(made.cookie).not.toContain('planted');
    });

    test('a second person in the same client takes over: the first one’s session is dead', async () => {
      const first = await open(by(world.recruiter));
      const second = await open(by(world.interviewer), { cookie: first.cookie! });
      expect(await whoIs(server.url, second.cookie!)).toBe(world.interviewer.id);
      expect(await whoIs(server.url, first.cookie!)).toBe(401);
      const guest = await open(freshContext({ mid: MEETING }), { cookie: second.cookie! });
      expect(bootIn(guest.html)).toEqual({ kind: 'outsider' });
      expect(await whoIs(server.url, second.cookie!)).toBe(401);
    });

    test('a second person by POST /api/session ends the first one’s cookie too', async () => {
      const own = { 'sec-fetch-site': 'same-origin' };
      const first = await open(by(world.recruiter));
      const same = await session(by(world.recruiter), { ...own, cookie: first.cookie! });
      expect(same.status).toBe(200);
      expect(await whoIs(server.url, first.cookie!)).toBe(world.recruiter.id);
      const second = await session(by(world.interviewer), { ...own, cookie: first.cookie! });
      expect(second).toMatchObject({ status: 200, body: { member: { id: world.interviewer.id } } });
      expect(await whoIs(server.url, first.cookie!)).toBe(401);
      const third = await open(by(world.recruiter));
      await session(freshContext({ mid: MEETING }), { ...own, cookie: third.cookie! });
      expect(await whoIs(server.url, third.cookie!)).toBe(401);
    });

    test('a refused context leaves the session of whoever was there alone', async () => {
      const first = await open(by(world.recruiter));
      expect((await open('nonsense', { cookie: first.cookie! })).status).toBe(401);
      expect(await whoIs(server.url, first.cookie!)).toBe(world.recruiter.id);
    });

    test('somebody of another organization finds nothing of ours in the same meeting', async () => {
      await open(by(world.interviewer, 'shared/room=='));
      const page = await open(by(other.recruiter, 'shared/room=='));
      const panel = panelOf(page);
      expect(panel.match.kind).not.toBe('matched');
      expect(panel.organization.id).toBe(other.organizationId);
      for (const id of [world.candidateId, world.interviewId, world.interviewer.id]) {
        expect(page.html).not.toContain(id);
      }
    });

    test('POST /api/session answers a token and the panel', async () => {
      const { status, body } = await session(by(world.interviewer));
      expect(status).toBe(200);
      expect(body).toMatchObject({
        token: expect.stringMatching(/^hs_[A-Za-z0-9_-]{43}$/),
        member: { id: world.interviewer.id },
        expiresAt: new Date(NOON + 24 * 3_600_000).toISOString(),
        panel: { match: { kind: 'matched' } },
      });
    });
  });
}

describe('the session cookie', () => {
  const flagsUnder = async (publicUrl: string) => {
    const fresh = await freshDatabase('sqlite');
    const world = await makeWorld(fresh.database);
    const server = await startTestServer(fresh.url, {
      config: { publicUrl, trustProxy: 1, zoom: { mode: 'live', ...CLIENT } },
    });
    const context = freshContext({ uid: `zoom-${world.interviewer.id}` });
    const proxy = publicUrl.startsWith('https') ? { 'x-forwarded-proto': 'https' } : {};
    const { headers } = await openHome(server.url, context, proxy as Record<string, string>);
    await server[Symbol.asyncDispose]();
    await fresh.drop();
    const [, ...flags] = headers.get('set-cookie')!.split('; ');
    return flags.filter((flag) => !flag.startsWith('Expires=')).sort();
  };

  test('over https is for our own frame in Zoom’s page, and for no script', async () => {
    expect(await flagsUnder('https://hireside.example')).toEqual([
      'HttpOnly',
      'Partitioned',
      'Path=/',
      'SameSite=None',
      'Secure',
    ]);
  });

  test('over http, on this machine, stays on its own site', async () => {
    expect(await flagsUnder('http://127.0.0.1')).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax']);
  });
});
