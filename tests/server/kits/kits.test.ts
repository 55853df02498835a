import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kit } from '../../../common/kit.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { addKit, KIT, tokenFor } from '../permissions/support.ts';

for (const engine of ENGINES) {
  describe(`kits over HTTP on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let recruiter: Caller;
    let admin: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      recruiter = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      admin = new Caller(server.url, await tokenFor(fresh.database, world.admin.id));
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });
    const patch = (id: string, body: unknown, by = recruiter) =>
      by.call('PATCH', `/api/kits/${id}`, body);
    const make = async () => (await recruiter.post('/api/kits', KIT)).body as Kit;

    test('a kit comes back as it was sent, as version 1', async () => {
      const made = await make();
      const { id, createdAt: _, ...kit } = made;
      expect(kit).toEqual({ ...KIT, version: 1, archived: false });
      expect((await recruiter.get(`/api/kits/${id}`)).body).toEqual(made);
      const again = await recruiter.post('/api/kits', { ...KIT, id });
      expect(again).toMatchObject({ status: 409, body: { code: 'conflict' } });
    });

    test('saving makes the next version, and what was not mentioned stays', async () => {
      const { id } = await make();
      await patch(id, { version: 1, reserveMinutes: 10 });
      const { body } = await patch(id, { version: 2, name: 'Technical, long' });
      expect(body).toMatchObject({
        version: 3,
        name: 'Technical, long',
        reserveMinutes: 10,
        sections: KIT.sections,
      });
      expect((await recruiter.get(`/api/kits/${id}?version=1`)).body).toMatchObject(KIT);
      const beyond = await recruiter.get(`/api/kits/${id}?version=4`);
      expect(beyond).toMatchObject({ status: 404, body: { code: 'not_found' } });
    });

    test('saving what it says already makes no version', async () => {
      const { id } = await make();
      expect((await patch(id, { ...KIT, version: 1 })).body).toMatchObject({ version: 1 });
    });

    test('a version made from an older one is refused, with who saved the newer and when', async () => {
      const { id } = await make();
      await patch(id, { version: 1, name: 'By Ada' }, admin);
      const late = await patch(id, { version: 1, name: 'By Priya' });
      expect(late.status).toBe(409);
      expect((late.body as { message: string }).message).toBe(
        'Ada Admin saved version 2 of this kit on 21 November 2026 at 12:00. ' +
          'Yours was made from version 1.',
      );
      expect((await recruiter.get(`/api/kits/${id}`)).body).toMatchObject({ name: 'By Ada' });
      const early = await patch(id, { version: 7, name: 'From the future' });
      expect(early).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    });

    test('archiving makes no version, and takes the kit out of the list and back', async () => {
      const { id } = await make();
      const ids = async (query = '') =>
        ((await recruiter.get(`/api/kits?limit=200${query}`)).body as { items: Kit[] }).items.map(
          (one) => one.id,
        );
      expect((await patch(id, { version: 1, archived: true })).body).toMatchObject({
        version: 1,
        archived: true,
      });
      expect(await ids()).not.toContain(id);
      expect(await ids('&archived=true')).toContain(id);
      await patch(id, { version: 1, archived: false });
      expect(await ids()).toContain(id);
    });

    const [section] = KIT.sections;
    const [attribute] = KIT.attributes;
    const { questions } = section!;
    test.each([
      [
        'a question twice, in two sections',
        { sections: [section, { ...section, id: 'section-2' }] },
        'The question id question-1 is in this kit twice.',
      ],
      [
        'a section twice',
        { sections: [section, { ...section, questions: [] }] },
        'The section id section-1 is in this kit twice.',
      ],
      [
        'an attribute twice',
        { attributes: [attribute, { ...attribute, name: 'Other' }] },
        'The attribute id attr-debugging is in this kit twice.',
      ],
      [
        'two attributes of one name',
        { attributes: [attribute, { ...attribute, id: 'attr-other', name: ' debugging' }] },
        'Two attributes are called “debugging”.',
      ],
      [
        'a question without words',
        { sections: [{ ...section, questions: [{ ...questions[0], text: ' ' }] }] },
        'body.sections.0.questions.0.text: Too small: expected string to have >=1 characters',
      ],
    ])('a kit with %s is refused in words', async (_, wrong, message) => {
      const made = await recruiter.post('/api/kits', { ...KIT, ...wrong });
      expect(made).toMatchObject({ status: 400, body: { code: 'invalid_request', message } });
      const { id } = await make();
      expect(await patch(id, { version: 1, ...wrong })).toMatchObject({ status: 400 });
    });

    test('a job’s rounds name kits and members of the organization, and attributes of the kit', async () => {
      const foreign = await makeWorld(fresh.database);
      const [kitId, theirs] = [
        await addKit(fresh.database, world),
        await addKit(fresh.database, foreign),
      ];
      const round = { round: 2, title: 'Technical', minutes: 60, kitId };
      const change = (body: unknown) => recruiter.call('PATCH', `/api/jobs/${world.jobId}`, body);
      const elena = world.interviewer.id;
      const refusals: [unknown, number, string][] = [
        [[{ ...round, kitId: theirs }], 404, `There is no kit ${theirs}.`],
        [
          [{ ...round, focus: { [foreign.admin.id]: ['attr-debugging'] } }],
          400,
          `There is no member ${foreign.admin.id} to give a focus to.`,
        ],
        [
          [{ ...round, focus: { [elena]: ['attr-charm'] } }],
          400,
          'The kit has no attribute attr-charm to focus on.',
        ],
        [
          [{ ...round, kitId: null, focus: { [elena]: ['attr-debugging'] } }],
          400,
          'A focus needs a kit: without one there are no attributes.',
        ],
        [[round, round], 400, 'There are two rounds 2.'],
      ];
      for (const [rounds, status, message] of refusals) {
        expect(await change({ rounds, title: 'Never' })).toMatchObject({
          status,
          body: { message },
        });
      }
      const stranger = await change({ hiringTeam: [foreign.admin.id], title: 'Never' });
      expect(stranger.status).toBe(404);
      const focus = { [elena]: ['attr-debugging'] };
      const screen = { round: 1, title: 'Screen', minutes: 30, kitId: null, focus: {} };
      const { body } = await change({ rounds: [{ ...round, focus }, screen] });
      expect(body).toMatchObject({
        title: 'Senior Data Engineer',
        rounds: [screen, { ...round, focus }],
        feedbackVisibility: null,
      });
      await patch(kitId, { version: 1, archived: true });
      expect((await change({ rounds: [round] })).status).toBe(200);
      await change({ rounds: [] });
      expect(await change({ rounds: [round] })).toMatchObject({
        status: 400,
        body: {
          message: '“Technical” is archived. Choose another kit for “Technical”, or bring it back.',
        },
      });
    });

    test('a hiring manager reads the job of their team, and loses it with the seat', async () => {
      const manager = new Caller(server.url, await tokenFor(fresh.database, world.manager.id));
      const path = `/api/jobs/${world.jobId}`;
      const candidate = `/api/candidates/${world.candidateId}`;
      expect((await manager.get(path)).status).toBe(200);
      expect((await manager.get(candidate)).status).toBe(200);
      await recruiter.call('PATCH', path, { hiringTeam: [] });
      expect((await manager.get(path)).status).toBe(404);
      expect((await manager.get(candidate)).status).toBe(404);
      await recruiter.call('PATCH', path, { hiringTeam: [world.manager.id] });
      expect((await manager.get(candidate)).status).toBe(200);
    });
  });
}
