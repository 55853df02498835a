import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { ORGANIZATION } from '../../server/seed/cast.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { Visitor } from '../auth/support.ts';

const PAGES = {
  app: async () => '<!doctype html><!--boot-->',
  rehearsal: async () => '',
  mountAssets: () => undefined,
  close: async () => undefined,
};

describe('the rehearsal’s Zoom, as `npm start` runs it', () => {
  let folder: string;
  let server: RunningServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'hireside-oauth-'));
    const env = { PORT: '0', DATABASE_URL: `sqlite:${join(folder, 'test.db')}` };
    const logger = pino({ level: 'silent' });
    server = await startServer(readConfig(env), { logger, pages: PAGES });
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  });

  test('lets each of its people sign in as who they are', async () => {
    const visitor = new Visitor(server);
    await visitor.signIn('zoom-recruiter');
    expect(await visitor.me()).toMatchObject({ name: 'Priya Raman', role: 'recruiter' });
    const { body } = await visitor.json('GET', '/api/zoom');
    expect(body).toMatchObject({
      status: 'connected',
      as: { name: 'Priya Raman' },
      features: expect.arrayContaining(['meetings', 'calendar', 'recordings']),
    });
  });

  test('knows the guest as somebody of another Zoom account', async () => {
    const guest = new Visitor(server);
    await guest.signIn('zoom-guest');
    const me = await guest.me();
    expect(me).toMatchObject({ role: 'admin' });
    expect(me!.organizationId).not.toBe(ORGANIZATION.id);
  });

  test('shows who asks what, and needs no script for it', async () => {
    const page = await fetch(await new Visitor(server).leave());
    const html = await page.text();
    expect(html).toContain('Priya Raman');
    expect(html).toContain('meeting:write:meeting');
    expect(html).not.toContain('<script');
    const policy = page.headers.get('content-security-policy')!;
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'self'; img-src data:; form-action 'self' http:/,
    );
  });

  test.each([
    ['client_id', 'another', '4702'],
    ['redirect_uri', 'https://evil.example/', '4709'],
    ['response_type', 'token', '4700'],
  ])('refuses another %s on its own page and sends nobody on', async (name, value, code) => {
    const url = new URL(await new Visitor(server).leave());
    url.searchParams.set(name, value);
    const res = await fetch(url, { redirect: 'manual' });
    expect([res.status, await res.text()]).toEqual([400, expect.stringContaining(code)]);
    expect(res.headers.get('location')).toBeNull();
  });

  test('brings a code inside the client that the server can exchange', async () => {
    const visitor = new Visitor(server);
    await visitor.signIn('zoom-manager');
    const post = (path: string, body: object) => visitor.json('POST', path, body);
    const { state, codeChallenge } = (await post('/auth/zoom/in-client/start', {})).body as Record<
      string,
      string
    >;
    const redirectUri = `${server.url}/`;
    const asked = { seat: 'manager', codeChallenge, redirectUri };
    const { code } = (await post('/rehearsal/api/authorize', asked)).body as { code: string };
    const done = await post('/auth/zoom/in-client/complete', { code, state, redirectUri });
    expect(done).toMatchObject({ status: 200, body: { outcome: 'connected' } });
  });
});
