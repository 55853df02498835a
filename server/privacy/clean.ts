import { stat } from 'node:fs/promises';
import { type Clock, toInstant } from '../../common/time.ts';
import { cleanPostgres } from '../../db/erasure/clean.ts';
import type { Database } from '../../db/open.ts';
import { markCleaned, uncleaned } from '../../db/privacy/erasures.ts';
import { requeue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler } from '../tasks/runner.ts';
import { runInThread } from '../thread.ts';

/** Removes from the database's files what was deleted in them. */
export const CLEAN = 'privacy.clean';

/** A smaller file is written anew at once: nobody notices a second. */
const AT_ONCE_BYTES = 64 * 1024 * 1024;
const QUIET_HOUR_MS = 3 * 3_600_000;
const DAY_MS = 86_400_000;

/** Queues the cleaning in the transaction that erases; several erasures share one. */
export const wantClean = (tx: Tx, now: number) =>
  requeue(tx, { kind: CLEAN, key: 'files', payload: {}, runAt: now });

/** Cleans now, or in the coming night where a large file would keep writers waiting. */
export function cleaning({ database, config, clock }: Services): OutwardHandler {
  return async () => {
    const began = clock.now();
    const file = fileOf(config.databaseUrl);
    const night = file === null ? null : await nightFor(file, began);
    if (night !== null) return async () => ({ retryAt: night, reason: 'waits for the night' });
    await cleanHere(database, config.databaseUrl, clock);
    return async (tx, now) => {
      // The task is ours until this commits: whoever erases after it queues the task anew.
      const more = await uncleaned(tx.sql);
      return more.length === 0 ? null : { retryAt: now, reason: 'more was erased meanwhile' };
    };
  };
}

/**
 * Cleans the files, and says so on every receipt that was there when it began.
 * @throws where somebody holds the files; nothing is lost, and it can be done again
 */
export async function cleanHere(database: Database, url: string, clock: Clock): Promise<void> {
  const receipts = await uncleaned(database.read);
  const file = fileOf(url);
  if (file === null) await cleanPostgres(database);
  else await runInThread(new URL('./clean-worker.ts', import.meta.url), { file });
  await database.transact((tx) => markCleaned(tx, receipts, toInstant(clock.now())));
}

const fileOf = (url: string) => (url.startsWith('sqlite:') ? url.slice('sqlite:'.length) : null);

/** When a large file may be written anew, in UTC; `null` where that is now. */
async function nightFor(file: string, now: number): Promise<number | null> {
  const { size } = await stat(file);
  const sinceMidnight = now % DAY_MS;
  const isNight = sinceMidnight >= QUIET_HOUR_MS && sinceMidnight < 2 * QUIET_HOUR_MS;
  if (size < AT_ONCE_BYTES || isNight) return null;
  const ahead = (DAY_MS + QUIET_HOUR_MS - sinceMidnight) % DAY_MS;
  return now + ahead;
}
