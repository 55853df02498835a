import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import { mailsOf } from '../../db/mail.ts';
import { ENGINES } from '../support/databases.ts';
import { NOON } from '../support/fixtures.ts';
import { expectSoon } from '../support/soon.ts';
import { SchedulingWorld, TENS } from './support.ts';

for (const engine of ENGINES) {
  describe(`ways into the meeting and who is free on ${engine}`, () => {
    let here: SchedulingWorld;
    beforeAll(async () => {
      here = await SchedulingWorld.start(engine);
    });
    beforeEach(() => here.renew());
    afterAll(() => here[Symbol.asyncDispose]());
    const mails = (id: string) => mailsOf(here.fresh.database.read, here.world.organizationId, id);
    const settled = (id: string, count: number) =>
      expectSoon(
        () => mails(id),
        (all) => all.filter(({ state }) => state === 'sent').length === count,
      );
    const linkOf = (id: string) => here.recruiter.post(`/api/interviews/${id}/host`, {});

    test('the host gets a start link when asked; it is kept nowhere and told nobody else', async () => {
      const { body } = await here.schedule();
      const { status, body: link } = await linkOf(body.id);
      const url = new URL((link as { url: string }).url);
      expect([status, url.pathname]).toEqual([200, `/s/${body.meetingNumber}`]);
      const kept = await everything(here);
      for (const zak of here.zoom.state.zaks.keys()) expect(kept).not.toContain(zak);
      const { passcode } = await here.meeting(body.id);
      expect(kept, 'the passcode is sealed').not.toContain(passcode);
      const admin = await here.as(here.world.admin);
      const refused = await admin.post(`/api/interviews/${body.id}/host`, {});
      expect([refused.status, refused.body]).toEqual([
        403,
        expect.objectContaining({ message: expect.stringContaining('Ask one of them') }),
      ]);
    });

    test('an alternative host is sent to the meeting, not to the host’s start link', async () => {
      const { manager } = here.world;
      const zoom = { alternativeHostIds: [manager.id] };
      const { body } = await here.schedule({ zoom, memberIds: [manager.id] });
      const caller = await here.as(manager);
      const { body: link } = await caller.post(`/api/interviews/${body.id}/host`, {});
      expect((link as { url: string }).url).toContain(`/j/${body.meetingNumber}`);
    });

    test('link and passcode are for the panel and staff; a hiring manager beside it gets neither', async () => {
      const { body } = await here.schedule();
      const beside = await here.meeting(body.id, await here.as(here.world.manager));
      expect(beside).toMatchObject({ state: 'made', joinUrl: null, passcode: null });
      const on = await here.meeting(body.id, await here.as(here.world.interviewer));
      expect(on.joinUrl).toContain('/j/');
    });

    test('the panel opens by itself where asked, and a link opens it on this interview', async () => {
      const { body } = await here.schedule();
      const path = `/api/interviews/${body.id}`;
      await here.recruiter.post(`${path}/open-automatically`, { on: true });
      expect(here.zoom.state.openApps.has(Number(body.meetingNumber))).toBe(true);
      expect((await here.meeting(body.id)).opensAutomatically).toBe(true);
      await here.recruiter.post(`${path}/open-automatically`, { on: false });
      expect(here.zoom.state.openApps.size).toBe(0);
      const { body: link } = await here.recruiter.post(`${path}/panel-link`, {});
      const { searchParams } = new URL((link as { url: string }).url);
      expect(searchParams.get('action')).toBe(`interview:${body.id}`);
    });

    test('whoever was invited hears of a move and of the end, with the link', async () => {
      const { body } = await here.schedule();
      const path = `/api/interviews/${body.id}`;
      const draft = (await here.recruiter.get(`${path}/invitation`)).body as { body: string };
      const { joinUrl } = await here.meeting(body.id);
      expect(draft.body).toContain(joinUrl);
      const sent = { subject: 'Your interview', body: draft.body, to: 'niamh@example.com' };
      expect((await here.recruiter.post(`${path}/invitation`, sent)).status).toBe(200);
      await here.smtp.untilTaken(1);
      await settled(body.id, 1);
      await here.recruiter.call('PATCH', path, { startsAt: toInstant(NOON + 11 * 86_400_000) });
      await settled(body.id, 2);
      await here.recruiter.call('DELETE', path);
      await settled(body.id, 3);
      const told = (await mails(body.id)).map(({ kind, body: words }) => [
        kind,
        words.includes(joinUrl!),
      ]);
      expect(told).toEqual([
        ['invitation', true],
        ['update', true],
        ['cancellation', false],
      ]);
    });

    test('busy times come from each one’s own calendar; who cannot be asked is unknown, in words', async () => {
      const { recruiter, interviewer, manager } = here.world;
      await here.schedule();
      const scopes = here.zoom.grants.scope.split(' ');
      const query = [recruiter, interviewer, manager].map(({ id }) => `memberIds=${id}`).join('&');
      here.zoom.grants.grantOnly(scopes.filter((one) => !one.startsWith('calendar')));
      await here.reconnect(manager);
      here.zoom.grants.grantOnly(scopes);
      const times = `from=${toInstant(NOON + 9 * 86_400_000)}&to=${toInstant(NOON + 11 * 86_400_000)}`;
      const { status, body } = await here.recruiter.get(`/api/availability?${query}&${times}`);
      expect([status, body]).toEqual([
        200,
        {
          members: [
            expect.objectContaining({
              memberId: recruiter.id,
              busy: [{ from: TENS, to: expect.any(String) }],
            }),
            expect.objectContaining({
              busy: null,
              reason: expect.stringContaining('has not connected Zoom'),
            }),
            expect.objectContaining({
              busy: null,
              reason: expect.stringContaining('has not allowed'),
            }),
          ],
        },
      ]);
    });

    test('interviews in Hireside are busy times, whatever is known of the calendar', async () => {
      const { interviewer, recruiter } = here.world;
      const { body } = await here.schedule({ memberIds: [interviewer.id, recruiter.id] });
      const cancelled = await here.schedule({ startsAt: toInstant(Date.parse(TENS) + 7_200_000) });
      await here.recruiter.call('DELETE', `/api/interviews/${cancelled.body.id}`);
      const ids = `memberIds=${interviewer.id}&memberIds=${recruiter.id}`;
      const times = `from=${toInstant(NOON + 9 * 86_400_000)}&to=${toInstant(NOON + 11 * 86_400_000)}`;
      const ask = async (more = '') =>
        (await here.recruiter.get(`/api/availability?${ids}&${times}${more}`)).body as {
          members: { busy: unknown; interviews: unknown }[];
        };
      const taken = { from: TENS, to: toInstant(Date.parse(TENS) + body.minutes * 60_000) };
      expect((await ask()).members).toEqual([
        expect.objectContaining({ busy: null, interviews: [taken] }),
        expect.objectContaining({ busy: [taken], interviews: [taken] }),
      ]);
      // Moving it by a quarter of an hour is no conflict with itself.
      expect((await ask(`&exceptInterviewId=${body.id}`)).members).toEqual([
        expect.objectContaining({ busy: null, interviews: [] }),
        expect.objectContaining({ busy: [], interviews: [] }),
      ]);
    });

    test('why it was cancelled stands in the history', async () => {
      const { body } = await here.schedule();
      const path = `/api/interviews/${body.id}`;
      await here.recruiter.call('DELETE', path, { reason: 'The role is on hold' });
      const log = await here.recruiter.get(`/api/candidates/${body.candidateId}/events`);
      expect(log.body).toMatchObject({
        items: expect.arrayContaining([
          expect.objectContaining({
            type: 'interview.cancelled',
            body: { reason: 'The role is on hold' },
          }),
        ]),
      });
    });

    test('a day on which the clocks change: the meeting is at the instant that was chosen', async () => {
      // 09:30 in New York on the day summer time begins; UTC-4 from 07:00 UTC on.
      const startsAt = '2027-03-14T13:30:00.000Z';
      const { body } = await here.schedule({ startsAt, timeZone: 'America/New_York' });
      const [made] = [...here.zoom.state.meetings.values()];
      expect(made).toMatchObject({ startsAt: Date.parse(startsAt), timeZone: 'America/New_York' });
      expect(body.startsAt).toBe(startsAt);
    });
  });
}

/** Every text in the tables where scheduling writes. */
async function everything({ fresh: { database } }: SchedulingWorld): Promise<string> {
  const tables = ['meeting_plan', 'event', 'interview', 'task', 'session'] as const;
  const rows = [];
  for (const table of tables)
    rows.push(await database.read.selectFrom(table).selectAll().execute());
  return JSON.stringify(rows);
}
