import type { Kysely } from 'kysely';
import { type CandidateFacts, DEFAULT_SETTINGS, type Settings } from '../common/facts.ts';
import { prepared } from './prepared.ts';
import type { Schema } from './schema.ts';

export const settingsFrom = (text: string): Settings => ({
  ...DEFAULT_SETTINGS,
  ...JSON.parse(text),
});

/**
 * Facts by candidate, with the versions they were read at. Both versions are in the row that is
 * read anyway, so an entry is never older than the database says; see decision 0006.
 */
export class FactsCache {
  readonly #entries = new Map<string, { version: string; facts: CandidateFacts }>();

  get(candidateId: string, version: string): CandidateFacts | null {
    const entry = this.#entries.get(candidateId);
    return entry?.version === version ? entry.facts : null;
  }

  set(candidateId: string, version: string, facts: CandidateFacts): void {
    if (this.#entries.size >= CACHE_MAX) this.#entries.clear();
    this.#entries.set(candidateId, { version, facts });
  }
}

const CACHE_MAX = 5_000;

/** Who stands how to a candidate; `null` where the organization has no such candidate. */
export const factsOf = (
  database: { read: Kysely<Schema>; factsCache: FactsCache },
  organizationId: string,
  candidateId: string,
): Promise<CandidateFacts | null> =>
  readFacts(database.read, database.factsCache, organizationId, candidateId);

/**
 * The same inside a transaction.
 * @param changed this transaction changed them: what it sees is not to be remembered
 */
export const factsInside = (
  tx: { sql: Kysely<Schema>; factsCache: FactsCache },
  organizationId: string,
  candidateId: string,
  changed: boolean,
): Promise<CandidateFacts | null> =>
  readFacts(tx.sql, changed ? null : tx.factsCache, organizationId, candidateId);

const versionsOf = prepared((sql, organizationId: string, candidateId: string) =>
  sql
    .selectFrom('candidate')
    .innerJoin('organization', 'organization.id', 'candidate.organization_id')
    .select([
      'candidate.kind',
      'candidate.facts_version',
      'organization.settings',
      'organization.facts_version as organization_version',
    ])
    .where('candidate.id', '=', candidateId)
    .where('candidate.organization_id', '=', organizationId),
);

async function readFacts(
  sql: Kysely<Schema>,
  cache: FactsCache | null,
  organizationId: string,
  candidateId: string,
): Promise<CandidateFacts | null> {
  const [candidate] = await versionsOf(sql, organizationId, candidateId);
  if (candidate === undefined) return null;
  const version = `${candidate.facts_version}:${candidate.organization_version}`;
  const known = cache?.get(candidateId, version);
  if (known) return known;
  const base = { organizationId, settings: settingsFrom(candidate.settings) };
  if (candidate.kind === 'unfiled') {
    const members = await sql
      .selectFrom('meeting')
      .innerJoin('meeting_member', (join) =>
        join
          .onRef('meeting_member.meeting_uuid', '=', 'meeting.uuid')
          .onRef('meeting_member.organization_id', '=', 'meeting.organization_id'),
      )
      .select('meeting_member.member_id')
      .where('meeting.organization_id', '=', organizationId)
      .where('meeting.unfiled_id', '=', candidateId)
      .execute();
    return {
      ...base,
      kind: 'unfiled',
      applications: [],
      interviews: [],
      submitted: [],
      meetingMembers: members.map(({ member_id }) => member_id),
    };
  }
  // One after another: inside a transaction there is one connection to ask.
  const teams = await sql
    .selectFrom('application')
    .leftJoin('job_member', 'job_member.job_id', 'application.job_id')
    .innerJoin('job', 'job.id', 'application.job_id')
    .select([
      'application.id',
      'application.job_id',
      'job_member.member_id',
      'job.feedback_visibility',
    ])
    .where('application.candidate_id', '=', candidateId)
    .execute();
  const interviews = await sql
    .selectFrom('interview')
    .select([
      'id',
      'application_id',
      'round',
      'member_ids',
      'starts_at',
      'minutes',
      'ended_at',
      'status',
    ])
    .where('candidate_id', '=', candidateId)
    .execute();
  const cards = await sql
    .selectFrom('scorecard')
    .select(['interview_id', 'member_id'])
    .where('candidate_id', '=', candidateId)
    .where('submitted_at', 'is not', null)
    .execute();
  type Standing = CandidateFacts['applications'][number] & { hiringTeam: string[] };
  const applications = new Map<string, Standing>();
  for (const { id, job_id, member_id, feedback_visibility: feedbackVisibility } of teams) {
    const known = applications.get(id);
    const one = known ?? { id, jobId: job_id, hiringTeam: [], feedbackVisibility };
    if (member_id !== null) one.hiringTeam.push(member_id);
    applications.set(id, one);
  }
  const facts: CandidateFacts = {
    ...base,
    kind: candidate.kind,
    applications: [...applications.values()],
    interviews: interviews.map((row) => ({
      id: row.id,
      applicationId: row.application_id,
      round: row.round,
      memberIds: JSON.parse(row.member_ids),
      startsAt: row.starts_at,
      minutes: row.minutes,
      endedAt: row.ended_at,
      status: row.status,
    })),
    submitted: cards.map((card) => ({ interviewId: card.interview_id, memberId: card.member_id })),
    meetingMembers: [],
  };
  cache?.set(candidateId, version, facts);
  return facts;
}
