import { execFile } from 'node:child_process';
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
});
