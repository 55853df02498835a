import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { actionOf } from '../../../common/deeplink.ts';
import { newId } from '../../../common/ids.ts';
import type { PanelSnapshot } from '../../../common/panel.ts';
import { toInstant } from '../../../common/time.ts';
import { meetingByUuid } from '../../../db/meetings.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, NOON, type World, write } from '../../support/fixtures.ts';
import { bootIn, Caller, startTestServer } from '../../support/server.ts';
import { freshContext, openHome } from './support.ts';

const HOUR = 3_600_000;

for (const engine of ENGINES) {
  describe(`opened from an interview’s link on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let other: World;
    let server: RunningServer;
    /** Of the same candidate, around now as well. */
    let second: string;
    /** In ten days. */
    let far: string;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      other = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
      second = await schedule(NOON + HOUR / 4, [world.interviewer.id, world.colleague.id]);
      far = await schedule(NOON + 240 * HOUR, [world.interviewer.id]);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    async function schedule(at: number, memberIds: string[], applicationId = world.applicationId) {
      const interviewId = newId(NOON);
      const body = {
        title: 'Panel interview',
        round: 3,
        rounds: 4,
        startsAt: toInstant(at),
        minutes: 45,
        memberIds,
      };
      const event = { id: newId(NOON), type: 'interview.scheduled' as const, body };
      await write(fresh.database, world.log, NOON, [{ ...event, applicationId, interviewId }]);
      return interviewId;
    }

    const contextOf = (member: { id: string }, act?: string, mid?: string) => {
      const who = { uid: `zoom-${member.id}`, ...(mid === undefined ? {} : { mid }) };
      return freshContext(who, NOON, act === undefined ? {} : { act });
    };
    async function inMeeting(member: { id: string }, mid: string, asked?: string) {
      const act = asked === undefined ? undefined : actionOf(asked);
      const boot = bootIn((await openHome(server.url, contextOf(member, act, mid))).html);
      if (boot.kind !== 'panel') throw new Error(`born as ${boot.kind}`);
      return boot.panel;
    }
    async function outside(member: { id: string }, act?: string) {
      const { html, cookie } = await openHome(server.url, contextOf(member, act));
      const boot = bootIn(html);
      if (boot.kind !== 'desk') throw new Error(`born as ${boot.kind}`);
      return { desk: boot.desk, html, cookie };
    }
    const linkedTo = async (mid: string) =>
      (await meetingByUuid(fresh.database, world.organizationId, mid))?.interviewId ?? null;

    test('outside a meeting: the desk is told which interview to open', async () => {
      const { desk } = await outside(world.interviewer, actionOf(world.interviewId));
      expect(desk.asked).toBe(world.interviewId);
      const res = await new Caller(server.url, null).post('/api/session', {
        context: contextOf(world.interviewer, actionOf(far)),
      });
      expect(res).toMatchObject({ status: 200, body: { panel: { asked: far, meeting: null } } });
    });

    test('one of another organization, one out of sight, one that never was: the same page', async () => {
      const secret = newId(NOON);
      await write(fresh.database, world.log, NOON, [
        {
          id: newId(NOON),
          type: 'application.added',
          applicationId: secret,
          body: { jobId: world.jobId, jobTitle: 'A secret job', stage: 'Applied' },
        },
      ]);
      const hidden = await schedule(NOON, [world.admin.id], secret);
      const { html: plain } = await outside(world.interviewer);
      for (const id of [other.interviewId, hidden, 'never-was-there', '../../etc']) {
        const { html } = await outside(world.interviewer, `interview:${id}`);
        expect(html, id).toBe(plain);
        const mid = `hidden-${id}==`;
        const panel = await inMeeting(world.manager, mid, other.interviewId);
        expect(panel.asked).toBeUndefined();
      }
      expect((await outside(world.admin, actionOf(hidden))).desk.asked).toBe(hidden);
    });

    test('an action in the Home URL alone says which page, to whom may see it', async () => {
      const { cookie } = await outside(world.interviewer);
      const open = async (id: string) => {
        const path = `/?action=${encodeURIComponent(actionOf(id))}`;
        const headers = { accept: 'text/html', cookie: cookie! };
        const boot = bootIn(await (await fetch(server.url + path, { headers })).text());
        return boot.kind === 'desk' ? boot.desk.asked : boot.kind;
      };
      expect(await open(world.interviewId)).toBe(world.interviewId);
      expect(await open(other.interviewId)).toBeUndefined();
      const headers = { accept: 'text/html' };
      const path = `/?action=${encodeURIComponent(actionOf(world.interviewId))}`;
      const stranger = bootIn(await (await fetch(server.url + path, { headers })).text());
      expect(stranger).toEqual({ kind: 'ask', rehearsal: false });
    });

    test('in a meeting: it decides between two that could be, and the reason is printed', async () => {
      expect((await inMeeting(world.interviewer, 'undecided==')).match.kind).toBe('ambiguous');
      const panel = await inMeeting(world.interviewer, 'decided==', second);
      expect(panel.match).toEqual({ kind: 'matched', interviewId: second, reason: 'link' });
      expect(panel.state.candidate?.name).toBe('Niamh Brennan');
      expect(await linkedTo('decided==')).toBe(second);
      const { match } = await inMeeting(world.colleague, 'decided==');
      expect(match, 'for colleagues').toMatchObject({ interviewId: second, reason: 'instance' });
    });

    test('a meeting that is linked already stays so: it asks, goes on asking, and takes the answer', async () => {
      const mid = 'taken==';
      await inMeeting(world.colleague, mid, world.interviewId);
      expect(await linkedTo(mid)).toBe(world.interviewId);
      const { body } = await new Caller(server.url, null).post('/api/session', {
        context: contextOf(world.interviewer, actionOf(second), mid),
      });
      const { token, panel } = body as { token: string; panel: PanelSnapshot };
      const asks = {
        kind: 'ambiguous',
        choices: [{ interviewId: second }, { interviewId: world.interviewId }],
      };
      expect(panel).toMatchObject({ asked: second, match: asks });
      expect(await linkedTo(mid), 'nothing was linked anew').toBe(world.interviewId);
      const caller = new Caller(server.url, token);
      const again = await caller.get(`/api/panel?asked=${second}`);
      expect(again.body).toMatchObject({ match: asks });
      const chosen = await caller.post('/api/panel/match', {
        meetingUuid: mid,
        interviewId: second,
      });
      expect(chosen.body).toMatchObject({ match: { interviewId: second, reason: 'chosen' } });
      expect(await linkedTo(mid)).toBe(second);
    });

    test('one that is far off is not begun by opening it in some other meeting: it asks', async () => {
      const panel = await inMeeting(world.interviewer, 'too-early==', far);
      expect(panel.match).toMatchObject({ kind: 'ambiguous', choices: [{ interviewId: far }] });
      expect(await linkedTo('too-early==')).toBeNull();
    });

    test('a meeting that others have linked out of sight shows nothing, whatever the link says', async () => {
      const hidden = await schedule(NOON, [world.admin.id], newId(NOON));
      const { body } = await new Caller(server.url, null).post('/api/session', {
        context: contextOf(world.admin, actionOf(hidden), 'out-of-sight=='),
      });
      expect((body as { panel: PanelSnapshot }).panel.match).toMatchObject({ reason: 'link' });
      expect(await linkedTo('out-of-sight==')).toBe(hidden);
      // The same candidate's; the other application is not theirs to see.
      const { match } = await inMeeting(world.interviewer, 'out-of-sight==', second);
      expect(match).toEqual({ kind: 'nothing' });
      expect(await linkedTo('out-of-sight==')).toBe(hidden);
    });

    test('a page that only says it is in a meeting links nothing by naming an interview', async () => {
      const { body } = await new Caller(server.url, null).post('/api/session', {
        context: contextOf(world.interviewer),
      });
      const caller = new Caller(server.url, (body as { token: string }).token);
      await caller.get(`/api/panel?meetingUuid=claimed%3D%3D&asked=${second}`);
      expect(await linkedTo('claimed==')).toBeNull();
    });
  });
}
