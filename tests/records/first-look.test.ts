import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { playCall } from '../../server/rehearsal/cloud/phone-calls.ts';
import { ENGINES } from '../support/databases.ts';
import { callsSeen, NUMBER, type PhoneWorld, phoneWorld } from './phone-world.ts';

for (const engine of ENGINES) {
  describe(`turning a kind on, on ${engine}`, () => {
    let it: PhoneWorld;
    beforeAll(async () => {
      it = await phoneWorld(engine, []);
    });
    beforeEach(() => it.renew());
    afterAll(() => it[Symbol.asyncDispose]());

    test('asks Zoom at once, not within the hour, and not for another organization', async () => {
      const { world, zoom, clock, server } = it;
      playCall(zoom.state, {
        userIds: [`zoom-${world.recruiter.id}`],
        direction: 'outbound',
        number: NUMBER,
        startsAt: clock.now(),
        talk: 130,
      });
      const admin = await it.as(world.admin);
      expect((await admin.call('PUT', '/api/collecting/phone', { on: true })).status).toBe(200);
      await server.tasks.idle();
      const recruiter = await it.as(world.recruiter);
      expect(await callsSeen(recruiter, world.candidateId)).toHaveLength(1);
    });

    test('reads chats again that were linked when it was turned off', async () => {
      const { world } = it;
      const admin = await it.as(world.admin);
      const turn = (on: boolean) => admin.call('PUT', '/api/collecting/chat', { on });
      await turn(true);
      const recruiter = await it.as(world.recruiter);
      await recruiter.post(`/api/candidates/${world.candidateId}/chats`, {
        toContact: 'niamh@example.com',
      });
      await it.server.tasks.idle();
      await turn(false);
      it.clock.pass(1_000);
      await turn(true);
      await it.server.tasks.idle();
      const chat = await it.database.read.selectFrom('chat').selectAll().executeTakeFirstOrThrow();
      expect(chat.read_until).toBe(new Date(it.clock.now()).toISOString());
    });
  });
}
