import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listAudit } from '../../../db/audit.ts';
import { factsOf } from '../../../db/facts.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { signInAs, startTestServer } from '../../support/server.ts';

for (const engine of ENGINES) {
  describe(`an organization’s settings on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    let server: RunningServer;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
      server = await startTestServer(fresh.url);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const as = async (member: { id: string }) => (await signInAs(server, member.id)).caller;
    const settings = async () => {
      const { body } = await (await as(world.interviewer)).get('/api/organization');
      return (body as { settings: Record<string, unknown> }).settings;
    };

    test('what is changed is changed, what is not given stays', async () => {
      const admin = await as(world.admin);
      await admin.call('PATCH', '/api/organization', { feedbackVisibility: 'never' });
      const { status } = await admin.call('PATCH', '/api/organization', {
        ratingComments: 'required',
      });
      expect(status).toBe(200);
      expect(await settings()).toEqual({
        interviewersMoveStage: false,
        feedbackVisibility: 'never',
        ratingComments: 'required',
        joining: 'ask',
      });
    });

    test('two admins who change different things at once both get theirs', async () => {
      const admin = await as(world.admin);
      await Promise.all([
        admin.call('PATCH', '/api/organization', { interviewersMoveStage: true }),
        admin.call('PATCH', '/api/organization', { feedbackVisibility: 'always' }),
      ]);
      expect(await settings()).toMatchObject({
        interviewersMoveStage: true,
        feedbackVisibility: 'always',
      });
    });

    test('the rules know it with the next question, and the audit knows who', async () => {
      const admin = await as(world.admin);
      const before = await factsOf(fresh.database, world.organizationId, world.candidateId);
      expect(before?.settings.feedbackVisibility).toBe('always');
      await admin.call('PATCH', '/api/organization', { feedbackVisibility: 'never' });
      const after = await factsOf(fresh.database, world.organizationId, world.candidateId);
      expect(after?.settings.feedbackVisibility).toBe('never');
      const [newest] = await listAudit(fresh.database, world.organizationId, { limit: 1 });
      expect(newest).toMatchObject({
        actorId: world.admin.id,
        action: 'settings.changed',
        detail: { from: { feedbackVisibility: 'always' }, to: { feedbackVisibility: 'never' } },
      });
    });

    test('a word that is no choice is refused and changes nothing', async () => {
      const admin = await as(world.admin);
      const before = await settings();
      const { status } = await admin.call('PATCH', '/api/organization', {
        feedbackVisibility: 'sometimes',
      });
      expect(status).toBe(400);
      expect(await settings()).toEqual(before);
    });
  });
}
