import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../common/time.ts';
import { matching } from './candidates.ts';
import type { Database } from './open.ts';

/** Which entries are asked for; all that are given must fit. */
export interface AuditFilter {
  /** Words in the candidate’s name or contact, the interview’s title, the action or its detail. */
  q?: string | undefined;
  /** Entries of these members fit the words, too. */
  actorsWithWords?: readonly string[];
  action?: string | undefined;
  actorId?: string | undefined;
  candidateId?: string | undefined;
  /** From this moment on. */
  from?: Instant | undefined;
  /** Before this moment. */
  to?: Instant | undefined;
}

/** The condition that an entry of `audit`, joined with candidate and interview, fits. */
export function auditWhere(database: Database, filter: AuditFilter): RawBuilder<boolean> {
  const { q, actorsWithWords = [], action, actorId, candidateId, from, to } = filter;
  const all: RawBuilder<boolean>[] = [sql`1 = 1`];
  if (action !== undefined) all.push(sql`audit.action = ${action}`);
  if (actorId !== undefined) all.push(sql`audit.actor_id = ${actorId}`);
  if (candidateId !== undefined) all.push(sql`audit.candidate_id = ${candidateId}`);
  if (from !== undefined) all.push(sql`audit.at >= ${from}`);
  if (to !== undefined) all.push(sql`audit.at < ${to}`);
  if (q !== undefined) {
    const has = (column: string) =>
      sql<boolean>`lower(${sql.ref(column)}) like ${patternOf(q)} escape '\\'`;
    const some = [
      matching(database, 'candidate', q),
      ...['interview.title', 'audit.action', 'audit.detail'].map(has),
      ...(actorsWithWords.length > 0
        ? [sql<boolean>`audit.actor_id in (${sql.join(actorsWithWords)})`]
        : []),
    ];
    all.push(sql`(${sql.join(some, sql` or `)})`);
  }
  return sql<boolean>`(${sql.join(all, sql` and `)})`;
}

const patternOf = (words: string) => `%${words.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
