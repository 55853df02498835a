import type { LogEvent } from '../../common/events.ts';
import { LIMITS } from '../../common/limits.ts';
import { judgementsBetween } from '../../db/judgements.ts';
import { eventsAfter } from '../../db/log.ts';
import type { Database } from '../../db/open.ts';

/** The logs of a candidate's scorecards, each in its own order. */
export const judgementsOf = async (database: Database, candidateId: string): Promise<LogEvent[]> =>
  (await judgementsBetween(database, candidateId, 0, LIMITS.seqMax)).sort(
    (a, b) => a.card - b.card,
  );

/** Everything that is written of a candidate: the log, then the logs of the scorecards. */
export const wholeLog = async (database: Database, candidateId: string): Promise<LogEvent[]> => [
  ...(await eventsAfter(database, candidateId, 0, LIMITS.seqMax)),
  ...(await judgementsOf(database, candidateId)),
];
