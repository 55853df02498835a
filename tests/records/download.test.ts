import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import {
  appErrorOfDownload,
  createDownloads,
  type DownloadError,
  type DownloadFault,
  isInside,
  isZooms,
  withoutToken,
} from '../../server/zoom/download.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Something that answers, on a port of its own. */
async function answering(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const access = (tokens = ['first', 'second']) => {
  let at = 0;
  return {
    token: async () => tokens[at]!,
    renew: async () => {
      at += 1;
      return tokens[at]!;
    },
  };
};

const get = (origin: string, path: string, more: object = {}) =>
  createDownloads({ apiUrl: `${origin}/v2`, answerMs: 2_000 })({
    url: path.startsWith('http') ? path : `${origin}${path}`,
    access: access(),
    expected: 'media',
    noun: 'recording',
    ...more,
  });

const faultOf = async (work: Promise<unknown>): Promise<DownloadFault> =>
  work.then(
    () => {
      throw new Error('it was given');
    },
    (error: DownloadError) => error.fault,
  );

const video: RequestListener = (_req, res) => {
  res.writeHead(200, { 'content-type': 'video/mp4' }).end('picture');
};

describe('a file of Zoom’s', () => {
  test('comes with the headers a player needs, and the token goes in a header alone', async () => {
    const seen: unknown[] = [];
    const origin = await answering((req, res) => {
      seen.push([req.url, req.headers.authorization, req.headers.range]);
      const headers = {
        'content-type': 'Video/MP4; codecs=x',
        'content-range': 'bytes 2-5/10',
        etag: '"1"',
        'set-cookie': 'a=b',
      };
      res.writeHead(206, headers).end('data');
    });
    const { status, media, headers, body } = await get(origin, '/f?access_token=secret&x=1', {
      range: 'bytes=2-5',
    });
    expect([status, media, await body.toArray()]).toEqual([
      206,
      'video/mp4',
      [Buffer.from('data')],
    ]);
    expect(headers).toEqual({ 'content-range': 'bytes 2-5/10', etag: '"1"' });
    expect(seen).toEqual([['/f?x=1', 'Bearer first', 'bytes=2-5']]);
  });

  test.each(['bytes=0-1,4-5', 'bytes=-', 'items=1-2', 'bytes=1-2\r\nx: y'])(
    'is given whole where the range is %j',
    async (range) => {
      let sent: string | undefined = 'nothing yet';
      const origin = await answering((req, res) => {
        sent = req.headers.range;
        video(req, res);
      });
      (await get(origin, '/f', { range })).body.destroy();
      expect(sent).toBeUndefined();
    },
  );

  test('is asked for with a renewed token once, and no more', async () => {
    const tokens: unknown[] = [];
    const origin = await answering((req, res) => {
      tokens.push(req.headers.authorization);
      res.writeHead(401).end();
    });
    expect(await faultOf(get(origin, '/f'))).toBe('unauthorized');
    expect(tokens).toEqual(['Bearer first', 'Bearer second']);
  });

  test.each<[string, RequestListener, DownloadFault]>([
    ['a page', (_, res) => res.setHeader('content-type', 'text/html').end('<p>'), 'page'],
    ['JSON', (_, res) => res.setHeader('content-type', 'application/json').end('{}'), 'page'],
    ['gone', (_, res) => res.writeHead(404).end(), 'gone'],
    ['an impossible range', (_, res) => res.writeHead(416).end(), 'range'],
    ['too busy', (_, res) => res.writeHead(429).end(), 'busy'],
    ['a fault', (_, res) => res.writeHead(502).end(), 'fault'],
    ['empty', (_, res) => res.writeHead(204).end(), 'fault'],
    ['packed', (_, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(), 'fault'],
    ['silent', () => undefined, 'silent'],
    ['hung up', (req) => void req.socket.destroy(), 'fault'],
    ['going round', (_, res) => res.writeHead(302, { location: '/f' }).end(), 'fault'],
  ])('that is %s is refused, in a sentence without its address', async (_what, answer, fault) => {
    const origin = await answering(answer);
    const error = await get(origin, '/f').catch((thrown: DownloadError) => thrown);
    expect(error).toMatchObject({ fault });
    expect(String((error as DownloadError).stack)).not.toMatch(/127\.0\.0\.1|first/);
    expect(appErrorOfDownload(error as DownloadError).message).toMatch(/[.]$/);
  });

  test('that is a page instead says so, as zoom_unavailable', async () => {
    const origin = await answering((_, res) => res.setHeader('content-type', 'text/html').end());
    const error = await get(origin, '/f').catch((thrown: DownloadError) => thrown);
    expect(appErrorOfDownload(error as DownloadError)).toMatchObject({
      code: 'zoom_unavailable',
      message: expect.stringMatching(/^Zoom sent a page instead of the recording\. /),
    });
  });

  test.each([
    'http://zoom.us/f',
    'https://zoom.us.example.com/f',
    'https://evilzoom.us/f',
    'https://zoom.us:8443/f',
    'https://user@zoom.us/f',
    'https://127.0.0.1/f',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    'no address',
  ])('is not fetched from %s', async (url) => {
    let asked = 0;
    const token = async () => {
      asked += 1;
      return 'first';
    };
    const origin = await answering(video);
    const renewing = { access: { token, renew: token } };
    expect(await faultOf(get(origin, url, renewing))).toBe('not_zoom');
    expect(asked).toBeLessThanOrEqual(1);
  });

  test.each([
    'http://127.0.0.1:1/f',
    'https://example.com/f?Signature=x',
    'https://d1.cloudfront.net/f',
    'https://cloudfront.net.example/f?Signature=x',
    'http://d1.cloudfront.net/f?Signature=x',
    'javascript:alert(1)',
  ])('is not followed to %s', async (location) => {
    const origin = await answering((_, res) => res.writeHead(302, { location }).end());
    expect(await faultOf(get(origin, '/f'))).toBe('not_zoom');
  });

  test('is followed within Zoom, with the token', async () => {
    const seen: unknown[] = [];
    const origin = await answering((req, res) => {
      seen.push(req.headers.authorization);
      if (req.url === '/f') res.writeHead(307, { location: '/g' }).end();
      else video(req, res);
    });
    (await get(origin, '/f')).body.destroy();
    expect(seen).toEqual(['Bearer first', 'Bearer first']);
  });

  test('ends at Zoom when whoever asked goes away', async () => {
    let closed = () => {};
    const heard = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const origin = await answering((_req, res) => {
      res.writeHead(200, { 'content-type': 'video/mp4' }).write('picture');
      res.once('close', closed);
    });
    const gone = new AbortController();
    const { body } = await get(origin, '/f', { signal: gone.signal });
    body.once('error', () => undefined);
    gone.abort();
    await heard;
    expect(body.destroyed).toBe(true);
  });
});

test('Zoom’s hosts are its own names over https, and their parts', () => {
  const are = ['https://zoom.us/a', 'https://us02web.zoom.us/a', 'https://file.zoomgov.com/a'];
  expect(are.map((one) => isZooms(new URL(one)))).toEqual([true, true, true]);
  expect(withoutToken('nothing')).toBeNull();
});

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['169.254.169.254', true],
  ['100.100.1.1', true],
  ['::1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['::ffff:10.0.0.1', true],
  ['64:ff9b::a00:1', true],
  ['170.114.52.2', false],
  ['2407:30c0::1', false],
])('%s is inside a network: %s', (address, expected) => {
  expect(isInside(address)).toBe(expected);
});
