import type { Kysely } from 'kysely';
import type { Application } from '../../common/application.ts';
import type { Candidate } from '../../common/candidate.ts';
import { applicationFromRow } from '../rows.ts';
import type { Schema } from '../schema.ts';

type Sql = Kysely<Schema>;

/** Those of these candidates whose profile is there: not erased, and no meeting without a name. */
export async function profilesOf(
  sql: Sql,
  ids: readonly string[],
): Promise<{ id: string; profile: Candidate }[]> {
  const rows = await sql
    .selectFrom('candidate')
    .select(['id', 'profile'])
    .where('id', 'in', ids)
    .where('kind', '=', 'candidate')
    .where('profile', '!=', '')
    .orderBy('id')
    .execute();
  return rows.map(({ id, profile }) => ({ id, profile: JSON.parse(profile) }));
}

/** Their applications by candidate, earliest first. */
export async function applicationsOf(
  sql: Sql,
  ids: readonly string[],
): Promise<Map<string, Application[]>> {
  const rows = await sql
    .selectFrom('application')
    .selectAll()
    .where('candidate_id', 'in', ids)
    .orderBy('applied_at')
    .orderBy('id')
    .execute();
  return grouped(rows);
}

function grouped(
  rows: readonly (Parameters<typeof applicationFromRow>[0] & { candidate_id: string })[],
): Map<string, Application[]> {
  const by = new Map<string, Application[]>();
  for (const row of rows) {
    const own = by.get(row.candidate_id) ?? [];
    own.push(applicationFromRow(row));
    by.set(row.candidate_id, own);
  }
  return by;
}
