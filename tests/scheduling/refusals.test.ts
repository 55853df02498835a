import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import { SCOPES_OF, type ZoomFeature } from '../../common/zoom-features.ts';
import type { Endpoint, Trouble } from '../../server/rehearsal/cloud/trouble.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { signInAs } from '../support/server.ts';
import { expectSoon } from '../support/soon.ts';
import type { StreamReader } from '../support/sse.ts';
import { type Interview, type Meeting, SchedulingWorld } from './support.ts';

type Asked = { status: number; body: unknown };

const SECOND = { kind: 'rate_limited', limit: 'second' } as const;
const DAY = { kind: 'rate_limited', limit: 'day' } as const;
const TOO_MANY = 'Zoom is getting too many requests from your account. Try again after';
const USED_UP = 'Your Zoom account has used up its requests for today. Try again after';
const FAULT = 'Zoom has a fault of its own';
const UNREADABLE =
  'Zoom’s answer could not be read. Try again in a few minutes. If it stays so, see status.zoom.us.';
const ELSEWHERE =
  'Something between Hireside and Zoom sent the request elsewhere. Ask whoever runs Hireside to ' +
  'check its network and its Zoom address.';
const LICENCE =
  'Ask your Zoom admin for a licence, then try again; or choose somebody who has one.';

/**
 * Every refusal: what a recruiter reads, and what comes next. `by itself`: the task tries again.
 * `somebody`: nothing happens until somebody presses "try again" or changes something. Whether
 * Zoom has done the work all the same is for the next try to find out.
 */
const TABLE: [what: string, trouble: Trouble, sentence: string, next: 'by itself' | 'somebody'][] =
  [
    [
      'QPS, seconds',
      { ...SECOND, retryAfter: 'seconds', seconds: 60 },
      `${TOO_MANY} 12:01 UTC on 21 November 2026.`,
      'by itself',
    ],
    [
      'QPS, ISO-8601',
      { ...SECOND, retryAfter: 'date', seconds: 90 },
      `${TOO_MANY} 12:01:30 UTC on 21 November 2026.`,
      'by itself',
    ],
    [
      'QPS, HTTP date',
      { ...SECOND, retryAfter: 'http-date', seconds: 90 },
      `${TOO_MANY} 12:01:30 UTC on 21 November 2026.`,
      'by itself',
    ],
    [
      'QPS, no date, five times over',
      { ...SECOND, retryAfter: 'none' },
      'Zoom is getting too many requests from your account. Try again in a few seconds.',
      'by itself',
    ],
    [
      'the lock of a resource, five times over',
      { kind: 'too_many_at_once' },
      'Zoom is still busy with another change of yours. Try again in a few seconds.',
      'by itself',
    ],
    [
      'Daily-limit, ISO-8601',
      { ...DAY, retryAfter: 'date' },
      `${USED_UP} 00:00 UTC on 22 November 2026.`,
      'somebody',
    ],
    [
      'Daily-limit, seconds',
      { ...DAY, retryAfter: 'seconds' },
      `${USED_UP} 00:00 UTC on 22 November 2026.`,
      'somebody',
    ],
    [
      'Daily-limit, no date',
      { ...DAY, retryAfter: 'none' },
      `${USED_UP} 00:00 UTC on 22 November 2026.`,
      'somebody',
    ],
    [
      '100 meetings a day',
      { kind: 'daily_meeting_limit' },
      'Zoom lets one host create or change 100 meetings a day, and this host has used them. ' +
        'Choose another host, or try again after 00:00 UTC on 22 November 2026.',
      'somebody',
    ],
    [
      'a paid plan needed',
      { kind: 'paid_plan_needed' },
      `Zoom lets Hireside make and change meetings in a paid plan only. ${LICENCE}`,
      'somebody',
    ],
    [
      'an alternative host unknown',
      { kind: 'alternative_host_unknown', email: 'nobody@example.com' },
      'Zoom does not accept nobody@example.com as an alternative host: it takes licensed users of ' +
        'your own Zoom account only. Remove them and try again.',
      'somebody',
    ],
    [
      '500',
      { kind: 'fault', status: 500 },
      `${FAULT} (500). Try again in a few minutes.`,
      'by itself',
    ],
    [
      '502 in HTML',
      { kind: 'fault', status: 502, form: 'html' },
      `${FAULT} (502). Try again in a few minutes.`,
      'by itself',
    ],
    [
      '503 in XML',
      { kind: 'fault', status: 503, form: 'xml' },
      `${FAULT} (503). Try again in a few minutes.`,
      'by itself',
    ],
    ['XML for JSON', { kind: 'garbled', form: 'xml' }, UNREADABLE, 'by itself'],
    ['HTML for JSON', { kind: 'garbled', form: 'html' }, UNREADABLE, 'by itself'],
    ['nothing for JSON', { kind: 'garbled', form: 'empty' }, UNREADABLE, 'by itself'],
    ['cut in the middle of the body', { kind: 'garbled', form: 'cut' }, UNREADABLE, 'by itself'],
    [
      'slower than we wait',
      { kind: 'slow', ms: 1_200 },
      'Zoom did not answer in time. Try again in a few minutes.',
      'by itself',
    ],
    [
      'silence after the work was done',
      { kind: 'lost_answer' },
      'Zoom did not answer in time. Try again in a few minutes.',
      'by itself',
    ],
    [
      'a detour to another host',
      { kind: 'redirect', to: 'https://portal.example/login' },
      ELSEWHERE,
      'by itself',
    ],
  ];

