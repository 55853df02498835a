import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { appErrorOf } from '../../server/zoom/app-error.ts';
import { ZoomError } from '../../server/zoom/errors.ts';
import { redacted } from '../../server/zoom/redact.ts';
import { cloudWorld, planOf, refusalOf } from './support.ts';

/** Everything of an error that could reach a log, a page or a colleague. */
const everythingOf = (error: ZoomError) =>
  [
    error.message,
    error.stack,
    JSON.stringify(error),
    JSON.stringify(appErrorOf(error)),
    inspect(error, { depth: 10, showHidden: true }),
    inspect(appErrorOf(error), { depth: 10, showHidden: true }),
  ].join('\n');

const SECRET = /eyJ|secret-token|Bearer|zak=|start_url|\/s\/\d/;

const TROUBLES: Trouble[] = [
  { kind: 'fault', status: 500 },
  { kind: 'garbled', form: 'cut' },
  { kind: 'garbled', form: 'html' },
  { kind: 'token_expired' },
  { kind: 'paid_plan_needed' },
  { kind: 'daily_meeting_limit' },
  { kind: 'rate_limited', limit: 'day', retryAfter: 'date' },
  { kind: 'alternative_host_unknown', email: 'someone@example.com' },
  { kind: 'redirect', to: 'https://portal.example/?token=eyJhbGciOiJIUzI1NiJ9' },
];

describe('no token and no start link is in an error, its JSON or its inspection', () => {
  test.each(TROUBLES)('%j', async (trouble) => {
    await using world = await cloudWorld();
    world.state.trouble.next('*', trouble, 100);
    const { zoom } = world;
    const works = [
      () => zoom.createMeeting(planOf()),
      () => zoom.startUrl('83244710925'),
      () => zoom.zak(),
    ];
    for (const work of works) expect(everythingOf(await refusalOf(work()))).not.toMatch(SECRET);
  });

  test('a token that no header can carry, which fetch would quote', async () => {
    await using world = await cloudWorld();
    const token = async () => 'eyJhbGciOiJIUzI1NiJ9.secret-token\nwith a line';
    const refusal = await refusalOf(world.clientFor({ token, renew: token }).me());
    expect(everythingOf(refusal)).not.toMatch(SECRET);
  });

  test('an address that quotes the token back', () => {
    const said =
      'Invalid access token eyJhbGciOiJIUzI1NiJ9.eyJ1aWQiOiJ0ZXN0In0.abcdefghijklmnopqrstuvwxyz, see ' +
      'https://zoom.us/s/123?zak=abc and zak=def, Bearer xyz';
    const error = new ZoomError({
      kind: 'refused',
      subject: 'meeting',
      zoomMessage: redacted(said),
      requestId: 'r',
      mayHaveHappened: false,
    });
    expect(everythingOf(error)).not.toMatch(/eyJ1aWQi|abcdefghijkl|zak=\w|Bearer \w|zoom\.us\/s/);
  });
});

test('redacted: keeps what helps, on one line and short', () => {
  const said = 'User does not exist:\n  someone@example.com, scopes:[meeting:write:meeting].';
  expect(redacted(said)).toBe(
    'User does not exist: someone@example.com, scopes:[meeting:write:meeting].',
  );
  expect(redacted('word '.repeat(100))).toHaveLength(200);
});

test('observed requests: method, path and outcome, without query, token or body', async () => {
  await using world = await cloudWorld();
  await world.zoom.createMeeting(planOf());
  await world.zoom.listUpcomingMeetings();
  await world.zoom.startUrl('83244710925');
  expect(JSON.stringify(world.requests)).not.toMatch(SECRET);
  expect(world.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
    'POST /users/me/meetings 201',
    'GET /users/me/meetings 200',
    'GET /meetings/83244710925 200',
  ]);
  expect(world.requests[0]).toEqual({
    method: 'POST',
    path: '/users/me/meetings',
    status: 201,
    ms: 0,
    requestId: expect.stringMatching(/^v=2\.0;clid=rehearsal;rid=[0-9a-f]{12}$/),
    kind: null,
  });
});
