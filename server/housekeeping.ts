import { toInstant } from '../common/time.ts';
import { indexNotes } from '../db/search.ts';
import { sweepExpired } from '../db/sessions.ts';
import type { Services } from './services.ts';

const SWEEP_MS = 10 * 60_000;
/** A few notes at a time, so that no writer waits long behind the search index. */
const INDEX_MS = 200;
const INDEX_BATCH = 50;

/** Housekeeping that nobody waits for: expired sessions, the search index. */
export function keepHouse({ database, clock, logger }: Services): () => void {
  const quietly = (what: string, work: () => Promise<unknown>) => () => {
    work().catch((error: unknown) => logger.warn({ err: error }, what));
  };
  const timers = [
    setInterval(
      quietly('expired sessions stay a little longer', () =>
        sweepExpired(database, toInstant(clock.now())),
      ),
      SWEEP_MS,
    ),
    setInterval(
      quietly('new notes are not indexed yet', () => indexNotes(database, INDEX_BATCH)),
      INDEX_MS,
    ),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}
