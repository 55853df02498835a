import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LogEvent } from '../../../common/events.ts';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { PDF, tokenFor } from '../permissions/support.ts';

for (const engine of ENGINES) {
  describe(`correcting a candidate on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let priya: Caller;
    let at: string;

    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
      world = await makeWorld(fresh.database);
      priya = new Caller(server.url, await tokenFor(fresh.database, world.recruiter.id));
      at = `/api/candidates/${world.candidateId}`;
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const corrections = async () => {
      const { body } = await priya.get(`${at}/events?limit=50`);
      return (body as { items: LogEvent[] }).items.filter(
        ({ type }) => type === 'candidate.edited',
      );
    };
    const invitedAt = async () => {
      const { body } = await priya.get(`/api/interviews/${world.interviewId}/invitation`);
      return (body as { to: string | null }).to;
    };

    test('an imported value that is corrected stays beside the new one, with who, when and why', async () => {
      expect(await invitedAt()).toBe('niamh@example.com');
      const { status, body } = await priya.call('PATCH', at, {
        name: 'Niamh Brennan',
        email: 'niamh.brennan@example.com',
        phone: '+353 1 234 5678',
        reason: 'She wrote that the import had it wrong',
      });
      expect(status).toBe(200);
      expect(body).toMatchObject({ email: 'niamh.brennan@example.com' });
      expect(body).not.toHaveProperty('reason');
      expect(await corrections()).toEqual([
        expect.objectContaining({
          actorId: world.recruiter.id,
          serverAt: expect.any(String),
          body: {
            email: 'niamh.brennan@example.com',
            phone: '+353 1 234 5678',
            was: { email: 'niamh@example.com', phone: null },
            reason: 'She wrote that the import had it wrong',
          },
        }),
      ]);
      // Whoever is invited from now on is invited there.
      expect(await invitedAt()).toBe('niamh.brennan@example.com');
    });

    test('what is as it was is no correction', async () => {
      const before = await corrections();
      await priya.call('PATCH', at, { name: 'Niamh Brennan', tags: [], links: [] });
      expect(await corrections()).toEqual(before);
    });

    test('two who correct at once each keep what the other left', async () => {
      const both = ['One', 'Two'].map((headline) => priya.call('PATCH', at, { headline }));
      await Promise.all(both);
      const bodies = (await corrections()).map(({ body }) => body as Record<string, unknown>);
      const [last, first] = bodies.filter((body) => 'headline' in body);
      expect(first).toMatchObject({ was: { headline: null } });
      expect(last).toMatchObject({ was: { headline: first!.headline } });
    });

    test('a wrong address is refused in a sentence about that field', async () => {
      const { status, body } = await priya.call('PATCH', at, { email: 'niamh at home' });
      expect(status).toBe(400);
      expect(body).toMatchObject({ issues: [{ path: 'body.email' }] });
    });

    test('a résumé is replaced, and an earlier one that is filed again is the current one', async () => {
      const file = async (words: string) => {
        const answer = await fetch(`${server.url}${at}/resume?name=${words}.pdf`, {
          method: 'POST',
          headers: { authorization: `Bearer ${priya.token}`, 'content-type': 'application/pdf' },
          body: `${PDF}${words}`,
        });
        expect(answer.status).toBe(200);
      };
      const current = async () => {
        const headers = { authorization: `Bearer ${priya.token}` };
        const answer = await fetch(`${server.url}${at}/resume`, { headers });
        return (await answer.text()).slice(PDF.length);
      };
      for (const words of ['first', 'second', 'second', 'first']) {
        await file(words);
        expect(await current()).toBe(words);
      }
      const { body } = await priya.get(`${at}/events?limit=50`);
      const filed = (body as { items: LogEvent[] }).items.filter(
        ({ type }) => type === 'resume.added',
      );
      expect(filed).toHaveLength(3);
    });
  });
}
