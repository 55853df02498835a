import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { startTestServer } from '../../support/server.ts';
import { FOUR_HEADERS, freshContext, openHome } from '../auth/support.ts';
import { tokenFor } from '../permissions/support.ts';

describe('the headers without which Zoom shows a blank panel', () => {
  let fresh: TestDatabase;
  let world: World;
  let server: RunningServer;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    world = await makeWorld(fresh.database);
    server = await startTestServer(fresh.url);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const page = (path: string, more: Record<string, string> = {}, method = 'GET') =>
    fetch(server.url + path, { method, headers: { accept: 'text/html', ...more } });
  const home = (who: { uid?: string }) => ({ 'x-zoom-app-context': freshContext(who) });

  /** Every way to get a page, and the status it comes with. */
  const ROUTES: [string, () => Promise<Response>, number][] = [
    ['the page without a context', () => page('/'), 200],
    ['the panel', () => page('/', home({ uid: `zoom-${world.interviewer.id}` })), 200],
    ['the outsider’s page', () => page('/', home({})), 200],
    ['the page of a refused context', () => page('/', { 'x-zoom-app-context': 'no' }), 401],
    ['the page of a page that is not there', () => page('/nothing/here'), 404],
    ['the page of a method that is not there', () => page('/', {}, 'POST'), 404],
    ['the page of an address that cannot be read', () => page('/%E0%A4%A'), 404],
    ['the page of a missing asset', () => page('/assets/gone.js'), 404],
  ];

  function checkHeaders(headers: Headers): void {
    for (const name of FOUR_HEADERS) expect(headers.get(name), name).toBeTruthy();
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-frame-options')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    const policy = headers.get('content-security-policy')!;
    expect(policy).not.toMatch(/unsafe-|\*\.localhost|localhost:/);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(
      "frame-ancestors 'self' https://zoom.us https://*.zoom.us https://*.zoom.com",
    );
  }

  test.each(ROUTES)('%s', async (_, ask, status) => {
    const res = await ask();
    expect(res.status).toBe(status);
    expect(res.headers.get('content-type')).toMatch(/^text\/html/);
    checkHeaders(res.headers);
    const html = await res.text();
    expect(html).not.toMatch(
      / style=| on\w+="|<style|<script(?! id="boot" type="application\/json")/,
    );
  });

  test('an error page says a sentence and a request id, and repeats nothing of the request', async () => {
    const html = await (await page('/%3Cscript%3Ealert(1)%3C/script%3E?q=%22onload%3D')).text();
    expect(html).toContain('There is nothing here.');
    expect(html).toMatch(/request [0-9a-f-]{36}/);
    expect(html).not.toContain('alert(1)');
    expect(html).not.toContain('onload');
  });

  test.each(['/error.css', '/healthz', '/readyz', '/metrics', '/api/openapi.json', '/api/me'])(
    '%s carries them too',
    async (path) => checkHeaders((await fetch(server.url + path)).headers),
  );

  test('a snapshot that holds a script ends no script element', async () => {
    const hostile = '</script><script>alert(1)</script><!--\u2028';
    const token = await signedIn();
    const res = await fetch(`${server.url}/api/candidates/${world.candidateId}`, {
      method: 'PATCH',
      headers: { ...token, 'content-type': 'application/json' },
      body: JSON.stringify({ headline: hostile }),
    });
    expect(res.status).toBe(200);
    const { html } = await openHome(
      server.url,
      freshContext({ uid: `zoom-${world.interviewer.id}`, mid: 'xss==' }),
    );
    expect(html).not.toContain('<script>alert');
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html).toContain('\\u003c/script>\\u003cscript>alert(1)');
  });

  test('an error of ours says nothing of its cause', async () => {
    const broken = await freshDatabase('sqlite');
    const other = await startTestServer(broken.url);
    await other.services.database.close();
    const res = await fetch(`${other.url}/`, {
      headers: {
        accept: 'text/html',
        'x-zoom-app-context': freshContext({ uid: 'zoom-anyone' }),
      },
    });
    expect(res.status).toBe(500);
    checkHeaders(res.headers);
    const html = await res.text();
    expect(html).toContain('Something went wrong at Hireside. It has been noted.');
    expect(html).not.toMatch(/driver|destroy|sqlite|stack|\.ts/i);
    await broken.drop();
    await other[Symbol.asyncDispose]();
  });

  async function signedIn() {
    const res = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ context: freshContext({ uid: `zoom-${world.recruiter.id}` }) }),
    });
    return { authorization: `Bearer ${((await res.json()) as { token: string }).token}` };
  }

  test.each([
    ['an answer', '/api/me', 200],
    ['a refusal', '/api/candidates/nobody', 404],
    ['an anonymous refusal', '/api/me', 401],
    ['the way to Zoom', '/auth/zoom/install', 302],
  ])('%s of the API is stored nowhere on the way', async (_, path, status) => {
    const token = await tokenFor(fresh.database, world.admin.id);
    const isKnown = status === 200 || status === 404;
    const headers = isKnown ? { authorization: `Bearer ${token}` } : undefined;
    const res = await fetch(server.url + path, { ...(headers && { headers }), redirect: 'manual' });
    expect(res.status).toBe(status);
    expect(res.headers.get('cache-control')).toBe('no-store');
  });
});
