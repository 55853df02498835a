import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Output } from '../../common/contract.ts';
import type { Member } from '../../common/member.ts';
import { ENGINES } from '../support/databases.ts';
import { makeWorld, NOON } from '../support/fixtures.ts';
import { CLIENT } from '../support/server.ts';
import { SchedulingWorld } from './support.ts';

type Signature = Output<'sdkSignature'>;

for (const engine of ENGINES) {
  describe(`who comes into a meeting as what on ${engine}`, () => {
    let here: SchedulingWorld;
    beforeAll(async () => {
      here = await SchedulingWorld.start(engine);
    });
    beforeEach(() => here.renew());
    afterAll(() => here[Symbol.asyncDispose]());

    const ask = async (member: Member, id: string, what: string, body: object = {}) =>
      (await here.as(member)).post(`/api/interviews/${id}/${what}`, body);
    const statuses = async (id: string, what: string, body?: object) => {
      const { admin, recruiter, manager, interviewer, colleague } = here.world;
      const entries = Object.entries({ admin, recruiter, manager, interviewer, colleague });
      const asked = entries.map(async ([role, member]) => [
        role,
        (await ask(member, id, what, body)).status,
      ]);
      return Object.fromEntries(await Promise.all(asked));
    };
    /** The recruiter hosts, the manager could, the interviewer is on its panel. */
    const schedule = async () => {
      const zoom = { alternativeHostIds: [here.world.manager.id] };
      return (await here.schedule({ zoom })).body;
    };

    test('a signature to take part: staff, panel and hosts; not who only sees the candidate', async () => {
      const { id } = await schedule();
      const of = { admin: 200, recruiter: 200, manager: 200, interviewer: 200, colleague: 403 };
      expect(await statuses(id, 'sdk-signature')).toEqual(of);
    });

    test('for another organization there is no such interview, whichever way is asked for', async () => {
      const { id } = await schedule();
      const { admin } = await makeWorld(here.fresh.database);
      for (const what of ['host', 'sdk-signature', 'panel-link', 'open-automatically'])
        expect([what, (await ask(admin, id, what)).status]).toEqual([what, 404]);
    });

    test('a signature to host, and the way to it: the host and the alternative hosts', async () => {
      const { id } = await schedule();
      await here.reconnect(here.world.manager);
      const of = { admin: 403, recruiter: 200, manager: 200, interviewer: 403, colleague: 403 };
      expect(await statuses(id, 'sdk-signature', { role: 'host' })).toEqual(of);
      expect(await statuses(id, 'host')).toEqual(of);
    });

    test('a ZAK comes with host rights alone, and is the caller’s own', async () => {
      const { recruiter, manager, interviewer } = here.world;
      const { id, meetingNumber } = await schedule();
      await here.reconnect(manager);
      const signed = async (member: Member, role: string) =>
        (await ask(member, id, 'sdk-signature', { role })).body as Signature;
      for (const member of [recruiter, manager, interviewer])
        expect((await signed(member, 'participant')).zak).toBeNull();
      for (const member of [recruiter, manager]) {
        const { zak, signature, sdkKey } = await signed(member, 'host');
        expect(here.zoom.state.zaks.get(zak!)?.userId).toBe(`zoom-${member.id}`);
        const now = NOON / 1000;
        expect(decodeJwt(signature)).toEqual({
          appKey: CLIENT.clientId,
          sdkKey,
          mn: meetingNumber,
          role: 1,
          iat: now,
          exp: now + 7_200,
          tokenExp: now + 7_200,
        });
      }
      expect(decodeJwt((await signed(interviewer, 'participant')).signature)).toMatchObject({
        role: 0,
      });
    });

    test('no way leads into a meeting that was cancelled, or that was never made', async () => {
      const { id } = await schedule();
      await here.recruiter.call('DELETE', `/api/interviews/${id}`);
      const unmade = here.world.interviewId;
      for (const one of [id, unmade]) {
        for (const [what, body] of [
          ['host', {}],
          ['sdk-signature', { role: 'host' }],
          ['sdk-signature', {}],
          ['open-automatically', {}],
        ] as const) {
          const { status, body: problem } = await here.recruiter.post(
            `/api/interviews/${one}/${what}`,
            body,
          );
          expect([what, status, (problem as { code: string }).code]).toEqual([
            what,
            409,
            'conflict',
          ]);
        }
      }
    });

    test('a start link is another one each time, and fetched when asked', async () => {
      const { id } = await schedule();
      const links = new Set<string>();
      for (let n = 0; n < 3; n += 1)
        links.add(((await ask(here.world.recruiter, id, 'host')).body as { url: string }).url);
      expect(links.size).toBe(3);
    });

    test('a host who hands over is host no more; the new one starts another meeting', async () => {
      const { recruiter, admin } = here.world;
      const { id, meetingNumber } = await schedule();
      await here.reconnect(admin);
      const path = `/api/interviews/${id}`;
      const changed = await here.recruiter.call('PATCH', path, { zoom: { hostId: admin.id } });
      expect(changed.status).toBe(200);
      const now = (changed.body as { meetingNumber: string }).meetingNumber;
      expect(now).not.toBe(meetingNumber);
      expect((await ask(recruiter, id, 'host')).status).toBe(403);
      const { body } = await ask(admin, id, 'host');
      expect(new URL((body as { url: string }).url).pathname).toBe(`/s/${now}`);
    });

    test('a host without Zoom, and a Zoom that is down, are told apart, each with what to do', async () => {
      const { recruiter } = here.world;
      const { id } = await schedule();
      here.zoom.state.trouble.next('*', { kind: 'redirect', to: 'https://portal.example/' });
      const down = await ask(recruiter, id, 'host');
      expect(down).toMatchObject({
        status: 502,
        body: { code: 'zoom_unavailable', message: expect.stringContaining('Ask whoever runs') },
      });
      here.zoom.state.trouble.clear();
      await here.recruiter.call('DELETE', '/api/zoom');
      const gone = await ask(recruiter, id, 'host');
      expect(gone.body).toMatchObject({
        code: 'zoom_reauthorise',
        message: expect.stringContaining('Integrations'),
      });
    });

    test('a link that opens the panel is for whoever may see the interview', async () => {
      const { id } = await schedule();
      const { admin, manager, interviewer } = here.world;
      for (const member of [admin, manager, interviewer]) await here.reconnect(member);
      // The colleague sees it, and has not connected Zoom.
      const of = { admin: 200, recruiter: 200, manager: 200, interviewer: 200, colleague: 401 };
      expect(await statuses(id, 'panel-link')).toEqual(of);
    });

    test('a list says how a meeting stands for whoever reads it, and holds no way into it', async () => {
      const { recruiter, interviewer, manager, admin } = here.world;
      const { id } = await schedule();
      const lines = async (member: Member) =>
        ((await (await here.as(member)).get('/api/interviews')).body as Output<'listInterviews'>)
          .items;
      const of = async (member: Member) =>
        (await lines(member)).find((one) => one.id === id)?.meeting;
      const made = { state: 'made', problem: null };
      expect(await of(recruiter)).toEqual({ ...made, mayHost: true, mayJoin: true });
      expect(await of(interviewer)).toEqual({ ...made, mayHost: false, mayJoin: true });
      expect(await of(manager)).toEqual({ ...made, mayHost: true, mayJoin: false });
      expect(await of(admin)).toEqual({ ...made, mayHost: false, mayJoin: true });
      const text = JSON.stringify(await lines(recruiter));
      const { joinUrl, passcode } = await here.meeting(id);
      for (const secret of [joinUrl!, passcode!, '/j/', '/s/']) expect(text).not.toContain(secret);
      expect((await lines(recruiter)).find((one) => one.id !== id)?.meeting).toBeNull();
      await here.recruiter.call('DELETE', `/api/interviews/${id}`);
      expect(await of(recruiter)).toMatchObject({ mayHost: false, mayJoin: false });
    });

    test('whether it can open by itself is what the host has allowed, whoever looks', async () => {
      const { id } = await schedule();
      const admin = await here.as(here.world.admin);
      expect(await here.meeting(id, admin)).toMatchObject({ mayOpenAutomatically: true });
      const scopes = here.zoom.grants.scope.split(' ');
      here.zoom.grants.grantOnly(scopes.filter((one) => one !== 'meeting:write:open_app'));
      await here.reconnect(here.world.recruiter);
      expect(await here.meeting(id, admin)).toMatchObject({ mayOpenAutomatically: false });
      const path = `/api/interviews/${id}/open-automatically`;
      expect((await admin.post(path, { on: true })).body).toMatchObject({
        code: 'zoom_reauthorise',
      });
    });
  });
}
