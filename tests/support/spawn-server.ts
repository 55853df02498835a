import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { programNamed } from './program.ts';
import type { ProcessOptions } from './server-process.ts';

export interface SpawnedServer {
  url: string;
  child: ChildProcess;
  /** Resolves when the process is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

/** A real server that can be killed without killing the test. */
export async function spawnServer(
  databaseUrl: string,
  options: ProcessOptions = {},
): Promise<SpawnedServer> {
  const program = programNamed('server-process');
  const child = spawn(process.execPath, [program, databaseUrl, JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  while (!said.includes('\n')) {
    const [chunk] = await once(child.stdout!, 'data');
    said += String(chunk);
  }
  return {
    url: said.split('\n')[0]!,
    child,
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}
