import { type ExpressionBuilder, type Kysely, type RawBuilder, sql } from 'kysely';
import type { Application } from '../common/application.ts';
import type { Candidate } from '../common/candidate.ts';
import type { CandidateKind } from '../common/facts.ts';
import { LIMITS } from '../common/limits.ts';
import type { Actor } from '../common/member.ts';
import { toInstant } from '../common/time.ts';
import type { Database } from './open.ts';
import { applicationFromRow } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** An empty log, ready for its first event. */
export async function insertCandidate(
  tx: Tx,
  candidate: {
    id: string;
    organizationId: string;
    kind: CandidateKind;
    createdAt: string;
  },
): Promise<void> {
  await tx.sql
    .insertInto('candidate')
    .values({
      id: candidate.id,
      organization_id: candidate.organizationId,
      kind: candidate.kind,
      head: 0,
      name: '',
      email: null,
      profile: '',
      search_text: '',
      active: 0,
      created_at: candidate.createdAt,
      last_at: candidate.createdAt,
      acted_at: candidate.createdAt,
    })
    .execute();
}

export interface CandidateRow {
  id: string;
  lastAt: string;
  profile: Candidate;
  applications: Application[];
}

export interface CandidateFilter {
  q?: string;
  stage?: string;
  jobId?: string;
  activeOnly?: boolean;
  /** The last row of the page before. */
  after?: { lastAt: string; id: string };
  limit: number;
}

type Where = ExpressionBuilder<Schema, 'candidate'>;

/**
 * Restricts rows to candidates the member may see: all for staff; those of their hiring teams for
 * hiring managers; those whose panel they sit on, while its window is open, for anyone. Nobody
 * sees in a list who is about to be erased.
 */
export function visibleTo(actor: Actor, now: number) {
  return (where: Where) => {
    const inSight = where('candidate.kind', '!=', 'quarantined');
    if (seesAll(actor)) return inSight;
    const windowOpen = toInstant(now - LIMITS.scorecardWindowMs);
    const onPanel = where(
      'candidate.id',
      'in',
      where
        .selectFrom('interview_member')
        .select('interview_member.candidate_id')
        .where('interview_member.member_id', '=', actor.id)
        .where('interview_member.ends_at', '>', windowOpen),
    );
    if (actor.role === 'interviewer') return where.and([inSight, onPanel]);
    const onTeam = where(
      'candidate.id',
      'in',
      where
        .selectFrom('job_member')
        .innerJoin('application', 'application.job_id', 'job_member.job_id')
        .select('application.candidate_id')
        .where('job_member.member_id', '=', actor.id),
    );
    return where.and([inSight, where.or([onTeam, onPanel])]);
  };
}

/**
 * Restricts rows to applications the member may see, as `sees` says it: all for staff; those of
 * their hiring teams for hiring managers; those of an interview they sit on, for anyone.
 * @param column where the application's id stands
 */
export function ofSeenApplication(
  actor: Actor,
  column: 'application.id' | 'interview.application_id',
  now: number,
) {
  if (actor.role === 'admin' || actor.role === 'recruiter') return sql<boolean>`1 = 1`;
  const id = sql.ref(column);
  const windowOpen = toInstant(now - LIMITS.scorecardWindowMs);
  const onPanel = sql<boolean>`${id} in (
    select application_id from interview_member as seat
    where seat.member_id = ${actor.id} and seat.ends_at > ${windowOpen})`;
  if (actor.role === 'interviewer') return onPanel;
  return sql<boolean>`(${onPanel} or ${id} in (
    select own.id from job_member inner join application as own on own.job_id = job_member.job_id
    where job_member.member_id = ${actor.id}))`;
}

const seesAll = ({ role }: Actor) => role === 'admin' || role === 'recruiter';

/**
 * The few candidates of an interviewer are looked up one by one; SQLite would else go through the
 * whole organization in the order of the list and ask of each whether it is among them.
 */
const notByIndex = sql<string>`candidate.organization_id || ''`;

