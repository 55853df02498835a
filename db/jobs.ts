import type { FeedbackVisibility } from '../common/facts.ts';
import type { Round } from '../common/kit.ts';
import type { Stage } from '../common/pipeline.ts';
import { memberTopic } from './members.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

export interface Job {
  id: string;
  title: string;
  stages: Stage[];
  hiringTeam: string[];
  createdAt: string;
  /** What its interviews are planned by. */
  rounds: Round[];
  /** `null` where the organization's rule counts. */
  feedbackVisibility: FeedbackVisibility | null;
  /** Where it is, in the organization's own words. */
  office: string | null;
}

type NewJob = Omit<Job, 'rounds' | 'feedbackVisibility' | 'office'> &
  Partial<Pick<Job, 'rounds' | 'office'>>;

export async function insertJob(
  tx: Tx,
  organizationId: string,
  { id, title, stages, hiringTeam, createdAt, rounds, office = null }: NewJob,
): Promise<void> {
  await tx.sql
    .insertInto('job')
    .values({
      id,
      organization_id: organizationId,
      title,
      stages: JSON.stringify(stages),
      created_at: createdAt,
      office,
      ...(rounds === undefined ? {} : { rounds: JSON.stringify(rounds) }),
    })
    .execute();
  await insertTeam(tx, id, hiringTeam);
}

async function insertTeam(tx: Tx, jobId: string, memberIds: readonly string[]): Promise<void> {
  const team = [...new Set(memberIds)].map((member_id) => ({ job_id: jobId, member_id }));
  if (team.length > 0) await tx.sql.insertInto('job_member').values(team).execute();
}

/** Who came to a hiring team by a change, and who left it. */
export interface TeamChange {
  joined: string[];
  left: string[];
}

/**
 * Changes a job. Hiring team and feedback visibility decide who sees what, so a change of these
 * counts in the organization's version of the facts (decision 0006).
 */
export async function updateJob(
  tx: Tx,
  organizationId: string,
  id: string,
  change: Partial<Pick<Job, 'title' | 'rounds' | 'hiringTeam' | 'feedbackVisibility' | 'office'>>,
): Promise<TeamChange> {
  const { title, rounds, hiringTeam, feedbackVisibility, office } = change;
  const row = {
    ...(title === undefined ? {} : { title }),
    ...(rounds === undefined ? {} : { rounds: JSON.stringify(rounds) }),
    ...(feedbackVisibility === undefined ? {} : { feedback_visibility: feedbackVisibility }),
    ...(office === undefined ? {} : { office }),
  };
  if (Object.keys(row).length > 0) {
    await tx.sql
      .updateTable('job')
      .set(row)
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .execute();
  }
  if (hiringTeam === undefined && feedbackVisibility === undefined) return NOBODY;
  // Before the team: of two changes of it at once, the second finds what the first has made.
  await tx.sql
    .updateTable('organization')
    .set((set) => ({ facts_version: set('facts_version', '+', 1) }))
    .where('id', '=', organizationId)
    .execute();
  return hiringTeam === undefined ? NOBODY : replaceTeam(tx, id, hiringTeam);
}

const NOBODY: TeamChange = { joined: [], left: [] };

async function replaceTeam(
  tx: Tx,
  jobId: string,
  hiringTeam: readonly string[],
): Promise<TeamChange> {
  const rows = await tx.sql
    .deleteFrom('job_member')
    .where('job_id', '=', jobId)
    .returning('member_id')
    .execute();
  await insertTeam(tx, jobId, hiringTeam);
  const before = rows.map(({ member_id }) => member_id);
  const joined = [...new Set(hiringTeam)].filter((one) => !before.includes(one));
  const left = before.filter((one) => !hiringTeam.includes(one));
  for (const memberId of [...joined, ...left]) tx.afterCommitRing(memberTopic(memberId));
  return { joined, left };
}

/** Holds a job until the transaction ends: of two changes at once, the second finds the first. */
export async function lockJob(tx: Tx, id: string): Promise<void> {
  const row = tx.sql.selectFrom('job').select('id').where('id', '=', id);
  await (tx.engine === 'postgres' ? row.forUpdate() : row).execute();
}

/** Jobs of an organization, oldest first, after a key; of one member's hiring teams only, where given. */
export async function jobsOf(
  database: Pick<Database, 'read'>,
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
    .select(['id', 'title', 'stages', 'created_at', 'rounds', 'feedback_visibility', 'office'])
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
    rounds: JSON.parse(row.rounds),
    feedbackVisibility: row.feedback_visibility,
    office: row.office,
  }));
}

/** `null` where the organization has no such job. */
export async function jobById(
  database: Pick<Database, 'read'>,
  organizationId: string,
  id: string,
): Promise<Job | null> {
  return (await jobsOf(database, organizationId, { ids: [id] }))[0] ?? null;
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
  return row ? jobById(database, organizationId, row.id) : null;
}
