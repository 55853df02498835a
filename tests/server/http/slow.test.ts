import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../common/ids.ts';
import { LIMITS } from '../../../common/limits.ts';
import type { RunningServer } from '../../../server/start.ts';
import { freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { RawSocket } from '../../support/raw-socket.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { expectSoon } from '../../support/soon.ts';
import { PDF, tokenFor } from '../permissions/support.ts';

const SLOWEST = { head: 200, whole: 400, still: 1_000 };

describe('a connection that wastes time', () => {
  let fresh: TestDatabase;
  let world: World;
  let server: RunningServer;
  let token: string;
  beforeAll(async () => {
    fresh = await freshDatabase('sqlite');
    world = await makeWorld(fresh.database);
    server = await startTestServer(fresh.url, { slowest: SLOWEST });
    token = await tokenFor(fresh.database, world.recruiter.id);
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });

  const opened = () => RawSocket.to(server.port);
  const path = (rest: string) => `/api/candidates/${world.candidateId}${rest}`;
  const head = (method: string, to: string, ...more: string[]) => {
    const lines = [`${method} ${to} HTTP/1.1`, 'host: 127.0.0.1', `authorization: Bearer ${token}`];
    return `${[...lines, ...more].join('\r\n')}\r\n\r\n`;
  };
  const json = 'content-type: application/json';
  const closes = (raw: RawSocket) => expectSoon(async () => raw.closed, Boolean, 5_000);
  const ended = (raw: RawSocket) => {
    raw.socket.on('end', () => raw.socket.end());
    return closes(raw);
  };

  test('with a head that comes letter by letter is told so and closed', async () => {
    const raw = await opened();
    raw.say('GET /healthz HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
    raw.drip('a');
    await ended(raw);
    expect(raw.statuses).toEqual([400]);
    expect(raw.heard).toContain('"code":"invalid_request"');
  });

  test('with a body that does not come is closed', async () => {
    const raw = await opened();
    raw.say(`${head('POST', path('/events'), json, 'content-length: 1000')}{"events"`);
    await ended(raw);
    expect(raw.statuses.filter((status) => status < 400 || status >= 500)).toEqual([]);
  });

  test('that asks and does not read is closed', async () => {
    const body = Buffer.alloc(LIMITS.fileBody, ' ');
    body.write(PDF);
    const kept = await fetch(server.url + path('/resume'), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
      body,
    });
    expect(kept.status).toBe(200);
    const raw = await opened();
    raw.socket.pause();
    raw.say(head('GET', path('/resume')));
    // Who is not there any more says so to whoever goes on talking.
    raw.drip('G');
    await closes(raw);
    expect(raw.heard.length).toBeLessThan(LIMITS.fileBody);
  });

  test('that is closed in the middle of its request leaves the server as it was', async () => {
    for (const part of ['', '{"events":[', '{"events":[]}']) {
      const raw = await opened();
      raw.say(`${head('POST', path('/events'), json, 'content-length: 99')}${part}`);
      raw.socket.destroy();
    }
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test('that says it is done, before the answer, gets its answer', async () => {
    const raw = await opened();
    raw.say(head('GET', path('')));
    raw.socket.end();
    await closes(raw);
    expect(raw.statuses).toEqual([200]);
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['a request of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2 in the open', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['a header with a NUL', 'GET /healthz HTTP/1.1\r\nhost: a\r\nx: a\0b\r\n\r\n'],
    [
      'two lengths',
      'POST /api/jobs HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}',
    ],
    [
      'a length beside chunks',
      'POST /api/jobs HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    [
      'a chunk of no length',
      'POST /webhooks/zoom HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    ],
    ['no host', 'GET /healthz HTTP/1.1\r\n\r\n'],
  ])('that speaks %s is refused and closed', async (_, text) => {
    const raw = await opened();
    raw.say(text);
    await ended(raw);
    expect(raw.statuses.every((status) => status >= 400 && status < 500)).toBe(true);
    expect(raw.heard).not.toMatch(/HPE_|Parse Error|node:/);
  });

  test('whose head is too long is refused in the words of every refusal', async () => {
    const raw = await opened();
    raw.say(head('GET', '/healthz', `x-long: ${'a'.repeat(40_000)}`));
    await ended(raw);
    expect(raw.statuses).toEqual([413]);
    const problem = JSON.parse(raw.heard.slice(raw.heard.indexOf('\r\n\r\n')));
    expect(problem).toMatchObject({ code: 'too_large', message: expect.any(String) });
  });

  test('that sends good requests one behind the other, then garbage, is answered and closed', async () => {
    const raw = await opened();
    raw.say(`${head('GET', '/healthz').repeat(2)}garbage\r\n\r\n`);
    await ended(raw);
    expect([raw.statuses[0], raw.statuses.at(-1)]).toEqual([200, 400]);
  });

  test.each([
    ['said beforehand', [`content-length: ${LIMITS.jsonBody + 1}`], ''],
    [
      'never said',
      ['transfer-encoding: chunked'],
      `${(LIMITS.jsonBody + 1).toString(16)}\r\n${' '.repeat(LIMITS.jsonBody + 1)}\r\n0\r\n\r\n`,
    ],
  ])('with a body over the bound, %s, is refused', async (_, more, body) => {
    const raw = await opened();
    raw.say(head('POST', path('/events'), json, ...more) + body);
    await expectSoon(
      async () => raw.heard,
      () => raw.statuses[0] === 413,
    );
    raw.socket.destroy();
  });
});

describe('a stream that nobody reads', () => {
  test('is closed at its bound, and its colleague’s goes on', async () => {
    const fresh = await freshDatabase('sqlite');
    const world = await makeWorld(fresh.database);
    const server = await startTestServer(fresh.url);
    const token = await tokenFor(fresh.database, world.recruiter.id);
    const streams = async () => {
      const { values } = await server.services.metrics.streams.get();
      return values[0]?.value ?? 0;
    };
    const raw = await RawSocket.to(server.port);
    raw.socket.pause();
    const to = `/api/candidates/${world.candidateId}/stream`;
    raw.say(`GET ${to} HTTP/1.1\r\nhost: a\r\nauthorization: Bearer ${token}\r\n\r\n`);
    const colleague = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
    const reader = colleague.follow(world.candidateId);
    await expectSoon(streams, (count) => count === 2);
    // Each batch is below the bound; all of them are more than both ends of a connection buffer.
    const headline = 'x'.repeat(18_000);
    for (let batch = 1; batch <= 16; batch++) {
      const events = Array.from({ length: 50 }, () => ({
        id: newId(NOON),
        type: 'candidate.edited' as const,
        body: { headline },
      }));
      await write(server.services.database, world.log, NOON, events);
      await expectSoon(
        async () => reader.log.length,
        (length) => length >= 50 * batch,
      );
    }
    await expectSoon(streams, (count) => count === 1);
    reader.cut();
    raw.socket.destroy();
    await server[Symbol.asyncDispose]();
    await fresh.drop();
  });
});