/** One of each way to refuse: the sentences are the same. */
const MOVING = TABLE.filter(([what]) =>
  /^QPS, s|lock|^Daily-limit, no|100|alternative|XML$|cut|silence|detour/.test(what),
);

const about = (event: object) => (event as { interviewId?: string }).interviewId;
const isSlow = ({ kind }: Trouble) => kind === 'slow' || kind === 'lost_answer';

for (const engine of ENGINES) {
  describe(`what Zoom refuses on ${engine}`, () => {
    let here: SchedulingWorld;
    let panel: StreamReader;
    let day = 10;
    beforeAll(async () => {
      const patience = { timeoutMs: 600, pause: async () => {}, random: () => 0.5 };
      here = await SchedulingWorld.start(engine, { patience });
      const { caller } = await signInAs(here.server, here.world.interviewer.id);
      panel = caller.follow(here.world.candidateId);
    });
    afterEach(() => here.zoom.state.trouble.clear());
    afterAll(async () => {
      panel.cut();
      await here[Symbol.asyncDispose]();
    });

    const state = () => here.zoom.state;
    const inZoom = (id: string) =>
      [...state().meetings.values()].filter(({ agenda }) => agenda.includes(`: ${id}`));
    const entries = (id: string) =>
      [...state().calendars.values()]
        .flatMap(({ events }) => [...events.values()])
        .filter(({ description }) => description.includes(`: ${id}`));
    const always = (endpoint: Endpoint | '*', trouble: Trouble) =>
      state().trouble.next(endpoint, trouble, 99);
    const again = (id: string) => here.recruiter.post(`/api/interviews/${id}/meeting`, {});
    /** A colleague's panel stays open all the while, and hears of each interview. */
    const panelHears = (id: string, type: string) =>
      panel.until(({ log }) => log.some((one) => one.type === type && about(one) === id), type);
    /** A day of its own for each interview. */
    const schedule = () => {
      day += 1;
      return here.schedule({ startsAt: toInstant(NOON + day * 86_400_000) });
    };

    test.each(TABLE)('scheduling, %s', async (_, trouble, sentence, next) => {
      always('create_meeting', trouble);
      // What it may have made cannot be looked for either.
      always('list_meetings', isSlow(trouble) ? { kind: 'fault', status: 503 } : trouble);
      const { status, body } = await schedule();
      expect([status, body.status, body.meetingNumber]).toEqual([200, 'scheduled', null]);
      const { problem, state: stands } = await here.meeting(body.id);
      expect(problem?.message).toBe(sentence);
      expect(stands).toBe(next === 'somebody' ? 'refused' : 'wanted');
      await panelHears(body.id, 'interview.scheduled');
      const inVain = isSlow(trouble) ? expect.stringContaining('(503)') : sentence;
      expect((await again(body.id)).body).toMatchObject({ problem: { message: inVain } });
      // What Zoom does later than the next look nobody can find (decision 0030).
      if (isSlow(trouble))
        await expectSoon(
          async () => inZoom(body.id).length,
          (count) => count > 0,
        );
      state().trouble.clear();
      expect((await again(body.id)).body).toMatchObject({ state: 'made', problem: null });
      await panelHears(body.id, 'interview.meeting_set');
      expect(inZoom(body.id)).toHaveLength(1);
      expect(entries(body.id)).toHaveLength(1);
    });

    test.each(MOVING)('moving, %s', async (_, trouble, sentence, next) => {
      const { body } = await schedule();
      // Changing answers without a body: there is nothing to garble but the look after it.
      if (trouble.kind !== 'garbled') always('update_meeting', trouble);
      always('get_meeting', trouble);
      const path = `/api/interviews/${body.id}`;
      const moved = await here.recruiter.call('PATCH', path, { minutes: 35 });
      expect([moved.status, (moved.body as Interview).minutes]).toEqual([200, 35]);
      await panelHears(body.id, 'interview.rescheduled');
      const { problem, state: stands, number } = await here.meeting(body.id);
      expect([problem?.message, number]).toEqual([sentence, body.meetingNumber]);
      expect(stands).toBe(next === 'somebody' ? 'refused' : 'wanted');
      state().trouble.clear();
      expect((await again(body.id)).body).toMatchObject({ state: 'made', problem: null });
      expect(inZoom(body.id).map(({ minutes }) => minutes)).toEqual([35]);
      expect(entries(body.id)).toHaveLength(1);
    });

    /** What each feature is asked for with, the call that Zoom refuses, and how it names itself. */
    const FEATURES: [ZoomFeature, Endpoint, string, (id: string) => Promise<Asked>][] = [
      ['meetings', 'update_meeting', 'make and change meetings', meetingAgain],
      [
        'host',
        'zak',
        'start meetings in their host’s name',
        (id) => here.recruiter.post(`/api/interviews/${id}/sdk-signature`, { role: 'host' }),
      ],
      [
        'open_by_itself',
        'open_app',
        'open by itself in a meeting',
        (id) => here.recruiter.post(`/api/interviews/${id}/open-automatically`, { on: true }),
      ],
      ['calendar', 'update_event', 'read and write calendars', entryAgain],
    ];
    async function meetingAgain(id: string): Promise<Asked> {
      const { body } = await again(id);
      const { problem } = body as Meeting;
      return { status: problem === null ? 200 : 409, body: problem };
    }
    async function entryAgain(id: string): Promise<Asked> {
      const { body } = await again(id);
      const { calendar } = body as Meeting;
      return { status: calendar.message === null ? 200 : 409, body: calendar };
    }

    test.each(FEATURES)('%s, a paid plan needed', async (_, endpoint, doing, ask) => {
      const { body } = await schedule();
      always(endpoint, { kind: 'paid_plan_needed' });
      const refused = await ask(body.id);
      expect([refused.status, refused.body]).toEqual([
        409,
        expect.objectContaining({
          message: `Zoom lets Hireside ${doing} in a paid plan only. ${LICENCE}`,
        }),
      ]);
      state().trouble.clear();
      expect((await ask(body.id)).status).toBe(200);
      expect([inZoom(body.id).length, entries(body.id).length]).toEqual([1, 1]);
    });

    test.each(FEATURES)('%s, its scope withdrawn', async (feature, _endpoint, doing, ask) => {
      const { body } = await schedule();
      // Withdrawn at Zoom, where the grant that we know still has it.
      const all = here.zoom.grants.scope.split(' ');
      const lost = SCOPES_OF[feature].filter((one) => !/:read:(list|meeting)/.test(one));
      here.zoom.grants.grantOnly(all.filter((one) => !lost.includes(one)));
      const refused = await ask(body.id);
      expect(refused.status).toBeGreaterThanOrEqual(401);
      const { message } = refused.body as { message: string };
      expect(message).toMatch(new RegExp(`^Zoom has not allowed Hireside to ${doing} \\(`));
      expect(message).toContain('Connect Zoom again under Settings → Integrations and allow it');
      here.zoom.grants.grantOnly(all);
      expect((await ask(body.id)).status).toBe(200);
      expect([inZoom(body.id).length, entries(body.id).length]).toEqual([1, 1]);
    });
  });
}
