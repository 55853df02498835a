import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../db/open.ts';
import { anyOrganization } from '../../db/organizations.ts';
import { exportTo } from '../../server/interchange/export.ts';
import { importFrom } from '../../server/interchange/import.ts';
import { seedGenerated } from '../../server/seed/generated/generate.ts';
import { seedRehearsal } from '../../server/seed/seed.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { TestClock } from '../support/server.ts';
import { SEALER } from '../support/zoom.ts';

const clock = new TestClock();
const FILES = [
  'organization.jsonl',
  'candidates.jsonl',
  'events.jsonl',
  'records.jsonl',
  'audit.jsonl',
];
const CANDIDATES = 40;

async function exported(database: Database, path: string) {
  const organization = (await anyOrganization(database))!;
  return exportTo(path, organization, { database, sealer: SEALER, clock });
}

const readAll = (folder: string) =>
  Promise.all([...FILES, 'candidates.csv'].map((file) => readFile(join(folder, file), 'utf8')));

for (const from of ENGINES) {
  describe(`an export from ${from}`, () => {
    let root: string;
    let source: TestDatabase;
    let first: string;
    beforeAll(async () => {
      root = await mkdtemp(join(tmpdir(), 'hireside-test-'));
      source = await freshDatabase(from);
      await seedRehearsal({ database: source.database, clock });
      await seedGenerated(
        { database: source.database },
        { candidates: CANDIDATES, events: 400 },
        () => {},
      );
      first = join(root, 'first');
      await exported(source.database, first);
    });
    afterAll(async () => {
      await source.drop();
      await rm(root, { recursive: true, force: true });
    });

    test.each(ENGINES)('comes out of an empty %s installation as it went in', async (to) => {
      const target = await freshDatabase(to);
      const report = await importFrom(first, { database: target.database, sealer: SEALER });
      expect(report.refused).toBe(0);
      expect(report.candidates).toBeGreaterThan(CANDIDATES);
      const second = join(root, `second-${to}`);
      await exported(target.database, second);
      expect(await readAll(second)).toEqual(await readAll(first));
      await target.drop();
    });

    test('as a zip is the same, and in again changes nothing', async () => {
      const zip = join(root, 'export.zip');
      await exported(source.database, zip);
      const again = await importFrom(zip, { database: source.database, sealer: SEALER });
      expect(again).toMatchObject({ added: 0, refused: 0, candidates: 0 });
      expect(again.unchanged).toBeGreaterThan(400);
    });

    test('holds no token, no session and no secret', async () => {
      const all = (await readAll(first)).join('\n');
      expect(all).not.toMatch(/v1\.[\w-]+\.[\w-]{16}\./);
      expect(all).not.toContain('"row":"session"');
      expect(all).not.toContain('"row":"zoom_grant"');
    });

    test('refuses a file that was changed, before anything is written', async () => {
      const copy = join(root, 'changed');
      await exported(source.database, copy);
      const events = await readFile(join(copy, 'events.jsonl'), 'utf8');
      await writeFile(join(copy, 'events.jsonl'), events.replace('note.added', 'note.addet'));
      const target = await freshDatabase(from);
      await expect(importFrom(copy, { database: target.database, sealer: SEALER })).rejects.toThrow(
        'events.jsonl is not as it was written: its checksum differs.',
      );
      expect(await anyOrganization(target.database)).toBeNull();
      await target.drop();
    });
  });
}
