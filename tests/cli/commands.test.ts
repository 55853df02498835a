import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { insertMember } from '../../db/members.ts';
import { openDatabase } from '../../db/open.ts';
import { insertOrganization } from '../../db/organizations.ts';
import { tokenByHash } from '../../db/tokens.ts';
import { manifestFor } from '../../server/manifest/manifest.ts';
import { NOON } from '../support/fixtures.ts';
import { makeShell, type Shell } from './support.ts';

const NAMES = [
  'doctor',
  'migrate',
  'seed',
  'import',
  'export',
  'erase',
  'token',
  'backup',
  'restore',
  'rotate-keys',
  'manifest',
];

let shell: Shell;
beforeAll(async () => {
  shell = await makeShell();
});
afterAll(() => shell.drop());

describe('the commands', () => {
  test('--help lists those that exist and no other, exit 0', async () => {
    const { code, out, err } = await shell.run('--help');
    expect([code, err]).toEqual([0, '']);
    const listed = [...out.matchAll(/^ {2}([a-z-]+) /gm)].map(([, name]) => name);
    expect(listed).toEqual(NAMES);
  });

  test.each(NAMES)('%s --help tells how it is used, exit 0', async (name) => {
    const { code, out, err } = await shell.run(name, '--help');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^Usage: npm run hireside -- ${name}`));
  });

  test.each([
    [[]],
    [['export']],
    [['erase']],
    [['seed', '--candidates', 'many']],
    [['seed', '--candidates', '10', '--events', '5']],
    [['seed', '--events', '5']],
    [['migrate', 'now']],
    [['token']],
    [['token', '--mail', 'x']],
    [['import']],
    [['import', '--resume', 'x.pdf']],
    [['manifest']],
    [['doctor', '--fix']],
    [['rotate-keys', 'now']],
    [['backup']],
    [['restore']],
    [['restore', 'a', 'b']],
  ])('%j is wrong usage: usage on stderr, nothing on stdout, exit 2', async (args) => {
    const { code, out, err } = await shell.run(...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: npm run hireside -- ');
  });

  test('tell in one sentence what to run first, exit 1, and make no database by themselves', async () => {
    const fresh = await makeShell();
    const file = fresh.url.slice('sqlite:'.length);
    const token = () => fresh.run('token', '--member', 'admin@rehearsal.example');
    const next = 'npm run hireside -- migrate\n';
    const missing = `There is no database ${file}. Look at DATABASE_URL, or run: ${next}`;
    expect(await token()).toEqual({ code: 1, out: '', err: missing });
    expect(existsSync(file)).toBe(false);
    const empty = join(fresh.folder, 'empty.db');
    await writeFile(empty, '');
    const { err: behind } = await fresh
      .with({ DATABASE_URL: `sqlite:${empty}` })
      .run('token', '--member', 'admin@rehearsal.example');
    expect(behind).toBe(`The database is not migrated. Run: ${next}`);
    await fresh.run('migrate');
    const { code, err } = await fresh.run('import', import.meta.filename);
    expect(code).toBe(1);
    expect(err).toBe('There is no organization yet. Run: npm run hireside -- seed\n');
    await fresh.drop();
  });

  test('a configuration with problems fails with all of them', async () => {
    const broken = await makeShell();
    Object.assign(broken.environment, { PORT: 'x', LOG_LEVEL: 'loud' });
    const { code, err } = await broken.run('migrate');
    expect(code).toBe(1);
    expect(err).toContain('PORT');
    expect(err).toContain('LOG_LEVEL');
    await broken.drop();
  });

  test('a database that cannot be reached is said in a sentence, without a stack', async () => {
    const broken = await makeShell();
    broken.environment.DATABASE_URL = 'postgres://nobody@127.0.0.1:1/none';
    const { code, err } = await broken.run('migrate');
    expect(code).toBe(1);
    expect(err).toMatch(/^The database cannot be reached: .+\n$/);
    await broken.drop();
  });
});

describe('migrate and seed', () => {
  test('migrate makes the database, and says when there is nothing to do', async () => {
    expect(await shell.run('migrate')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Migrated: 0001-init(, \d{4}-[\w-]+)*\n$/),
    });
    expect(await shell.run('migrate')).toMatchObject({
      code: 0,
      out: 'The database is up to date.\n',
    });
  });

  test('seed makes the rehearsal organization once, and generated candidates once', async () => {
    expect((await shell.run('seed')).out).toBe('The rehearsal organization is made.\n');
    const first = await shell.run('seed', '--candidates', '20', '--events', '90');
    expect(first).toEqual({
      code: 0,
      err: '',
      out: 'The rehearsal organization is there.\n20 generated candidates added, 0 were there.\n',
    });
    const again = await shell.run('seed', '--candidates', '20', '--events', '90');
    expect(again.out).toContain('0 generated candidates added, 20 were there.');
  });
});

describe('token', () => {
  test('prints a working token of that member and nothing else', async () => {
    const { code, out, err } = await shell.run('token', '--member', 'Manager@rehearsal.example');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^hs_[A-Za-z0-9_-]{43}\n$/);
    const database = await openDatabase(shell.url);
    const hash = createHash('sha256').update(out.trim()).digest('hex');
    const row = await tokenByHash(database, hash, new Date(NOON).toISOString());
    await database.close();
    expect(row).toMatchObject({ member_id: 'seed-member-tomasz-wolski', kind: 'machine' });
  });

  test('says who is not there, and which organizations an address is in', async () => {
    const unknown = await shell.run('token', '--member', 'x@y.example');
    expect(unknown).toEqual({ code: 1, out: '', err: 'There is no member x@y.example.\n' });
    const database = await openDatabase(shell.url);
    const createdAt = new Date(NOON).toISOString();
    await database.transact(async (tx) => {
      const organization = { id: 'other-organization', name: 'Other', settings: {}, createdAt };
      await insertOrganization(tx, organization);
      await insertMember(tx, {
        id: 'other-member',
        organizationId: organization.id,
        email: 'admin@rehearsal.example',
        name: 'Ada',
        role: 'admin',
        timeZone: 'UTC',
        zoomUserId: null,
        createdAt,
      });
    });
    await database.close();
    const both = await shell.run('token', '--member', 'admin@rehearsal.example');
    expect([both.code, both.out]).toEqual([1, '']);
    expect(both.err).toContain('several organizations');
    expect(both.err).toContain('Larkfield Energy, Other');
    const args = ['--member', 'admin@rehearsal.example', '--organization', 'Other'];
    expect((await shell.run('token', ...args)).code).toBe(0);
  });
});

describe('doctor', () => {
  test('finds nothing wrong with database and organization once they are made', async () => {
    const { out, err } = await shell.run('doctor');
    expect(err).toBe('');
    for (const what of ['database reachable', 'commits wait for the disk', 'organization']) {
      expect(out).toMatch(new RegExp(`^ok {7}${what}$`, 'm'));
    }
  });

  test('says what is missing, line by line, makes nothing, and exits 1', async () => {
    const fresh = await makeShell();
    const missing = await fresh.run('doctor');
    expect(missing.code).toBe(1);
    expect(missing.out).toMatch(/^problem {2}database reachable: .*migrate$/m);
    expect((await fresh.run('doctor')).out).toBe(missing.out);
    await fresh.run('migrate');
    const empty = await fresh.run('doctor');
    expect(empty.code).toBe(1);
    expect(empty.out).toMatch(/^problem {2}organization: .*seed$/m);
    await fresh.drop();
  });

  test('lists every problem of the configuration', async () => {
    const broken = await makeShell();
    Object.assign(broken.environment, { ZOOM_MODE: 'live' });
    const { code, out } = await broken.run('doctor');
    expect(code).toBe(1);
    expect(out.match(/^problem {2}configuration/gm)?.length).toBeGreaterThanOrEqual(4);
    await broken.drop();
  });
});

describe('manifest', () => {
  test('prints the manifest for the address', async () => {
    const { code, out } = await shell.run('manifest', '--url', 'https://ats.example.org');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual(manifestFor('https://ats.example.org'));
  });

  test.each(['http://ats.example.org', 'https://ats.example.org/hireside'])(
    'refuses %s with a sentence, exit 1',
    async (url) => {
      const { code, out, err } = await shell.run('manifest', '--url', url);
      expect([code, out]).toEqual([1, '']);
      expect(err.trim().split('\n')).toHaveLength(1);
    },
  );
});
