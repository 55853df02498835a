import { describe, expect, test, vi } from 'vitest';
import type { Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { MEMBERS } from '../../server/seed/cast.ts';
import { appErrorOf } from '../../server/zoom/app-error.ts';
import { createZoomClient } from '../../server/zoom/client.ts';
import type { ZoomErrorKind } from '../../server/zoom/errors.ts';
import { cloudWorld, OPTIONS, planOf, refusalOf } from './support.ts';

const SECOND = { kind: 'rate_limited', limit: 'second' } as const;
const DAY = { kind: 'rate_limited', limit: 'day' } as const;

/** Trouble that outlasts every try, and what a person reads then. */
const CASES: [
  what: string,
  trouble: Trouble,
  kind: ZoomErrorKind,
  sentence: string,
  retryAt?: string,
][] = [
  [
    'the limit per second, seconds to wait',
    { ...SECOND, retryAfter: 'seconds', seconds: 60 },
    'rate_limited',
    'Zoom is getting too many requests from your account. Try again after 12:01 UTC on 21 November 2026.',
    '2026-11-21T12:01:00.000Z',
  ],
  [
    'the limit per second, a date to wait for',
    { ...SECOND, retryAfter: 'date', seconds: 90 },
    'rate_limited',
    'Zoom is getting too many requests from your account. Try again after 12:01:30 UTC on 21 November 2026.',
    '2026-11-21T12:01:30.000Z',
  ],
  [
    'the limit per second, an HTTP date to wait for',
    { ...SECOND, retryAfter: 'http-date', seconds: 90 },
    'rate_limited',
    'Zoom is getting too many requests from your account. Try again after 12:01:30 UTC on 21 November 2026.',
    '2026-11-21T12:01:30.000Z',
  ],
  [
    'the limit per second, without a word when',
    { ...SECOND, retryAfter: 'none' },
    'rate_limited',
    'Zoom is getting too many requests from your account. Try again in a few seconds.',
  ],
  [
    'the account’s limit per day',
    { ...DAY, retryAfter: 'date' },
    'rate_limited',
    'Your Zoom account has used up its requests for today. Try again after 00:00 UTC on 22 November 2026.',
    '2026-11-22T00:00:00.000Z',
  ],
  [
    'the account’s limit per day, without a word when',
    { ...DAY, retryAfter: 'none' },
    'rate_limited',
    'Your Zoom account has used up its requests for today. Try again after 00:00 UTC on 22 November 2026.',
    '2026-11-22T00:00:00.000Z',
  ],
  [
    'another change under way',
    { kind: 'too_many_at_once' },
    'rate_limited',
    'Zoom is still busy with another change of yours. Try again in a few seconds.',
  ],
  [
    '100 meetings a day',
    { kind: 'daily_meeting_limit' },
    'daily_meeting_limit',
    'Zoom lets one host create or change 100 meetings a day, and this host has used them. ' +
      'Choose another host, or try again after 00:00 UTC on 22 November 2026.',
    '2026-11-22T00:00:00.000Z',
  ],
  [
    'a paid plan needed',
    { kind: 'paid_plan_needed' },
    'paid_plan_needed',
    'Zoom lets Hireside make and change meetings in a paid plan only. ' +
      'Ask your Zoom admin for a licence, then try again; or choose somebody who has one.',
  ],
  [
    'an alternative host unknown',
    { kind: 'alternative_host_unknown', email: MEMBERS.elena.email },
    'alternative_host_unknown',
    'Zoom does not accept interviewer@rehearsal.example as an alternative host: it takes licensed ' +
      'users of your own Zoom account only. Remove them and try again.',
  ],
  [
    'a fault of Zoom’s own',
    { kind: 'fault', status: 503 },
    'unavailable',
    'Zoom has a fault of its own (503). Try again in a few minutes.',
  ],
  [
    'a fault in HTML',
    { kind: 'fault', status: 502, form: 'html' },
    'unavailable',
    'Zoom has a fault of its own (502). Try again in a few minutes.',
  ],
  ...(['xml', 'html', 'empty', 'cut'] as const).map(
    (form) =>
      [
        `${form} instead of JSON`,
        { kind: 'garbled', form },
        'unavailable',
        'Zoom’s answer could not be read. Try again in a few minutes. If it stays so, see status.zoom.us.',
      ] as [string, Trouble, ZoomErrorKind, string],
  ),
  [
    'a detour to another host',
    { kind: 'redirect', to: 'https://portal.example/login' },
    'unavailable',
    'Something between Hireside and Zoom sent the request elsewhere. Ask whoever runs Hireside to ' +
      'check its network and its Zoom address.',
  ],
  [
    'a token that nothing renews',
    { kind: 'token_expired' },
    'reauthorise',
    'Your connection to Zoom has ended. Connect Zoom again under Settings → Integrations.',
  ],
];

describe('each refusal has a kind and a sentence that says what to do', () => {
  test.each(CASES)('%s', async (_what, trouble, kind, sentence, retryAt) => {
    await using world = await cloudWorld();
    world.state.trouble.next('*', trouble, 100);
    const refusal = await refusalOf(world.zoom.createMeeting(planOf()));
    expect({ kind: refusal.kind, message: refusal.message }).toEqual({ kind, message: sentence });
    // Pauses of a test pass on its clock; what Zoom asks for is counted from the last answer.
    const waited = world.pauses.reduce((sum, ms) => sum + ms, 0);
    if (waited === 0) expect(refusal.facts.retryAt).toBe(retryAt);
    expect(appErrorOf(refusal).message).toBe(sentence);
  });
});

test('slow: an answer that takes too long is given up, with a sentence', async () => {
  await using world = await cloudWorld({ timeoutMs: 60 });
  world.state.trouble.next('me', { kind: 'lost_answer' }, 100);
  const refusal = await refusalOf(world.zoom.me());
  expect(refusal).toMatchObject({
    kind: 'unavailable',
    message: 'Zoom did not answer in time. Try again in a few minutes.',
    facts: { absence: 'timeout', mayHaveHappened: false },
  });
});

test('slow: fifteen seconds are waited unless told otherwise, for the whole answer', async () => {
  await using world = await cloudWorld();
  const patience = vi.spyOn(AbortSignal, 'timeout');
  const { cloud, clock, access } = world;
  await createZoomClient({ baseUrl: cloud.apiUrl, clock, access }).me();
  expect(patience.mock.calls).toEqual([[15_000]]);
  patience.mockRestore();
});

test('slow: an answer that comes in time is as good as any', async () => {
  await using world = await cloudWorld();
  world.state.trouble.next('me', { kind: 'slow', ms: 30 });
  expect((await world.zoom.me()).name).toBe('Priya Raman');
  expect(world.requests).toHaveLength(1);
});

test('no network: nobody listens there, with a sentence', async () => {
  const world = await cloudWorld();
  await world[Symbol.asyncDispose]();
  const refusal = await refusalOf(world.zoom.me());
  expect(refusal.facts).toMatchObject({ kind: 'unavailable', absence: 'network' });
  expect(refusal.message).toMatch(/^Zoom cannot be reached\. Try again in a few minutes\./);
});

test('100 meetings a day: the cloud counts, for each host alone, and begins anew at midnight UTC', async () => {
  await using world = await cloudWorld();
  world.state.writes.set('zoom-recruiter 2026-11-21', 99);
  const { meeting } = await world.zoom.createMeeting(planOf());
  const refusal = await refusalOf(world.zoom.updateMeeting(meeting.number, planOf()));
  expect(refusal.kind).toBe('daily_meeting_limit');
  const ada = world.clientFor(world.desk.accessOf(MEMBERS.ada.zoomUserId));
  await ada.createMeeting(planOf({ reference: 'interview-2' }));
  world.clock.pass(12 * 3_600_000);
  await world.zoom.updateMeeting(meeting.number, planOf());
});

test('alternative host: unknown, unlicensed, and the host’s own address are all named', async () => {
  await using world = await cloudWorld();
  world.state.users.get(MEMBERS.kofi.zoomUserId)!.licensed = false;
  for (const email of ['nobody@example.com', MEMBERS.kofi.email, MEMBERS.priya.email]) {
    const options = { ...OPTIONS, alternativeHosts: [MEMBERS.elena.email, email] };
    const refusal = await refusalOf(world.zoom.createMeeting(planOf({ options })));
    expect(refusal.facts).toMatchObject({ kind: 'alternative_host_unknown', hosts: [email] });
  }
  expect(world.state.meetings.size).toBe(1);
});

test('paid plan: a basic user’s past participants', async () => {
  await using world = await cloudWorld();
  world.state.users.get(MEMBERS.priya.zoomUserId)!.licensed = false;
  const refusal = await refusalOf(world.zoom.pastParticipants('83244710925'));
  expect(refusal.kind).toBe('paid_plan_needed');
});

test('not found: a meeting deleted in Zoom, with a sentence', async () => {
  await using world = await cloudWorld();
  const refusal = await refusalOf(world.zoom.updateMeeting('81111111111', planOf()));
  expect(refusal.facts).toMatchObject({ kind: 'not_found', zoomCode: 3001, status: 404 });
  expect(refusal.message).toBe(
    'Zoom does not find this meeting any more: deleted in Zoom, or expired. Schedule the interview again.',
  );
});

test('refused: Zoom’s own words go on, those about the field included', async () => {
  await using world = await cloudWorld();
  const options = { ...OPTIONS, passcode: 'longer than ten characters' };
  const refusal = await refusalOf(world.zoom.createMeeting(planOf({ options })));
  expect(refusal.facts).toMatchObject({ kind: 'refused', zoomCode: 300, status: 400 });
  expect(refusal.message).toMatch(
    /^Zoom refused this \(code 300\): “Validation Failed\. .+” Change what it names and try again\.$/,
  );
});
