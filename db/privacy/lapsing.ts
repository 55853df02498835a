import { type Kysely, sql } from 'kysely';
import type { Lapse } from '../../common/retention.ts';
import type { Schema } from '../schema.ts';
import { placesOf } from './retention.ts';

/** Candidates that are read and judged at a time. */
const PAGE = 500;
const DECIDED = ['hired', 'rejected', 'withdrawn'] as const;

export interface LapsingCandidate extends Lapse {
  id: string;
  name: string;
}

interface Asked {
  before: string;
  now: string;
  only?: string;
}

/**
 * Candidates in sight, without a hold and without an interview ahead, who were decided on or left
 * alone before a moment: whoever can be over, and some whose other application is not.
 * @param asked.only nobody but this one
 */
export async function* lapsingCandidates(
  read: Kysely<Schema>,
  organizationId: string,
  asked: Asked,
): AsyncGenerator<LapsingCandidate> {
  const places = await placesOf(read, organizationId);
  let after = '';
  for (;;) {
    const rows = await candidatesAfter(read, organizationId, { ...asked, after });
    const ids = rows.map(({ id }) => id);
    const applications = ids.length === 0 ? [] : await standingsOf(read, ids);
    for (const { id, name, acted_at: actedAt } of rows) {
      const own = applications.filter((one) => one.candidate_id === id);
      yield {
        id,
        name,
        actedAt,
        applications: own.map((one) => ({
          ...(places.get(one.job_id) ?? { jobId: one.job_id, office: null }),
          stageType: one.stage_type,
          since: one.since,
        })),
      };
    }
    if (rows.length < PAGE) return;
    after = rows.at(-1)!.id;
  }
}

const standingsOf = (read: Kysely<Schema>, ids: readonly string[]) =>
  read
    .selectFrom('application')
    .select(['candidate_id', 'job_id', 'stage_type', 'since'])
    .where('candidate_id', 'in', ids)
    .execute();

/** Rows that came in from before acts were counted have none. */
const actedAt = sql<string>`coalesce(acted_at, last_at)`;

function candidatesAfter(
  read: Kysely<Schema>,
  organizationId: string,
  { after, before, now, only }: Asked & { after: string },
) {
  const query = read
    .selectFrom('candidate')
    .select(['id', 'name', actedAt.as('acted_at')])
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'candidate')
    .where('id', '>', after)
    .where((where) =>
      where.or([
        where(actedAt, '<', before),
        where('id', 'in', (from) =>
          from
            .selectFrom('application')
            .select('candidate_id')
            .where('organization_id', '=', organizationId)
            .where('stage_type', 'in', DECIDED)
            .where('since', '<', before),
        ),
      ]),
    )
    .where('id', 'not in', (from) =>
      from.selectFrom('legal_hold').select('candidate_id').where('ended_at', 'is', null),
    )
    .where('id', 'not in', (from) =>
      from
        .selectFrom('interview')
        .select('candidate_id')
        .where('organization_id', '=', organizationId)
        .where('ends_at', '>', now)
        .where('status', '!=', 'cancelled'),
    )
    .orderBy('id')
    .limit(PAGE);
  return (only === undefined ? query : query.where('id', '=', only)).execute();
}
