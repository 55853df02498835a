import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../db/open.ts';
import { isReady, organizations, waitsForDisk } from '../../db/operations.ts';
import { type Config, ConfigError } from '../config.ts';
import { BUILT } from '../http/assets.ts';
import { type Command, type Deps, DONE, FAILED, readArgs } from './command.ts';
import { messageOf, sqliteFile } from './database.ts';

/** One line of the examination. */
interface Finding {
  what: string;
  /** What is wrong; `null` where nothing is. */
  problem: string | null;
}

export const doctor: Command = {
  name: 'doctor',
  summary: 'Look for what would keep Hireside from working',
  usage: `doctor

Looks at the configuration, the database, the built client and the organization. One line
each, ok or problem; exit code 1 where there is any problem. Changes nothing.`,
  async run(args, io, deps) {
    readArgs(args, []);
    const findings = await examine(deps);
    for (const { what, problem } of findings) {
      io.out(problem === null ? `ok       ${what}` : `problem  ${what}: ${problem}`);
    }
    return findings.some(({ problem }) => problem !== null) ? FAILED : DONE;
  },
};

async function examine(deps: Deps): Promise<Finding[]> {
  const client: Finding = {
    what: 'built client',
    problem: existsSync(join(BUILT, 'index.html')) ? null : 'not built. Run: npm run build',
  };
  let config: Config;
  try {
    config = deps.config();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [...error.problems.map((problem) => ({ what: 'configuration', problem })), client];
  }
  const fine = { what: `configuration (${config.zoom.mode})`, problem: null };
  return [fine, ...(await examineDatabase(deps, config.databaseUrl)), client];
}

async function examineDatabase({ open }: Deps, url: string): Promise<Finding[]> {
  const what = 'database reachable';
  const file = sqliteFile(url);
  // Opening would make the file, and a doctor changes nothing.
  if (file !== null && !existsSync(file)) {
    return [{ what, problem: `${file} is not there. Run: npm run hireside -- migrate` }];
  }
  let database: Database;
  let ready: boolean;
  try {
    database = await open(url);
  } catch (error) {
    return [{ what, problem: messageOf(error) }];
  }
  try {
    ready = await isReady(database);
    const findings: Finding[] = [{ what, problem: null }];
    const waits = await waitsForDisk(database);
    if (waits !== null) {
      const problem = waits ? null : 'synchronous is not FULL: a power cut may take notes along';
      findings.push({ what: 'commits wait for the disk', problem });
    }
    const behind = 'the schema is another. Run: npm run hireside -- migrate';
    findings.push({ what: 'database migrated', problem: ready ? null : behind });
    if (!ready) return findings;
    const count = (await organizations(database)).length;
    const none = 'there is none. Run: npm run hireside -- seed';
    return [...findings, { what: 'organization', problem: count > 0 ? null : none }];
  } catch (error) {
    return [{ what, problem: messageOf(error) }];
  } finally {
    await database.close();
  }
}
