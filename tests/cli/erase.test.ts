import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { makeShell, type Shell } from './support.ts';

describe('hireside erase', () => {
  let shell: Shell;
  const candidate = 'seed-candidate-niamh-brennan';
  beforeAll(async () => {
    shell = await makeShell();
    expect((await shell.run('seed')).code).toBe(0);
  });
  afterAll(() => shell.drop());

  test('a dry run says what would go, and nothing goes', async () => {
    const { code, out, err } = await shell.run('erase', '--candidate', candidate, '--dry-run');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Erasing Niamh Brennan would do this. Nothing is changed now.');
    expect(out).toMatch(/note: \d+ rows deleted: what was written or done about the candidate/);
    expect(out).toMatch(/event: \d+ rows emptied/);
    expect(out).toContain('Stays in event: the number of each entry, its type and its time.');
    expect((await shell.run('erase', '--candidate', candidate, '--dry-run')).out).toBe(out);
  });

  test('it erases at once, cleans the file and prints a receipt', async () => {
    const { code, out, err } = await shell.run('erase', '--candidate', candidate);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^Erased\. Receipt [\w-]{36} of 2026-11-21T12:00:00/);
    const bytes = readFileSync(shell.url.slice('sqlite:'.length)).toString('latin1');
    expect(bytes).not.toContain('niamh.brennan@');
    const database = await openDatabase(shell.url);
    const receipts = await database.read.selectFrom('erasure').selectAll().execute();
    await database.close();
    expect(receipts).toMatchObject([{ state: 'done', subject_id: null, asked_by: null }]);
    expect(receipts[0]!.cleaned_at).not.toBeNull();
  });

  test('who is not there, or not any more, is a failure in one sentence', async () => {
    const { code, err } = await shell.run('erase', '--candidate', candidate);
    expect({ code, err }).toEqual({
      code: 1,
      err: `There is no candidate ${candidate}, or not any more.\n`,
    });
  });

  test.each([
    ['nobody', []],
    ['both', ['--candidate', 'a', '--member', 'b']],
    ['a flag that is not one', ['--candidate', 'a', '--force']],
  ])('naming %s is wrong usage', async (_, args) => {
    const { code, err } = await shell.run('erase', ...args);
    expect(code).toBe(2);
    expect(err).toContain('Usage: npm run hireside -- erase --candidate ID [--dry-run]');
  });
});
