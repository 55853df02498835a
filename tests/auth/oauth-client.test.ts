import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newVerifier, OAuthClient, OAuthError, s256 } from '../../server/zoom/oauth.ts';

/** One call, as Zoom would receive it. */
interface Heard {
  path: string | undefined;
  authorization: string | undefined;
  type: string | undefined;
  form: Record<string, string>;
}

describe('the client of Zoom’s OAuth endpoints', () => {
  let server: Server;
  let client: OAuthClient;
  let heard: Heard[];
  let answer: { status: number; type: string; body: string; location?: string };

  beforeEach(async () => {
    heard = [];
    server = createServer(async (req, res) => {
      heard.push(await hear(req));
      const { status, type, body, location } = answer;
      res.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    client = new OAuthClient({
      clientId: 'the-id',
      clientSecret: 'the-secret',
      oauthUrl: `http://127.0.0.1:${port}`,
    });
    say(200, { access_token: 'at', refresh_token: 'rt', expires_in: 3599, scope: 'a b' });
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const say = (status: number, body: object) => {
    answer = { status, type: 'application/json', body: JSON.stringify(body) };
  };
  const exchange = () =>
    client.exchange({ code: 'the-code', verifier: 'the-verifier', redirectUri: 'https://a.b/c' });
  const problem = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: OAuthError) => error,
    );

  test('exchanges a code as a form with Basic authorisation', async () => {
    expect(await exchange()).toEqual({
      accessToken: 'at',
      refreshToken: 'rt',
      expiresInMs: 3_599_000,
      scope: 'a b',
    });
    expect(heard).toEqual([
      {
        path: '/oauth/token',
        authorization: `Basic ${Buffer.from('the-id:the-secret').toString('base64')}`,
        type: 'application/x-www-form-urlencoded',
        form: {
          grant_type: 'authorization_code',
          code: 'the-code',
          code_verifier: 'the-verifier',
          redirect_uri: 'https://a.b/c',
        },
      },
    ]);
  });

  test('names no redirect_uri where there is to be none', async () => {
    await client.exchange({ code: 'c', verifier: 'v', redirectUri: null });
    expect(heard[0]!.form).not.toHaveProperty('redirect_uri');
  });

  test('refreshes and revokes', async () => {
    await client.refresh('old-refresh');
    await client.revoke('old-access');
    expect(heard.map(({ path, form }) => [path, form])).toEqual([
      ['/oauth/token', { grant_type: 'refresh_token', refresh_token: 'old-refresh' }],
      ['/oauth/revoke', { token: 'old-access' }],
    ]);
  });

  test.each([
    [400, { reason: 'Invalid Token!', error: 'invalid_grant' }, 'invalid_grant', null],
    [401, { reason: 'Refresh token not found (4737)', error: 'x' }, 'invalid_grant', 4737],
    [400, { reason: 'revoked (4741)', error: 'invalid_request' }, 'invalid_grant', 4741],
    [400, { reason: '4709: Redirect URI mismatch.', error: 'x' }, 'redirect_mismatch', 4709],
    [400, { reason: 'Invalid redirect', error: 'invalid_grant' }, 'redirect_mismatch', null],
    [401, { reason: 'Invalid client', error: 'invalid_client' }, 'invalid_client', null],
    [400, { reason: 'disabled by admin 4738' }, 'not_approved', 4738],
    [400, { reason: 'Unsupported', error: 'unsupported_grant_type' }, 'refused', null],
    [400, { reason: 'cannot create the code (4732)' }, 'unavailable', 4732],
    [429, { reason: 'Too many', error: 'x' }, 'unavailable', null],
    [503, { reason: 'Down', error: 'invalid_grant' }, 'unavailable', null],
  ])('status %i with %j is %s', async (status, body, expected, code) => {
    say(status, body);
    const error = await problem(exchange());
    expect(error).toBeInstanceOf(OAuthError);
    expect([error!.problem, error!.zoomCode]).toEqual([expected, code]);
  });

  test('an error says nothing of what was sent or received', async () => {
    say(400, { reason: 'the-code of the-verifier is no good', error: 'invalid_grant' });
    const error = (await problem(exchange()))!;
    const text = JSON.stringify([error.message, error.stack, { ...error }]);
    expect(text).not.toMatch(/the-code|the-verifier|the-secret/);
    expect(error.cause).toBeUndefined();
  });

  test.each([
    [200, 'text/html', '<html>sign in</html>'],
    [200, 'application/json', '{"access_token":"at"}'],
    [400, 'application/xml', '<error/>'],
  ])('status %i with %s that is no answer of Zoom’s is unavailable', async (status, type, body) => {
    answer = { status, type, body };
    expect((await problem(exchange()))?.problem).toBe('unavailable');
  });

  test('takes the secret nowhere that an answer points to', async () => {
    answer = { status: 307, type: 'text/html', body: '', location: '/elsewhere' };
    expect((await problem(exchange()))?.problem).toBe('unavailable');
    expect(heard).toHaveLength(1);
  });

  test('revoking what is over already is no error; a Zoom that is down is', async () => {
    say(400, { reason: 'Invalid Token!', error: 'invalid_request' });
    await client.revoke('dead');
    say(503, {});
    expect((await problem(client.revoke('alive')))?.problem).toBe('unavailable');
  });

  test('PKCE: the vector of RFC 7636, appendix B', () => {
    expect(s256('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
      'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
    expect(newVerifier()).toMatch(/^[\w-]{43}$/);
  });
});

async function hear(req: IncomingMessage): Promise<Heard> {
  let body = '';
  for await (const chunk of req) body += chunk;
  const { authorization, 'content-type': type } = req.headers;
  return {
    path: req.url,
    authorization,
    type,
    form: Object.fromEntries(new URLSearchParams(body)),
  };
}
