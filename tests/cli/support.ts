import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/open.ts';
import type { Deps } from '../../server/cli/command.ts';
import { run } from '../../server/cli/run.ts';
import { readConfig } from '../../server/config.ts';
import { NOON } from '../support/fixtures.ts';

/** A folder with a database of its own, and commands that run in this process. */
export async function makeShell() {
  const folder = await mkdtemp(join(tmpdir(), 'hireside-cli-'));
  const url = `sqlite:${join(folder, 'data', 'test.db')}`;
  const environment: Record<string, string> = { DATABASE_URL: url };
  return {
    folder,
    url,
    drop: () => rm(folder, { recursive: true, force: true }),
    ...commandsIn(environment),
    /** The same commands where the environment is another. */
    with: commandsIn,
  };
}

function commandsIn(environment: Record<string, string>) {
  const deps: Deps = {
    config: () => readConfig(environment),
    clock: { now: () => NOON },
    open: openDatabase,
  };
  return {
    environment,
    deps,
    async run(...args: string[]) {
      const heard = { out: '', err: '' };
      const code = await run(
        args,
        {
          out: (text) => {
            heard.out += `${text}
`;
          },
          err: (text) => {
            heard.err += `${text}
`;
          },
          isTty: false,
        },
        deps,
      );
      return { code, ...heard };
    },
  };
}

export type Shell = Awaited<ReturnType<typeof makeShell>>;
