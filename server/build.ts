import { type StdioOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BUILT } from './http/assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['client', 'common', 'vite.config.ts', 'package-lock.json'];

/**
 * Builds the client where it is missing or older than its sources.
 * @returns whether it had to
 */
export async function buildIfNeeded(): Promise<boolean> {
  const built = await modified(join(BUILT, '.vite/manifest.json'));
  const newest = Math.max(
    ...(await Promise.all(SOURCES.map((path) => newestIn(join(root, path))))),
  );
  if (built > newest) return false;
  await runVite();
  return true;
}

/**
 * In a process of its own, because what a build is made for depends on the environment: under a
 * test runner it would become the development build of React.
 */
async function runVite(): Promise<void> {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', join(root, 'vite.config.ts'), '--logLevel', 'error'];
  const env = { NODE_ENV: 'production' };
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit'];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`building the client failed (exit ${code})`);
}

async function newestIn(path: string): Promise<number> {
  const entry = await stat(path).catch(() => null);
  if (entry === null) return 0;
  if (!entry.isDirectory()) return entry.mtimeMs;
  const names = (await readdir(path)).filter((name) => name !== 'node_modules');
  return Math.max(0, ...(await Promise.all(names.map((name) => newestIn(join(path, name))))));
}

const modified = async (path: string) => (await stat(path).catch(() => null))?.mtimeMs ?? 0;
