import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeShell, type Shell } from '../cli/support.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';

/** What docs/operations.md says to type, with the database of each step as the environment. */
describe.each(ENGINES)('moving from SQLite to %s', (engine) => {
  let shell: Shell;
  let target: TestDatabase;
  beforeAll(async () => {
    shell = await makeShell();
    target = await freshDatabase(engine);
  });
  afterAll(async () => {
    await target.drop();
    await shell.drop();
  });

  test('export there, migrate and import here: everything arrives, and once', async () => {
    const zip = join(shell.folder, 'everything.zip');
    const [there, here] = [join(shell.folder, 'there'), join(shell.folder, 'here')];
    expect(await shell.run('seed')).toMatchObject({ code: 0 });
    expect(await shell.run('export', zip)).toMatchObject({ code: 0, err: '' });
    expect(await shell.run('export', there)).toMatchObject({ code: 0 });

    shell.environment.DATABASE_URL = target.url;
    expect(await shell.run('migrate')).toMatchObject({ code: 0 });
    const first = await shell.run('import', zip);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toMatch(/^\d+ rows added, 0 there already, 0 refused$/m);
    expect((await shell.run('import', zip)).out).toMatch(/^0 rows added, /m);
    expect(await shell.run('export', here)).toMatchObject({ code: 0 });
    const read = (folder: string, file: string) => readFile(join(folder, file), 'utf8');
    for (const file of ['organization.jsonl', 'candidates.jsonl', 'events.jsonl']) {
      expect(await read(here, file), file).toBe(await read(there, file));
    }
    // The audit goes on: each copy has that it was made, and this one where it came in.
    const actions = (await read(here, 'audit.jsonl')).match(/"action":"data\.\w+"/g);
    expect(actions?.map((one) => one.slice(15, -1))).toEqual(['exported', 'imported', 'exported']);
  });
});
