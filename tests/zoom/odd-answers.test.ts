import express, { type Response, type Router } from 'express';
import { describe, expect, test } from 'vitest';
import { cloudWorld, OPTIONS, planOf, refusalOf } from './support.ts';

type Script = (res: Response) => void;

/** Answers the next requests as written here; after that the cloud's own answers follow. */
function scripted(...scripts: Script[]): Router {
  const router = express.Router();
  router.use('/v2', (_req, res, next) => {
    const script = scripts.shift();
    if (script) script(res);
    else next();
  });
  return router;
}

const json =
  (status: number, body: unknown): Script =>
  (res) => {
    res.status(status).json(body);
  };
const xml =
  (status: number): Script =>
  (res) => {
    res.status(status).type('application/xml').send('<result><code>124</code></result>');
  };
const html =
  (status: number): Script =>
  (res) => {
    res.status(status).type('html').send('<h1>Not here</h1>');
  };

const world = (...scripts: Script[]) => cloudWorld({ routers: [scripted(...scripts)] });
const SHAPES: unknown[] = [{}, { id: 5 }, [], null, 'text', 7, { id: 'x', email: '', type: 1 }];

describe('what is not Zoom’s word is not believed', () => {
  test.each(SHAPES)('JSON of another shape: %j', async (body) => {
    await using cloud = await world(...Array.from({ length: 4 }, () => json(200, body)));
    const refusal = await refusalOf(cloud.zoom.me());
    expect(refusal.facts).toMatchObject({ kind: 'unavailable', absence: 'unreadable' });
  });

  test('a 404 in HTML deletes nothing: something else than Zoom said it', async () => {
    await using cloud = await world(...Array.from({ length: 4 }, () => html(404)));
    const refusal = await refusalOf(cloud.zoom.deleteMeeting('83244710925'));
    expect(refusal.facts).toMatchObject({ kind: 'unavailable', absence: 'unreadable' });
    expect(cloud.requests).toHaveLength(4);
    await cloud.zoom.deleteMeeting('83244710925');
    expect(cloud.state.meetings.size).toBe(0);
  });

  test('a 401 in XML is one: the token is renewed', async () => {
    await using cloud = await world(xml(401));
    expect((await cloud.zoom.me()).name).toBe('Priya Raman');
    expect(cloud.access.renewed).toBe(1);
  });

  test('a 429 in XML is one: it passes', async () => {
    await using cloud = await world(xml(429));
    await cloud.zoom.createMeeting(planOf());
    expect(cloud.requests.map(({ status }) => status)).toEqual([429, 201]);
  });
});

describe('Zoom says one thing in several ways', () => {
  const scopes = {
    message: 'Invalid access token, does not contain scopes:[meeting:write:meeting].',
  };
  test.each([
    [400, { code: 4711, ...scopes }],
    [400, { code: 4700, ...scopes }],
    [401, { code: 104, ...scopes }],
    [400, { code: 300, ...scopes }],
  ])('scope missing: %i %j', async (status, body) => {
    await using cloud = await world(json(status, body));
    const refusal = await refusalOf(cloud.zoom.createMeeting(planOf()));
    expect(refusal.facts).toMatchObject({
      kind: 'scope_missing',
      scopes: ['meeting:write:meeting'],
    });
  });

  test.each([
    [401, { code: 124, message: 'Invalid access token.' }],
    [401, { code: 4700, message: 'Token cannot be empty.' }],
    [400, { code: 300, message: 'Invalid access token' }],
    [401, {}],
  ])('token expired: %i %j', async (status, body) => {
    await using cloud = await world(json(status, body));
    await cloud.zoom.me();
    expect(cloud.access.renewed).toBe(1);
  });

  test.each([1001, 1010])('alternative host unknown: the bare code %i', async (code) => {
    const message = `User does not exist: ${OPTIONS.alternativeHosts[0]}.`;
    await using cloud = await world(json(400, { code, message }));
    const refusal = await refusalOf(cloud.zoom.createMeeting(planOf()));
    expect(refusal.facts).toMatchObject({
      kind: 'alternative_host_unknown',
      hosts: OPTIONS.alternativeHosts,
    });
  });

  test('a user who does not exist is no alternative host where there are none', async () => {
    await using cloud = await world(json(404, { code: 1001, message: 'User does not exist.' }));
    const options = { ...OPTIONS, alternativeHosts: [] };
    const refusal = await refusalOf(cloud.zoom.createMeeting(planOf({ options })));
    expect(refusal.kind).toBe('not_found');
  });

  test.each([
    [400, { code: 200, message: 'No permission.' }],
    [403, { message: 'Forbidden' }],
    [403, undefined],
    [400, { code: 'text', message: 7 }],
    [409, []],
  ])('refused: %i %j', async (status, body) => {
    const answer: Script = (res) => {
      if (body === undefined) res.status(status).end();
      else res.status(status).json(body);
    };
    await using cloud = await world(answer);
    const refusal = await refusalOf(cloud.zoom.me());
    expect(refusal.facts).toMatchObject({ kind: 'refused', status });
    expect(refusal.message).toMatch(/^Zoom refused this.* Change what it names and try again\.$/);
  });
});

describe('redirects', () => {
  test('within Zoom’s own address a read follows, three times at most', async () => {
    const on: Script = (res) => res.redirect(302, '/v2/users/me');
    await using cloud = await world(on, on, on);
    expect((await cloud.zoom.me()).name).toBe('Priya Raman');
    await using endless = await world(on, on, on, on);
    expect((await refusalOf(endless.zoom.me())).facts.absence).toBe('redirect');
  });

  test('a write follows nowhere', async () => {
    await using cloud = await world((res) => res.redirect(307, '/v2/users/me/meetings'));
    const refusal = await refusalOf(cloud.zoom.createMeeting(planOf()));
    expect(refusal.facts).toMatchObject({ absence: 'redirect', mayHaveHappened: false });
    expect(cloud.state.meetings.size).toBe(1);
  });

  test('another host sees neither the request nor the token', async () => {
    const seen: unknown[] = [];
    const spy = express.Router().use((req, res) => {
      seen.push(req.headers.authorization);
      res.end();
    });
    await using elsewhere = await cloudWorld({ routers: [spy] });
    await using cloud = await world((res) => res.redirect(302, elsewhere.cloud.apiUrl));
    const refusal = await refusalOf(cloud.zoom.me());
    expect(refusal.facts).toMatchObject({ kind: 'unavailable', absence: 'redirect' });
    expect(seen).toEqual([]);
  });
});
