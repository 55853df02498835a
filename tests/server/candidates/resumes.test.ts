import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { RunningServer } from '../../../server/start.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';
import { Caller, startTestServer } from '../../support/server.ts';
import { tokenFor } from '../permissions/support.ts';

const pdf = (word: string) => `%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n%%EOF ${word}\n`;

for (const engine of ENGINES) {
  describe(`the résumés of a candidate on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let token: string;
    let priya: Caller;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      token = await tokenFor(fresh.database, world.recruiter.id);
      priya = new Caller(server.url, token);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const at = () => `/api/candidates/${world.candidateId}`;
    const headers = () => ({ authorization: `Bearer ${token}` });
    async function file(name: string, to = at()): Promise<string> {
      const answer = await fetch(`${server.url}${to}/resume?name=${name}`, {
        method: 'POST',
        headers: { ...headers(), 'content-type': 'application/pdf' },
        body: pdf(name),
      });
      return ((await answer.json()) as { fileId: string }).fileId;
    }
    const list = async () => {
      const { body } = await priya.get(`${at()}/resumes`);
      return (body as { items: { fileId: string }[] }).items;
    };
    const open = (fileId: string) =>
      fetch(`${server.url}${at()}/resume?fileId=${fileId}`, { headers: headers() });

    test('are listed newest first with who brought them, and each can be read', async () => {
      const [first, second] = [await file('first.pdf'), await file('second.pdf')];
      expect(await list()).toMatchObject([
        { fileId: second, name: 'second.pdf', pages: 1, actorId: world.recruiter.id },
        { fileId: first, name: 'first.pdf' },
      ]);
      expect(await (await open(first)).text()).toBe(pdf('first.pdf'));
    });

    test('one that is filed again stands once, where it was filed last', async () => {
      const first = await file('first.pdf');
      const second = await file('second.pdf');
      await file('first.pdf');
      expect((await list()).map(({ fileId }) => fileId)).toEqual([first, second]);
    });

    test('another candidate’s is not opened under this one’s address', async () => {
      const { body } = await priya.post('/api/candidates', { name: 'Other' });
      const other = (body as { id: string }).id;
      const theirs = await file('theirs.pdf', `/api/candidates/${other}`);
      expect((await open(theirs)).status).toBe(404);
    });
  });
}
