import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat, watch } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeShell, type Shell } from './support.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const spawned = promisify(execFile);

let shell: Shell;
beforeAll(async () => {
  shell = await makeShell();
  await shell.run('seed');
});
afterAll(() => shell.drop());

/** The real process, as `npm run hireside` starts it. */
async function start(...args: string[]) {
  const env = { PATH: process.env.PATH, DATABASE_URL: shell.url };
  const command = ['--import', 'tsx', join(root, 'server/cli/main.ts'), ...args];
  try {
    return { code: 0, ...(await spawned(process.execPath, command, { cwd: root, env })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

/** Starts a command that writes `file`, and asks it to stop as soon as its first part is there. */
async function stopped(command: string, file: string) {
  const env = { PATH: process.env.PATH, DATABASE_URL: shell.url };
  const looking = new AbortController();
  const changes = watch(shell.folder, { signal: looking.signal });
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'server/cli/main.ts'), command, join(shell.folder, file)],
    { cwd: root, env },
  );
  let said = '';
  child.stderr.on('data', (text) => {
    said += String(text);
  });
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  for await (const { filename } of changes) if (filename?.startsWith(file)) break;
  child.kill('SIGINT');
  const [code, signal] = await ended;
  looking.abort();
  return { code, signal, said };
}

describe('the command as a process', () => {
  test('prints a token, nothing else on either stream, and ends', async () => {
    const { code, stdout, stderr } = await start(
      'token',
      '--member',
      'recruiter@rehearsal.example',
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^hs_[A-Za-z0-9_-]{43}\n$/);
  });

  test('exits 2 with the usage on stderr for a command that does not exist', async () => {
    const { code, stdout, stderr } = await start('dance');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('Usage:');
  });

  test('what it writes is for this user alone', async () => {
    const kept = join(shell.folder, 'kept');
    expect((await start('backup', join(kept, 'one.db'))).code).toBe(0);
    for (const one of [kept, join(kept, 'one.db')]) {
      expect((await stat(one)).mode & 0o077, one).toBe(0);
    }
  });

  test.each([
    ['backup', 'stopped.db'],
    ['export', 'stopped.zip'],
  ])('%s, stopped in its midst, says so and leaves nothing of %s', async (command, file) => {
    await shell.run('seed', '--candidates', '2000');
    const { code, signal, said } = await stopped(command, file);
    expect([code, signal, said]).toEqual([1, null, 'Stopped before it was done.\n']);
    expect((await readdir(shell.folder)).filter((one) => one.startsWith('stopped'))).toEqual([]);
  });
});
