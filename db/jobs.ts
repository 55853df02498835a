import type { Stage } from '../common/pipeline.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

export interface Job {
  id: string;
  title: string;
  stages: Stage[];
  hiringTeam: string[];
  createdAt: string;
}

export async function insertJob(
  tx: Tx,
  organizationId: string,
  { id, title, stages, hiringTeam, createdAt }: Job,
): Promise<void> {
  await tx.sql
    .insertInto('job')
    .values({
      id,
      organization_id: organizationId,
      title,
      stages: JSON.stringify(stages),
      created_at: createdAt,
    })
    .execute();
  const team = [...new Set(hiringTeam)].map((member_id) => ({ job_id: id, member_id }));
  if (team.length > 0) await tx.sql.insertInto('job_member').values(team).execute();
}

/** Jobs of an organization, oldest first, after a key; of one member's hiring teams only, where given. */
export async function jobsOf(
  database: Database,
  organizationId: string,
  options: {
    memberId?: string;
    ids?: readonly string[];
    after?: { createdAt: string; id: string };
    limit?: number;
  } = {},
): Promise<Job[]> {
  const { memberId, ids, after, limit } = options;
  let query = database.read
    .selectFrom('job')
    .select(['id', 'title', 'stages', 'created_at'])
    .where('organization_id', '=', organizationId);
  if (ids !== undefined) query = query.where('id', 'in', ids.length > 0 ? ids : ['']);
  if (memberId !== undefined) {
    query = query.where('id', 'in', (from) =>
      from.selectFrom('job_member').select('job_id').where('member_id', '=', memberId),
    );
  }
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('created_at', '>', after.createdAt),
        where.and([where('created_at', '=', after.createdAt), where('id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit ?? 10_000)
    .execute();
  if (rows.length === 0) return [];
  const team = await database.read
    .selectFrom('job_member')
    .selectAll()
    .where(
      'job_id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    stages: JSON.parse(row.stages),
    hiringTeam: team.filter(({ job_id }) => job_id === row.id).map(({ member_id }) => member_id),
    createdAt: row.created_at,
  }));
}

export async function jobByTitle(
  database: Database,
  organizationId: string,
  title: string,
): Promise<Job | null> {
  const row = await database.read
    .selectFrom('job')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('title', '=', title)
    .executeTakeFirst();
  return row ? ((await jobsOf(database, organizationId, { ids: [row.id] }))[0] ?? null) : null;
}
