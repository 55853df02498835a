import { type Kysely, sql } from 'kysely';
import type { Application } from '../common/application.ts';
import type { Candidate } from '../common/candidate.ts';
import { isMigrated } from './migrate.ts';
import type { Database } from './open.ts';
import { applicationFromRow } from './rows.ts';
import type { Schema } from './schema.ts';

/** Questions that commands ask, and requests never do. */

export async function organizations({ read }: Database): Promise<{ id: string; name: string }[]> {
  return read.selectFrom('organization').select(['id', 'name']).orderBy('created_at').execute();
}

/** A candidate with what an import compares. */
export interface ImportedCandidate {
  id: string;
  profile: Candidate;
  applications: Application[];
}

/** By e-mail address, or by id; `null` where the organization has no such candidate. */
export async function candidateForImport(
  on: Kysely<Schema>,
  organizationId: string,
  key: { email: string } | { id: string },
): Promise<ImportedCandidate | null> {
  const [column, value] =
    'email' in key ? (['email', key.email.toLowerCase()] as const) : (['id', key.id] as const);
  const row = await on
    .selectFrom('candidate')
    .select(['id', 'profile'])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'candidate')
    .where(column, '=', value)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  if (row === undefined || row.profile === '') return null;
  const applications = await on
    .selectFrom('application')
    .selectAll()
    .where('candidate_id', '=', row.id)
    .orderBy('applied_at')
    .orderBy('id')
    .execute();
  return {
    id: row.id,
    profile: JSON.parse(row.profile),
    applications: applications.map(applicationFromRow),
  };
}

/** Every candidate's name with each job applied for, or none: the key of rows without an e-mail. */
export async function namesByJob(
  { read }: Database,
  organizationId: string,
): Promise<{ id: string; name: string; jobId: string | null }[]> {
  const rows = await read
    .selectFrom('candidate')
    .leftJoin('application', 'application.candidate_id', 'candidate.id')
    .select(['candidate.id', 'candidate.name', 'application.job_id'])
    .where('candidate.organization_id', '=', organizationId)
    .where('candidate.kind', '=', 'candidate')
    .execute();
  return rows.map(({ id, name, job_id }) => ({ id, name, jobId: job_id }));
}

/** Whether the schema is the one of this code; a database without any counts as no. */
export async function isReady(database: Database): Promise<boolean> {
  await sql`select 1`.execute(database.read);
  return isMigrated(database).catch(() => false);
}

/** Whether SQLite waits for the disk at every commit (S1); `null` where the engine is another. */
export async function waitsForDisk({ engine, transact }: Database): Promise<boolean | null> {
  if (engine !== 'sqlite') return null;
  const { rows } = await transact((tx) =>
    sql<{ synchronous: number }>`pragma synchronous`.execute(tx.sql),
  );
  return (rows[0]?.synchronous ?? 0) >= 2;
}

/** Who has this id, in whichever organization; `null` for nobody, or nobody any more. */
export async function findSubject(
  { read }: Database,
  { kind, id }: { kind: 'candidate' | 'member'; id: string },
): Promise<{
  kind: 'candidate' | 'member';
  id: string;
  organizationId: string;
  name: string;
} | null> {
  const row =
    kind === 'member'
      ? await read
          .selectFrom('member')
          .select(['organization_id', 'name'])
          .where('id', '=', id)
          .executeTakeFirst()
      : await read
          .selectFrom('candidate')
          .select(['organization_id', 'name'])
          .where('id', '=', id)
          .where('kind', 'in', ['candidate', 'quarantined'])
          .executeTakeFirst();
  if (row === undefined) return null;
  return { kind, id, organizationId: row.organization_id, name: row.name };
}
