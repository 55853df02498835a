import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../../common/limits.ts';
import { errorHandler } from '../../../server/http/errors.ts';
import { requestLimit } from '../../../server/http/limits.ts';
import { createMetrics } from '../../../server/http/metrics.ts';
import { requestId } from '../../../server/http/request-id.ts';
import { securityHeaders } from '../../../server/http/security.ts';
import type { RunningServer } from '../../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { startTestServer } from '../../support/server.ts';
import { FOUR_HEADERS } from '../auth/support.ts';
import { PDF, tokenFor } from '../permissions/support.ts';

describe('requests a minute', () => {
  const started = async () => {
    const app = express();
    app.use(requestId);
    app.use(securityHeaders({ framers: [], dev: false }));
    app.get('/page', requestLimit(3), (_req, res) => void res.send('here'));
    app.get('/api/rows', requestLimit(3), (_req, res) => void res.json([]));
    app.use(errorHandler({ logger: pino({ level: 'silent' }), metrics: createMetrics() }));
    const server = createServer(app).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    return { url: `http://127.0.0.1:${port}`, server };
  };

  test.each([
    ['/api/rows', 'application/problem+json'],
    ['/page', 'text/html'],
  ])('%s answers up to its bound, then 429 in words', async (path, type) => {
    const { url, server } = await started();
    const headers = { accept: 'text/html' };
    for (let n = 0; n < 3; n++) expect((await fetch(url + path, { headers })).status).toBe(200);
    const res = await fetch(url + path, { headers });
    expect(res.status).toBe(429);
    expect(res.headers.get('content-type')).toContain(type);
    expect(Number(res.headers.get('retry-after'))).toBeGreaterThan(0);
    for (const name of FOUR_HEADERS) expect(res.headers.get(name), name).toBeTruthy();
    expect(await res.text()).toContain('Too many requests. Wait a minute and try again.');
    server.closeAllConnections();
    server.close();
  });
});

describe('bounds of one request', () => {
  let fresh: TestDatabase;
  let world: World;
  let server: RunningServer;
  let authorization: string;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    world = await makeWorld(fresh.database);
    server = await startTestServer(fresh.url);
    authorization = `Bearer ${await tokenFor(fresh.database, world.recruiter.id)}`;
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const path = (rest: string) => `${server.url}/api/candidates/${world.candidateId}${rest}`;

  test.each([
    [LIMITS.fileBody, 200],
    [LIMITS.fileBody + 1, 413],
  ])('a résumé of %d bytes answers %d', async (size, status) => {
    const body = Buffer.alloc(size, ' ');
    body.write(PDF);
    const res = await fetch(path('/resume'), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/pdf' },
      body,
    });
    expect(res.status).toBe(status);
    const answer = (await res.json()) as { code?: string };
    expect(answer.code).toBe(status === 413 ? 'too_large' : undefined);
  });

  test.each([
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a page before a PDF', `\ufeff\n <html><script>alert(1)</script>${PDF}`],
    ['a picture that holds scripts', `<svg xmlns="http://www.w3.org/2000/svg">${PDF}</svg>`],
    ['a program', `MZ\u0090\0${PDF}`],
    ['a program of another system', `\x7fELF${PDF}`],
    ['a script', `#!/bin/sh\n${PDF}`],
    ['an archive, as a Word file is', `PK\u0003\u0004${PDF}`],
    ['a PDF that begins too late', `${' '.repeat(1_100)}${PDF}`],
    ['nothing', ' '],
  ])('%s is refused whatever it is called, in a sentence', async (_, body) => {
    const res = await fetch(path('/resume?name=cv.pdf'), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/pdf' },
      body,
    });
    expect([res.status, await res.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid_request', message: 'cv.pdf is not a PDF file.' }),
    ]);
  });

  test('a page inside a PDF is handed out as a PDF, which no browser may take for a page', async () => {
    const name = encodeURIComponent('cv.html"; filename=x');
    const kept = await fetch(path(`/resume?name=${name}`), {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/pdf' },
      body: `%PDF-1.4\n<html><script>alert(1)</script>\n%%EOF`,
    });
    expect(kept.status).toBe(200);
    const { headers } = await fetch(path('/resume'), { headers: { authorization } });
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-disposition')).toBe(
      "inline; filename*=UTF-8''cv.html%22%3B%20filename%3Dx",
    );
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  test.each([
    ['limit=200', 200],
    ['limit=201', 400],
    ['limit=-1', 400],
    [`q=${'x'.repeat(201)}`, 400],
  ])('a list with %s answers %d', async (query, status) => {
    const res = await fetch(`${server.url}/api/candidates?${query}`, {
      headers: { authorization },
    });
    expect(res.status).toBe(status);
  });

  test('a member has so many streams at once, and a closed one makes room', async () => {
    const open = () => fetch(path('/stream'), { headers: { authorization } });
    const streams = await Promise.all(Array.from({ length: LIMITS.streamsPerMember }, open));
    for (const res of streams) expect(res.status).toBe(200);
    const refused = await open();
    expect(refused.status).toBe(429);
    expect(((await refused.json()) as { code: string }).code).toBe('rate_limited');
    await Promise.all(streams.map((res) => res.body!.cancel()));
    const again = await until(open, ({ status }) => status === 200);
    await again.body!.cancel();
  });

  /** The server hears of a closed connection a moment after the client. */
  async function until(ask: () => Promise<Response>, isSo: (res: Response) => boolean) {
    const deadline = AbortSignal.timeout(5_000);
    for (;;) {
      const res = await ask();
      if (isSo(res) || deadline.aborted) return res;
      await res.text();
    }
  }
});
