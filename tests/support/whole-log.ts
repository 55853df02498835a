import type { LogEvent } from '../../common/events.ts';
import { LIMITS } from '../../common/limits.ts';
import { judgementsBetween } from '../../db/judgements.ts';
import { eventsAfter } from '../../db/log.ts';
import type { Database } from '../../db/open.ts';

/** A candidate's log, and the logs of all their scorecards, oldest first. */
export async function wholeLog(
  database: Database,
  candidateId: string,
): Promise<{ events: LogEvent[]; judgements: LogEvent[] }> {
  return {
    events: await eventsAfter(database, candidateId, 0, LIMITS.seqMax),
    judgements: await judgementsOf(database, candidateId),
  };
}

export const judgementsOf = async (database: Database, candidateId: string): Promise<LogEvent[]> =>
  (await judgementsBetween(database, candidateId, 0, LIMITS.seqMax)).reverse();
