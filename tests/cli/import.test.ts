import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileById } from '../../db/files.ts';
import { openDatabase } from '../../db/open.ts';
import { candidateForImport } from '../../db/operations.ts';
import { ORGANIZATION } from '../../server/seed/cast.ts';
import { pdf } from '../../server/seed/pdf.ts';
import { makeShell, type Shell } from './support.ts';

let shell: Shell;
beforeAll(async () => {
  shell = await makeShell();
  await shell.run('seed');
});
afterAll(() => shell.drop());

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(shell.folder, name);
  await writeFile(path, content);
  return path;
}

async function candidate(email: string) {
  const database = await openDatabase(shell.url);
  const found = await candidateForImport(database.read, ORGANIZATION.id, { email });
  const resume = found?.profile.resume;
  const stored = resume ? await fileById(database, found.id, resume.fileId) : null;
  await database.close();
  return { ...found, stored };
}

describe('import', () => {
  test('takes the good rows in, names the bad ones by line, and exits 1', async () => {
    const path = await file('bad.csv', 'name,email,notes\nIda,ida@example.com,x\nJo,nonsense,y\n');
    expect(await shell.run('import', path)).toEqual({
      code: 1,
      out: 'line 3: email is no e-mail address\n1 added, 0 changed, 0 unchanged, 1 skipped\n',
      err: 'Columns not used: notes\n',
    });
  });

  test('of ten thousand rows is done in one run, and the second changes nothing', async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, n) => `Person ${n},person.${n}@example.org,Job ${n % 7},Screen,2026-02-03`,
    );
    const path = await file('many.csv', `name,email,job,stage,applied_at\n${rows.join('\n')}\n`);
    const first = await shell.run('import', path);
    expect(first.out).toBe('10000 added, 0 changed, 0 unchanged, 0 skipped\n');
    const again = await shell.run('import', path);
    expect(again).toEqual({
      code: 0,
      out: '0 added, 0 changed, 10000 unchanged, 0 skipped\n',
      err: '',
    });
  }, 120_000);

  test('reads a JSON Resume document, and files a résumé under its candidate', async () => {
    const document = {
      basics: {
        name: 'Kim Ode',
        email: 'kim@example.com',
        location: { city: 'Galway', countryCode: 'IE' },
        url: 'https://kim.example.com',
        profiles: [
          { network: 'GitHub', url: 'https://github.com/kim' },
          { network: 'None', url: 'nowhere' },
        ],
      },
      work: [{ position: 'Data engineer', name: 'Corrib Rail' }],
    };
    const json = await file('kim.json', JSON.stringify(document));
    const resume = await file('kim.pdf', pdf('Kim', [{ text: 'Kim Ode' }]).bytes);
    const args = [json, '--resume', resume, '--candidate', 'kim@example.com'];
    const first = await shell.run('import', ...args);
    expect(first).toEqual({
      code: 0,
      out: '1 added, 0 changed, 0 unchanged, 0 skipped\nkim.pdf filed under Kim Ode\n',
      err: 'Not a link, left out: nowhere\n',
    });
    const { profile, stored } = await candidate('kim@example.com');
    expect(profile).toMatchObject({
      headline: 'Data engineer, now at Corrib Rail',
      location: 'Galway, IE',
      links: [
        { url: 'https://kim.example.com' },
        { label: 'GitHub', url: 'https://github.com/kim' },
      ],
      resume: { name: 'kim.pdf', pages: 1 },
    });
    expect(stored?.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const again = await shell.run('import', ...args);
    expect(again.out).toBe(
      '0 added, 0 changed, 1 unchanged, 0 skipped\nkim.pdf is there already\n',
    );
  });

  test('takes a directory of such files, each with its name before its lines', async () => {
    await mkdir(join(shell.folder, 'inbox'));
    await file('inbox/a.csv', 'name,email\nLee,lee@example.com\n');
    await file('inbox/b.json', JSON.stringify({ basics: { name: 'Mo', email: 'mo@example.com' } }));
    await file('inbox/readme.txt', 'not for import');
    const { code, out } = await shell.run('import', join(shell.folder, 'inbox'));
    expect(code).toBe(0);
    expect(out.split('\n').filter(Boolean)).toEqual([
      'a.csv: 1 added, 0 changed, 0 unchanged, 0 skipped',
      'b.json: 1 added, 0 changed, 0 unchanged, 0 skipped',
    ]);
  });

  test.each([
    ['missing.csv', null, [], 'There is no file'],
    ['empty.csv', '', [], 'is empty'],
    ['headless.csv', 'Ida,ida@example.com\n', [], 'must name the columns'],
    ['broken.json', '{', [], 'is not JSON'],
    ['other.json', '{"a": 1}', [], 'is no JSON Resume document'],
    ['whose.pdf', '%PDF-1.4', [], 'Say whose résumé'],
    ['fake.pdf', 'words', ['--candidate', 'niamh.brennan@example.com'], 'is not a PDF file'],
    ['lost.pdf', '%PDF-1.4', ['--candidate', 'x@example.com'], 'There is no candidate'],
    ['ok.csv', 'name\nA\n', ['--organization', 'None'], 'There is no organization'],
  ])('says in a sentence what is wrong with %s, exit 1', async (name, content, args, words) => {
    const path = content === null ? join(shell.folder, name) : await file(name, content);
    const { code, out, err } = await shell.run('import', path, ...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
