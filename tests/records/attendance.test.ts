import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { toInstant } from '../../common/time.ts';
import { stopCollecting } from '../../db/records/collecting.ts';
import { joinedEvent, leftEvent, startedEvent } from '../../server/rehearsal/cloud/run-events.ts';
import { ENGINES } from '../support/databases.ts';
import { draft, NOON } from '../support/fixtures.ts';
import { type Attendance, dayOf, MINUTE, RecordsWorld } from './support.ts';

const at = (minutes: number) => toInstant(NOON + minutes * MINUTE);
const FIRST = '/first+run//A==';

for (const engine of ENGINES) {
  describe(`attendance on ${engine}`, () => {
    let here: RecordsWorld;
    beforeAll(async () => {
      here = await RecordsWorld.start(engine);
    });
    beforeEach(() => here.renew());
    afterAll(() => here[Symbol.asyncDispose]());

    const named = ({ people }: Attendance, name: string) => people.find((one) => one.name === name);
    const playDay = async () => {
      here.clock.pass(60 * MINUTE);
      await here.play(here.day());
    };
    /** As Zoom lists the first run afterwards: without whoever it does not know. */
    const list = (more = 0) => {
      const { recruiter, interviewer } = here.world;
      const stay = (id: string, name: string, email: string, from: number, to: number) => ({
        id,
        name,
        email,
        joinedAt: NOON + from * MINUTE,
        leftAt: NOON + to * MINUTE,
        status: 'in_meeting' as const,
      });
      here.addRun({
        uuid: FIRST,
        stays: [
          stay(`zoom-${recruiter.id}`, recruiter.name, recruiter.email, 0, 44),
          stay(`zoom-${interviewer.id}`, interviewer.name, interviewer.email, 1, 45),
          stay('', 'Niamh', 'niamh@example.com', 3, 10),
          stay('', 'Niamh', 'niamh@example.com', 12, 45),
          ...Array.from({ length: more }, (_, n) => stay('', `Guest ${n}`, '', 20, 21)),
          { ...stay('', 'Waiting', '', 0, 1), status: 'in_waiting_room' as const },
        ],
      });
    };

    test('rejoins are one person with the times they were there, and who they were', async () => {
      await playDay();
      const seen = await here.attendance();
      expect(named(seen, 'Niamh')).toMatchObject({
        who: 'candidate',
        by: 'email',
        spans: [
          { from: at(3), to: at(10) },
          { from: at(12), to: at(45) },
          { from: at(51), to: at(55) },
        ],
        seconds: 44 * 60,
        lateSeconds: 3 * 60,
      });
      expect(named(seen, here.world.interviewer.name)).toMatchObject({
        who: 'member',
        by: 'zoom_user',
        memberId: here.world.interviewer.id,
      });
      expect(seen.missing).toEqual([
        { memberId: here.world.colleague.id, name: here.world.colleague.name },
      ]);
      expect(seen).toMatchObject({ startedAt: at(0), endedAt: at(55), noShow: null });
    });

    test('a name alone tells nobody; a recruiter’s tick does, until it is taken back', async () => {
      await playDay();
      const stranger = named(await here.attendance(), 'Niamh Brennan')!;
      expect(stranger).toMatchObject({ who: null, by: null, memberId: null });
      const recruiter = await here.as(here.world.recruiter);
      const path = `/api/interviews/${here.world.interviewId}/attendance/${stranger.id}`;
      const said = await recruiter.call('PUT', path, { who: 'candidate' });
      expect(named(said.body, 'Niamh Brennan')).toMatchObject({ who: 'candidate', by: 'chosen' });
      const memberId = here.world.colleague.id;
      await recruiter.call('PUT', path, { who: 'member', memberId });
      expect(await here.attendance()).toMatchObject({ missing: [] });
      expect((await recruiter.call('PUT', path, { who: 'member' })).status).toBe(400);
      const foreign = { who: 'member', memberId: 'nobody-here' };
      expect((await recruiter.call('PUT', path, foreign)).status).toBe(404);
      await recruiter.call('PUT', path, { who: null });
      expect(named(await here.attendance(), 'Niamh Brennan')).toMatchObject({ who: null });
    });

    test('Zoom’s list takes the place of what was told as it happened, page by page', async () => {
      await here.connect(here.world.recruiter);
      list(350);
      await playDay();
      await here.pass(3 * MINUTE);
      const seen = await here.attendance();
      expect(seen.runs.map(({ source }) => source)).toEqual(['list', 'events']);
      expect(seen.people.filter(({ name }) => name.startsWith('Guest'))).toHaveLength(350);
      expect(named(seen, 'Waiting')).toBeUndefined();
      expect(named(seen, 'Niamh')).toMatchObject({ who: 'candidate', seconds: 44 * 60 });
      expect((await here.typed('attendance.filed')).at(-1)?.body).toEqual({
        people: 353,
        minutes: 50,
      });
    });

    test('what Zoom refuses is kept in a sentence, and the rest is filed once', async () => {
      await here.connect(here.world.recruiter);
      here.zoom.state.users.get(`zoom-${here.world.recruiter.id}`)!.licensed = false;
      await playDay();
      await here.pass(3 * MINUTE);
      const seen = await here.attendance();
      expect(seen.runs[0]).toMatchObject({
        source: 'events',
        problem: expect.stringMatching(/see who attended a meeting in a paid plan only/),
      });
      const filed = async () => (await here.typed('attendance.filed')).map(({ body }) => body);
      expect(await filed()).toEqual([{ people: 4, minutes: 50 }]);
      await here.play(here.day());
      await here.pass(10 * MINUTE);
      // Of both runs, and asked again: one notice.
      const refused = (await here.notices()).filter(({ kind }) => kind === 'records_refused');
      expect(refused).toMatchObject([{ reason: expect.stringMatching(/paid plan/) }]);
      expect(await filed()).toHaveLength(1);
      // News that is an hour late: the numbers are others now.
      const run = { ...dayOf(here.world), uuid: FIRST };
      const late = { name: 'Kofi', zoomUserId: `zoom-${here.world.colleague.id}`, email: null };
      await here.play([joinedEvent(run, late, '99', NOON + 5 * MINUTE)]);
      await here.pass(3 * MINUTE);
      expect(await filed()).toEqual([
        { people: 4, minutes: 50 },
        { people: 5, minutes: 50 },
      ]);
    });

    test('off, nothing of it is kept, not even what was asked for while it was on', async () => {
      await here.connect(here.world.recruiter);
      list();
      await playDay();
      const { organizationId } = here.world;
      await here.fresh.database.transact((tx) => stopCollecting(tx, organizationId, 'attendance'));
      await here.pass(3 * MINUTE);
      expect(await here.typed('attendance.filed')).toEqual([]);
      await here.renew({ collects: false });
      await playDay();
      await here.pass(3 * MINUTE);
      expect(await here.attendance()).toMatchObject({ collecting: false, people: [] });
      expect(await here.interview()).toMatchObject({ status: 'completed', endedAt: at(55) });
    });

    const arrive = async (...people: Parameters<typeof joinedEvent>[1][]) => {
      const run = { ...dayOf(here.world), uuid: 'run-1' };
      const came = people.map((one, index) => joinedEvent(run, one, String(index), NOON));
      await here.play([startedEvent(run), ...came]);
      await here.pass(11 * MINUTE);
      return run;
    };

    test('a no-show is suggested where only the team came, and set by a person', async () => {
      const { host, interviewer } = dayOf(here.world);
      await arrive(host, interviewer);
      expect(await here.attendance()).toMatchObject({ noShow: 'suggested' });
      expect(await here.notices()).toMatchObject([
        { kind: 'no_show_suggested', reason: expect.stringContaining('10 minutes') },
      ]);
      expect(await here.interview()).toMatchObject({ status: 'in_progress' });
      const recruiter = await here.as(here.world.recruiter);
      const { interviewId, candidateId } = here.world;
      const mark = draft('interview.no_show', { noShow: true }, { interviewId });
      await recruiter.append(candidateId, mark);
      expect(await here.attendance()).toMatchObject({ noShow: 'set' });
    });

    test.each(['candidate', 'stranger'] as const)(
      'no no-show where the %s is there',
      async (who) => {
        const day = dayOf(here.world);
        await arrive(day.host, day[who]);
        expect(await here.attendance()).toMatchObject({ noShow: null });
        expect(await here.notices()).toEqual([]);
      },
    );

    test('no no-show where nobody of the team came either', async () => {
      const run = await arrive();
      await here.play([leftEvent(run, dayOf(here.world).host, '7', NOON + MINUTE)]);
      expect(await here.notices()).toEqual([]);
    });

    test('is for staff and the job’s hiring manager', async () => {
      await playDay();
      const path = `/api/interviews/${here.world.interviewId}/attendance`;
      const status = async (member: typeof here.world.manager) =>
        (await (await here.as(member)).get(path)).status;
      expect(await status(here.world.manager)).toBe(200);
      expect(await status(here.world.interviewer)).toBe(403);
    });

    test('reports add it up by interview, member, job and month', async () => {
      await playDay();
      const recruiter = await here.as(here.world.recruiter);
      const report = async (by: string) =>
        (await recruiter.get(`/api/reports/attendance?from=${at(-60)}&to=${at(60)}&by=${by}`)).body;
      const total = { interviews: 1, held: 1, noShows: 0, plannedMinutes: 45, heldMinutes: 55 };
      const candidate = { ...total, present: 1, presentMinutes: 44, lateMinutes: 3 };
      expect(await report('interview')).toEqual({
        by: 'interview',
        rows: [
          {
            key: here.world.interviewId,
            label: 'Niamh Brennan, Technical interview',
            candidateId: here.world.candidateId,
            ...candidate,
          },
        ],
        total,
        cut: false,
      });
      expect(await report('job')).toMatchObject({
        rows: [{ key: here.world.jobId, label: 'Senior Data Engineer', ...candidate }],
      });
      expect(await report('month')).toMatchObject({ rows: [{ key: '2026-11', ...candidate }] });
      expect(await report('member')).toMatchObject({
        rows: [
          { label: 'Elena Duarte', present: 1, presentMinutes: 49, lateMinutes: 1 },
          { label: 'Kofi Mensah', present: 0, presentMinutes: null, lateMinutes: null },
        ],
      });
    });
  });
}
