import { systemClock } from '../../common/time.ts';
import { MIGRATIONS, type Migration } from '../../db/migrate.ts';
import type { Config } from '../../server/config.ts';
import { startTestServer } from './server.ts';

/** What differs from any other test server. */
export interface ProcessOptions {
  config?: Partial<Config>;
  /** Its clock is so much ahead, so that leases of dead servers are over. */
  aheadMs?: number;
  /** It is of a version to come: these statements are its own migration. */
  newer?: string[];
}

/** A server in a process of its own, to be killed. Says its address on the first line. */
const { config, aheadMs = 0, newer }: ProcessOptions = JSON.parse(process.argv[3] ?? '{}');
if (newer !== undefined) {
  const up: Migration['up'] = async (run) => {
    for (const statement of newer) await run(statement);
  };
  (MIGRATIONS as Migration[]).push({ name: '9999-newer', up });
}
const clock = { now: () => systemClock.now() + aheadMs };
const server = await startTestServer(process.argv[2]!, { clock, config });
process.stdout.write(`${server.url}\n`);
process.once('SIGTERM', () => void server[Symbol.asyncDispose]());
