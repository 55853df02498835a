import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../support/databases.ts';
import { startTestServer } from '../support/server.ts';

describe('the public page of what is stored', () => {
  let fresh: TestDatabase;
  let server: RunningServer;
  let res: Response;
  let html: string;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    server = await startTestServer(fresh.url);
    res = await fetch(`${server.url}/privacy`);
    html = await res.text();
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  test('needs no sign-in, no script and no cookie, and has Zoom’s four headers', () => {
    expect(res.status).toBe(200);
    for (const name of [
      'strict-transport-security',
      'x-content-type-options',
      'content-security-policy',
      'referrer-policy',
    ]) {
      expect(res.headers.get(name), name).toBeTruthy();
    }
    expect(res.headers.get('set-cookie')).toBeNull();
    expect(html).not.toContain('<script');
  });

  test('says what is stored of whom, how long, and every scope', () => {
    expect(html).toContain('The person who applies.');
    expect(html).toContain('The candidate’s e-mail address');
    expect(html).toContain('until retention ends after the last decision');
    expect(html).toContain('<code>user:read:user</code>');
    expect(html).toContain('<code>app_deauthorized</code>');
    expect(html).not.toContain('undefined');
  });
});
