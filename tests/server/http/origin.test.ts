import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ERROR_CODES, type Problem } from '../../../common/errors.ts';
import { LIMITS } from '../../../common/limits.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { draft, makeWorld, type World } from '../../support/fixtures.ts';
import { startTestServer } from '../../support/server.ts';
import { freshContext, openHome, whoIs } from '../auth/support.ts';
import { tokenFor } from '../permissions/support.ts';

for (const engine of ENGINES) {
  describe(`requests of other sites, and bodies that are none, on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    let cookie: string;
    let bearer: string;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
      const context = freshContext({ uid: `zoom-${world.recruiter.id}` });
      cookie = (await openHome(server.url, context)).cookie!;
      bearer = `Bearer ${await tokenFor(fresh.database, world.recruiter.id)}`;
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const json = { 'content-type': 'application/json' };
    const send = (
      method: string,
      path: string,
      headers: Record<string, string>,
      body?: string | Uint8Array<ArrayBuffer>,
    ) => fetch(server.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
    const candidate = () => `/api/candidates/${world.candidateId}`;

    async function problem(res: Response): Promise<Problem> {
      expect(res.headers.get('content-type')).toContain('application/problem+json');
      const body = (await res.json()) as Problem;
      expect(ERROR_CODES).toContain(body.code);
      expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(body.message).not.toBe('');
      expect(res.status).toBeLessThan(500);
      return body;
    }

    const UNSAFE: [string, () => string, string | undefined][] = [
      ['POST', () => `${candidate()}/events`, '{"events":[]}'],
      ['PATCH', () => candidate(), '{"headline":"stolen"}'],
      ['DELETE', () => `/api/interviews/${world.interviewId}`, undefined],
      ['DELETE', () => '/api/session', undefined],
      ['POST', () => '/api/session', '{"context":"x"}'],
    ];
    const FOREIGN: [string, Record<string, string>][] = [
      ['another site', { 'sec-fetch-site': 'cross-site' }],
      ['another subdomain', { 'sec-fetch-site': 'same-site' }],
      ['a link or a bookmark', { 'sec-fetch-site': 'none' }],
      ['another origin', { origin: 'https://evil.example' }],
      ['a sandboxed frame', { origin: 'null' }],
      ['our name under another port', { origin: 'http://127.0.0.1:1' }],
      ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'OWN' }],
      ['a browser that says nothing', {}],
    ];
    for (const [method, path, body] of UNSAFE) {
      test.each(FOREIGN)(
        `${method} ${path.toString().slice(6)} with a cookie from %s is refused`,
        async (_, headers) => {
          const sent = { ...headers, ...(headers.origin === 'OWN' ? { origin: server.url } : {}) };
          const res = await send(method, path(), { ...json, cookie, ...sent }, body);
          expect(res.status).toBe(403);
          expect((await problem(res)).message).toBe('This request came from another site.');
          expect(await whoIs(server.url, cookie)).toBe(world.recruiter.id);
        },
      );
    }

    test.each([
      ['the browser’s word', () => ({ 'sec-fetch-site': 'same-origin' })],
      ['an older browser’s', () => ({ origin: server.url })],
    ])('our own page may, by %s', async (_, headers) => {
      const body = JSON.stringify({ headline: 'Engineer' });
      const res = await send('PATCH', candidate(), { ...json, cookie, ...headers() }, body);
      expect(res.status).toBe(200);
    });

    test('a bearer token needs no origin: no page has it by accident', async () => {
      const headers = { ...json, authorization: bearer, 'sec-fetch-site': 'cross-site' };
      expect((await send('PATCH', candidate(), headers, '{}')).status).toBe(200);
    });

    test('nobody answers a preflight, so no other site reads or sends anything', async () => {
      const res = await send('OPTIONS', candidate(), {
        origin: 'https://evil.example',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization',
      });
      expect(res.headers.get('access-control-allow-origin')).toBeNull();
      expect(res.headers.get('access-control-allow-headers')).toBeNull();
      await res.text();
    });

    test.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'text/plain; application/json',
      'application/xml',
      'nonsense',
    ])('a body of %s is refused', async (type) => {
      const headers = { authorization: bearer, 'content-type': type };
      const res = await send('PATCH', candidate(), headers, '{"headline":"x"}');
      expect(res.status).toBe(400);
      expect((await problem(res)).code).toBe('invalid_request');
    });

    const deep = (open: string, close: string, depth: number) =>
      open.repeat(depth) + close.repeat(depth);
    const BODIES: [string, () => string | Uint8Array<ArrayBuffer>, number][] = [
      ['nothing', () => '', 400],
      ['no JSON', () => '{"events":', 400],
      ['JSON that is no object', () => '"text"', 400],
      ['null', () => 'null', 400],
      ['a list', () => '[]', 400],
      ['deep lists', () => deep('[', ']', 200_000), 400],
      [
        'a deep body',
        () =>
          `{"events":[{"id":"event-9","type":"note.added","at":"2026-11-21T12:00:00Z","body":${deep('[', ']', 100_000)}}]}`,
        200,
      ],
      ['deep objects', () => deep('{"a":', '}', 100_000).replace('}', '1}'), 400],
      ['an own prototype', () => '{"__proto__":{"events":[]},"constructor":{}}', 400],
      [
        'too many events',
        () => JSON.stringify({ events: Array(101).fill(draft('note.added', { text: 'x' })) }),
        400,
      ],
      ['too much', () => `{"events":[${' '.repeat(LIMITS.jsonBody)}]}`, 413],
      ['no UTF-8', () => new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), 400],
    ];
    test.each(BODIES)('a body of %s is answered, never with a 5xx', async (_, make, status) => {
      const headers = { ...json, authorization: bearer };
      const res = await send('POST', `${candidate()}/events`, headers, make());
      expect(res.status).toBe(status);
      if (status === 200) {
        expect(await res.json()).toMatchObject({
          results: [{ id: 'event-9', error: { code: 'event_refused' } }],
        });
      } else await problem(res);
    });

    test.each([
      [{ 'content-type': 'application/json; charset=nonsense' }, '{}'],
      [{ 'content-type': 'application/json; charset=utf-16' }, '{}'],
      [{ ...json, 'content-encoding': 'nonsense' }, '{}'],
      [{ ...json, 'content-encoding': 'gzip' }, '{}'],
      [{ ...json, 'content-encoding': 'gzip' }, gzipSync(' '.repeat(LIMITS.jsonBody + 1))],
    ])('encodings that are none are refused: %#', async (headers, body) => {
      const sent = { ...headers, authorization: bearer } as Record<string, string>;
      const res = await send('POST', `${candidate()}/events`, sent, body as string);
      expect([400, 413]).toContain(res.status);
      await problem(res);
    });

    test.each([
      '/api/candidates/%E0%A4%A',
      '/api/candidates/%00%00%00%00%00%00',
      '/api/candidates/../../etc/passwd',
      "/api/candidates/'%20or%201=1--",
      '/api/candidates/constructor',
      '/api/candidates/__proto__',
      '/api/candidates?limit=0',
      '/api/candidates?limit=1e9',
      '/api/candidates?limit=1&limit=2',
      '/api/candidates?cursor=nonsense',
      `/api/candidates?cursor=${Buffer.from('["a\0b","c"]').toString('base64url')}`,
      `/api/candidates?cursor=${Buffer.from('["a"]').toString('base64url')}`,
      '/api/candidates?q=%00',
      '/api/candidates?q=%00abc',
      '/api/candidates?q=%22%20OR%20*',
      '/api/candidates?q=%5C%25_',
      '/api/candidates?stage=%00',
      '/api/search?q=%00%00%00',
      '/api/search?q=ab%22cd%00ef',
      '/api/search?q=NEAR(a%20b)',
      '/api/panel?meetingUuid=%00',
      '/api/panel?meetingUuid=a%0Ab&meetingId=12',
      '/api/panel?email=a@b.example&email=c',
      '/api/interviews?from=0000-01-01T00:00:00Z',
      '/api/interviews?from=soon',
      '/api/interviews?candidateId=constructor',
    ])('GET %s is answered, never with a 5xx', async (path) => {
      const res = await send('GET', path, { authorization: bearer });
      if (res.ok) await res.json();
      else await problem(res);
      expect(res.status).toBeLessThan(500);
    });

    test.each(['-1', 'abc', '1.5', '99999999999', '2147483648'])(
      'a stream from %s is refused',
      async (from) => {
        const path = `${candidate()}/stream`;
        const res = await send('GET', path, { authorization: bearer, 'last-event-id': from });
        expect((await problem(res)).code).toBe('invalid_request');
      },
    );

    test('times with an offset are the same times', async () => {
      const list = async (from: string) => {
        const path = `/api/interviews?from=${encodeURIComponent(from)}`;
        const res = await send('GET', path, { authorization: bearer });
        return ((await res.json()) as { items: unknown[] }).items.length;
      };
      expect(await list('2026-11-21T13:00:00+01:00')).toBe(1);
      expect(await list('2026-11-21T13:00:01+01:00')).toBe(0);
    });
  });
}
