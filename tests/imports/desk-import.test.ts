import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ImportLine } from '../../common/contract/data.ts';
import { LIMITS } from '../../common/limits.ts';
import type { RunningServer } from '../../server/start.ts';
import { tokenFor } from '../server/permissions/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, type World } from '../support/fixtures.ts';
import { startTestServer } from '../support/server.ts';

const CSV = [
  'name,email,job',
  'Ines Duarte,ines@example.com,Data engineer',
  'Nobody,not-an-address,',
  'Theo Brenner,theo@example.com,Data engineer',
  ',missing@example.com,',
].join('\n');

for (const engine of ENGINES) {
  describe(`importing candidates from the desk on ${engine}`, () => {
    let fresh: TestDatabase;
    let server: RunningServer;
    let world: World;
    let token: string;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      server = await startTestServer(fresh.url);
    });
    beforeEach(async () => {
      world = await makeWorld(fresh.database);
      token = await tokenFor(fresh.database, world.admin.id);
    });
    afterAll(async () => {
      await server[Symbol.asyncDispose]();
      await fresh.drop();
    });

    const send = (body: string, { type = 'text/csv', dryRun = false } = {}) =>
      fetch(`${server.url}/api/import?dryRun=${dryRun}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      });
    async function linesOf(answer: Response): Promise<ImportLine[]> {
      expect(answer.status).toBe(200);
      const text = await answer.text();
      return text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as ImportLine);
    }
    const people = async () =>
      (
        await fresh.database.read
          .selectFrom('candidate')
          .select('email')
          .where('organization_id', '=', world.organizationId)
          .where('email', 'like', '%@example.com')
          .execute()
      )
        .map(({ email }) => email)
        .sort();
    const audited = async () =>
      fresh.database.read
        .selectFrom('audit')
        .select('detail')
        .where('organization_id', '=', world.organizationId)
        .where('action', '=', 'people.imported')
        .execute();

    test('good rows come in, bad ones are told with line and reason, again changes nothing', async () => {
      const before = await people();
      const lines = await linesOf(await send(CSV));
      expect(lines).toEqual([
        { line: 3, reason: 'email is no e-mail address' },
        { line: 5, reason: 'name is missing' },
        { rows: 2 },
        { counts: { added: 2, changed: 0, unchanged: 0, skipped: 2 }, dryRun: false },
      ]);
      expect(await people()).toEqual([...before, 'ines@example.com', 'theo@example.com'].sort());
      const again = await linesOf(await send(CSV));
      expect(again.at(-1)).toEqual({
        counts: { added: 0, changed: 0, unchanged: 2, skipped: 2 },
        dryRun: false,
      });
      expect((await audited()).map(({ detail }) => JSON.parse(detail).added)).toEqual([2, 0]);
    });

    test('a dry run says the same, and leaves nothing behind, no job either', async () => {
      const before = await people();
      const lines = await linesOf(await send(CSV, { dryRun: true }));
      expect(lines.at(-1)).toEqual({
        counts: { added: 2, changed: 0, unchanged: 0, skipped: 2 },
        dryRun: true,
      });
      expect(await people()).toEqual(before);
      const jobs = await fresh.database.read
        .selectFrom('job')
        .select('title')
        .where('organization_id', '=', world.organizationId)
        .where('title', '=', 'Data engineer')
        .execute();
      expect(jobs).toEqual([]);
      expect(await audited()).toEqual([]);
    });

    test('a dry run over several transactions counts somebody who comes again once', async () => {
      const rows = Array.from({ length: 505 }, (_, n) => `P${n},p${n}@example.com,Clerk`);
      const csv = ['name,email,job', ...rows, rows[0]].join('\n');
      const lines = await linesOf(await send(csv, { dryRun: true }));
      expect(lines.at(-1)).toEqual({
        counts: { added: 505, changed: 0, unchanged: 1, skipped: 0 },
        dryRun: true,
      });
    }, 60_000);

    test('a JSON Resume document comes in as one person', async () => {
      const document = { basics: { name: 'Mira Novak', email: 'mira@example.com' } };
      const json = JSON.stringify(document);
      const lines = await linesOf(await send(json, { type: 'application/json' }));
      expect(lines.at(-1)).toMatchObject({ counts: { added: 1 } });
      expect(await people()).toContain('mira@example.com');
    });

    test('a file without a head, or too large, is refused in a sentence', async () => {
      const lines = await linesOf(await send('Ines Duarte,ines@example.com\n'));
      expect(lines).toEqual([{ failed: expect.stringContaining('must name the columns') }]);
      const large = await send('name\n'.padEnd(LIMITS.importBody + 1, 'x'));
      expect(large.status).toBe(413);
      expect(((await large.json()) as { message: string }).message).toContain('20 MB');
    });

    test('what no page may post without asking is refused', async () => {
      const plain = await send(CSV, { type: 'text/plain' });
      expect(plain.status).toBe(400);
    });
  });
}
