import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** A real PostgreSQL in a process of its own. */
export async function spawnPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const program = new URL('./postgres-process.ts', import.meta.url).pathname;
  const port = String(await freePort());
  const child = spawn(process.execPath, ['--import', 'tsx', program, port], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said = await Promise.race([once(child.stdout, 'data'), exited]);
  const url = String(said[0]).trim();
  if (!url.startsWith('postgres://')) throw new Error('PostgreSQL did not start');
  return {
    url,
    stop: async () => {
      child.stdin.end();
      await exited;
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
