import type { LogEvent } from '../common/events.ts';
import type { Database } from './open.ts';
import { eventFromRow } from './rows.ts';

const EVENT_COLUMNS = [
  'seq',
  'id',
  'type',
  'actor_id',
  'application_id',
  'interview_id',
  'meeting_uuid',
  'audience',
  'body',
  'client_at',
  'server_at',
  'late',
] as const;

/** Events after a number, oldest first. */
export async function eventsAfter(
  database: Database,
  candidateId: string,
  after: number,
  limit: number,
): Promise<LogEvent[]> {
  const rows = await database.read
    .selectFrom('event')
    .select(EVENT_COLUMNS)
    .where('candidate_id', '=', candidateId)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(eventFromRow);
}

/** Events before a number, newest first; of some types only, where they are given. */
export async function eventsBefore(
  database: Database,
  candidateId: string,
  before: number,
  limit: number,
  types?: readonly LogEvent['type'][],
): Promise<LogEvent[]> {
  let query = database.read
    .selectFrom('event')
    .select(EVENT_COLUMNS)
    .where('candidate_id', '=', candidateId)
    .where('seq', '<', before);
  if (types !== undefined) query = query.where('type', 'in', types);
  const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
  return rows.map(eventFromRow);
}

/** The number of the last event; `null` where there is no such log. */
export async function headOf(database: Database, candidateId: string): Promise<number | null> {
  const row = await database.read
    .selectFrom('candidate')
    .select('head')
    .where('id', '=', candidateId)
    .executeTakeFirst();
  return row?.head ?? null;
}
