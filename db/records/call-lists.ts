import type { Database } from '../open.ts';
import type { CallState } from '../schema/calls.ts';
import type { CallRow } from './calls.ts';

export interface ListedCall extends CallRow {
  /** A recording of it is at Zoom. */
  playable: boolean;
}

/** A candidate's calls, the latest first. */
export async function callsOf(
  database: Database,
  organizationId: string,
  candidateId: string,
): Promise<ListedCall[]> {
  const rows = await database.read
    .selectFrom('call')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('candidate_id', '=', candidateId)
    .where('state', '=', 'filed')
    .orderBy('started_at', 'desc')
    .orderBy('id')
    .execute();
  return withRecordings(database, rows);
}

/** Calls of an organization in one state, the latest first, by key. */
export async function callsIn(
  database: Database,
  organizationId: string,
  state: CallState,
  page: { after?: { startedAt: string; id: string } | undefined; limit: number },
): Promise<ListedCall[]> {
  const { after, limit } = page;
  let query = database.read
    .selectFrom('call')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('state', '=', state);
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('started_at', '<', after.startedAt),
        where.and([where('started_at', '=', after.startedAt), where('id', '<', after.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return withRecordings(database, rows);
}

/** How many rows of history were nobody's. */
export async function passedOver(database: Database, organizationId: string): Promise<number> {
  const row = await database.read
    .selectFrom('call_passed')
    .select('rows_passed')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row?.rows_passed ?? 0;
}

export async function callById(
  database: Database,
  organizationId: string,
  id: string,
): Promise<CallRow | null> {
  const row = await database.read
    .selectFrom('call')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ?? null;
}

/** The candidates that each of these numbers belongs to, by number. */
export async function candidatesWith(
  database: Database,
  organizationId: string,
  numbers: readonly string[],
): Promise<Map<string, { id: string; name: string }[]>> {
  const found = new Map<string, { id: string; name: string }[]>();
  if (numbers.length === 0) return found;
  const rows = await database.read
    .selectFrom('candidate_phone')
    .innerJoin('candidate', 'candidate.id', 'candidate_phone.candidate_id')
    .select(['candidate.id', 'candidate.name', 'candidate_phone.number'])
    .where('candidate_phone.organization_id', '=', organizationId)
    .where('candidate_phone.number', 'in', [...new Set(numbers)])
    .orderBy('candidate.name')
    .orderBy('candidate.id')
    .execute();
  for (const { number, id, name } of rows) {
    found.set(number, [...(found.get(number) ?? []), { id, name }]);
  }
  return found;
}

async function withRecordings(database: Database, rows: CallRow[]): Promise<ListedCall[]> {
  if (rows.length === 0) return [];
  const recorded = await database.read
    .selectFrom('call_recording')
    .select('call_id')
    .where(
      'call_id',
      'in',
      rows.map(({ id }) => id),
    )
    .where('gone', '=', 0)
    .execute();
  const playable = new Set(recorded.map(({ call_id }) => call_id));
  return rows.map((row) => ({ ...row, playable: playable.has(row.id) }));
}
