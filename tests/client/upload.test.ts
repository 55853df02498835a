// @vitest-environment jsdom
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiError, createApi } from '../../client/api.ts';
import { upload } from '../../client/upload.ts';

let server: Server;
let baseUrl: string;
beforeAll(async () => {
  server = createServer(async (req, res) => {
    // jsdom's page is of another origin.
    const names = 'authorization, content-type, x-hireside-member';
    res
      .setHeader('access-control-allow-origin', '*')
      .setHeader('access-control-allow-headers', names);
    if (req.method === 'OPTIONS') return void res.end();
    let size = 0;
    for await (const chunk of req) size += (chunk as Buffer).length;
    if (req.url === '/refused') {
      res.writeHead(413, { 'content-type': 'application/json' });
      return void res.end(JSON.stringify({ code: 'too_large', message: 'Too much of it.' }));
    }
    if (req.url === '/silent') return void server.emit('silent');
    const { authorization } = req.headers;
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ size, authorization }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function apiOf() {
  const never = () => Promise.reject(new Error('It is not fetched.'));
  const options = { now: () => 0, renew: async () => false, onServerTime: () => undefined };
  const api = createApi({ fetch: never, upload, baseUrl, ...options });
  api.setToken('some-token');
  return api;
}
const body = new Blob([new Uint8Array(3_000_000)], { type: 'application/pdf' });

describe('sending a body whose way out is told', () => {
  test('how much has gone is heard up to the last byte, and the answer is as fetch gives it', async () => {
    const heard: number[] = [];
    const answer = await apiOf().send('/', body, { onSent: (sent) => heard.push(sent) });
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ size: 3_000_000, authorization: 'Bearer some-token' });
    expect(heard.at(-1)).toBe(3_000_000);
    expect(heard).toEqual(heard.toSorted((one, other) => one - other));
  });

  test('a refusal is the server’s sentence', async () => {
    const sending = apiOf().send('/refused', body, { onSent: () => undefined });
    await expect(sending).rejects.toMatchObject({ code: 'too_large', message: 'Too much of it.' });
  });

  test('what is given up ends, before it began and in the middle', async () => {
    const giving = new AbortController();
    const sending = apiOf().send('/silent', body, {
      signal: giving.signal,
      onSent: () => undefined,
    });
    void once(server, 'silent').then(() => giving.abort());
    await expect(sending).rejects.toBeInstanceOf(ApiError);
    const late = apiOf().send('/', body, { signal: AbortSignal.abort(), onSent: () => undefined });
    await expect(late).rejects.toBeInstanceOf(ApiError);
  });
});