/** A page of candidates, those with the latest events first. Pages by key, never by offset. */
export async function listCandidates(
  database: Database,
  actor: Actor,
  filter: CandidateFilter,
  now: number,
): Promise<CandidateRow[]> {
  const { q, stage, jobId, activeOnly, after, limit } = filter;
  let query = database.read
    .selectFrom('candidate')
    .select(['id', 'last_at', 'profile'])
    .where(seesAll(actor) ? 'organization_id' : notByIndex, '=', actor.organizationId)
    .where('kind', '=', 'candidate')
    // Who is being brought in has none until their log is here.
    .where('profile', '!=', '')
    .where(visibleTo(actor, now));
  if (activeOnly) query = query.where('active', '=', 1);
  if (q) query = query.where(matching(database, 'candidate', q, seesAll(actor)));
  if (stage !== undefined || jobId !== undefined) {
    query = query.where('id', 'in', (from) => {
      let applications = from
        .selectFrom('application')
        .select('candidate_id')
        .where('application.organization_id', '=', actor.organizationId)
        .where(ofSeenApplication(actor, 'application.id', now));
      if (stage !== undefined) applications = applications.where('stage', '=', stage);
      if (jobId !== undefined) applications = applications.where('job_id', '=', jobId);
      return applications;
    });
  }
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('last_at', '<', after.lastAt),
        where.and([where('last_at', '=', after.lastAt), where('id', '<', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('last_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  const applications = await applicationsOf(
    database,
    rows.map(({ id }) => id),
    ofSeenApplication(actor, 'application.id', now),
  );
  return rows.map((row) => ({
    id: row.id,
    lastAt: row.last_at,
    profile: JSON.parse(row.profile),
    applications: applications.get(row.id) ?? [],
  }));
}

/** The fewest characters a trigram index can look for. */
const TRIGRAM = 3;

/**
 * Text search behind one function: trigrams in both engines, every word somewhere in the text. A
 * word of one or two letters is looked for where words begin, with the blanks before it; notes
 * and transcripts are searched by longer words only.
 * @param byIndex rows are found by the text; else by something that leaves fewer of them
 */
export function matching(
  database: Database,
  table: 'candidate' | 'note' | 'cue',
  text: string,
  byIndex = true,
) {
  const words = text
    .toLowerCase()
    .split(/[\s\0]+/)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => (table === 'candidate' ? word.padStart(TRIGRAM, ' ') : word))
    .filter((word) => [...word].length >= TRIGRAM);
  if (words.length === 0) return sql<boolean>`1 = 0`;
  const column = sql.ref(table === 'candidate' ? 'candidate.search_text' : `${table}.text`);
  const like = (word: string) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return database.engine === 'postgres'
      ? sql<boolean>`${column} ilike ${pattern}`
      : sql<boolean>`${column} like ${pattern} escape '\\'`;
  };
  if (database.engine === 'postgres') {
    return sql<boolean>`(${sql.join(words.map(like), sql` and `)})`;
  }
  const phrase = words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
  const index = sql.table(`${table}_search`);
  const num = byIndex ? sql.ref(`${table}.num`) : sql`+${sql.ref(`${table}.num`)}`;
  const found = sql`select rowid from ${index} where ${index} match ${phrase}`;
  if (table !== 'note') return sql<boolean>`${num} in (${found})`;
  // The newest notes may not be indexed yet: those few are looked through. One list of both, as
  // two conditions joined by "or" would be asked of every row.
  const fresh = sql`select num from note where indexed = 0 and ${sql.join(words.map(like), sql` and `)}`;
  return sql<boolean>`${num} in (${found} union all ${fresh})`;
}

/** The applications of several candidates, oldest first; of those `seen` leaves, where given. */
export async function applicationsOf(
  database: Database,
  candidateIds: readonly string[],
  seen: RawBuilder<boolean> = sql<boolean>`1 = 1`,
): Promise<Map<string, Application[]>> {
  const found = new Map<string, Application[]>();
  if (candidateIds.length === 0) return found;
  const rows = await database.read
    .selectFrom('application')
    .selectAll()
    .where('candidate_id', 'in', candidateIds)
    .where(seen)
    .orderBy('applied_at')
    .orderBy('id')
    .execute();
  for (const row of rows) {
    found.set(row.candidate_id, [...(found.get(row.candidate_id) ?? []), applicationFromRow(row)]);
  }
  return found;
}

/** Candidates by e-mail address, for imports that run twice. */
export async function candidateIdByEmail(
  database: Database,
  organizationId: string,
  email: string,
): Promise<string | null> {
  const row = await database.read
    .selectFrom('candidate')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('email', '=', email.toLowerCase())
    .where('kind', '=', 'candidate')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function profileOf(
  database: Database,
  organizationId: string,
  candidateId: string,
): Promise<Candidate | null> {
  const row = await database.read
    .selectFrom('candidate')
    .select('profile')
    .where('id', '=', candidateId)
    .where('organization_id', '=', organizationId)
    .where('kind', 'in', ['candidate', 'quarantined'])
    .executeTakeFirst();
  return row && row.profile !== '' ? JSON.parse(row.profile) : null;
}

/** The name of a candidate whose data are still there, in sight or not; `null` for any other. */
export async function candidateToErase(
  on: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<string | null> {
  const row = await on
    .selectFrom('candidate')
    .select('name')
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('kind', 'in', ['candidate', 'quarantined'])
    .executeTakeFirst();
  return row?.name ?? null;
}
