import { toInstant } from '../common/time.ts';
import { indexNotes } from '../db/search.ts';
import { sweepExpired } from '../db/sessions.ts';
import { type BackupPlan, backUpDaily } from './backups/daily.ts';
import type { Services } from './services.ts';

const SWEEP_MS = 10 * 60_000;
/** A few notes at a time, so that no writer waits long behind the search index. */
const INDEX_MS = 200;
const INDEX_BATCH = 50;
/** Looked for this often, so that a backup that failed is tried again the same day. */
const BACKUP_MS = 30 * 60_000;

/** Housekeeping that nobody waits for: expired sessions, the search index, the daily backup. */
export function keepHouse(services: Services): () => void {
  const { database, clock, logger, config } = services;
  const every = (ms: number, otherwise: string, work: () => Promise<unknown>) => {
    const timer = setInterval(() => {
      work().catch((error: unknown) => logger.warn({ err: error }, otherwise));
    }, ms);
    timer.unref();
    return timer;
  };
  const timers = [
    every(SWEEP_MS, 'expired sessions stay a little longer', () =>
      sweepExpired(database, toInstant(clock.now())),
    ),
    every(INDEX_MS, 'new notes are not indexed yet', () => indexNotes(database, INDEX_BATCH)),
  ];
  const { backups } = config;
  if (backups !== null) {
    const work = () => backUp(services, backups);
    timers.push(every(BACKUP_MS, 'there is no backup of today yet', work));
  }
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

async function backUp({ clock, logger, metrics }: Services, plan: BackupPlan): Promise<void> {
  const file = await backUpDaily(plan, clock.now());
  metrics.backupAt.set(clock.now() / 1000);
  if (file !== null) logger.info({ file }, 'backed up');
}
