import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { bootIn, CLIENT, startTestServer } from '../../support/server.ts';
import { FOUR_HEADERS } from '../auth/support.ts';

let fresh: TestDatabase;
let server: RunningServer;
beforeAll(async () => {
  fresh = await freshDatabase('sqlite');
  server = await startTestServer(fresh.url, {
    config: { zoom: { mode: 'rehearsal', ...CLIENT } },
  });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh.drop();
});

test.each(['/rehearsal', '/'])(
  'in rehearsal %s has the four headers, and only this machine’s rooms may frame it',
  async (path) => {
    const res = await fetch(server.url + path, { headers: { accept: 'text/html' } });
    expect(res.status).toBe(200);
    for (const name of FOUR_HEADERS) expect(res.headers.get(name), name).toBeTruthy();
    expect(res.headers.get('x-powered-by')).toBeNull();
    expect(res.headers.get('x-frame-options')).toBeNull();
    const policy = res.headers.get('content-security-policy')!;
    expect(policy).not.toContain('unsafe-');
    const framers = /frame-ancestors ([^;]*)/.exec(policy)![1]!.split(' ');
    const others = framers.filter((one) => !/^('self'|https:\/\/(\*\.)?zoom\.(us|com))$/.test(one));
    for (const one of others) expect(one).toMatch(/^http:\/\/(localhost|127\.0\.0\.1):\*$/);
  },
);

test('the page knows that it rehearses', async () => {
  const html = await (await fetch(`${server.url}/`)).text();
  expect(bootIn(html)).toEqual({ kind: 'ask', rehearsal: true });
});
