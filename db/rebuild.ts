import { sql } from 'kysely';
import type { Candidate } from '../common/candidate.ts';
import type { LogEvent } from '../common/events.ts';
import { type Stage, type StageType, stageByName } from '../common/pipeline.ts';
import { type CandidateState, fold } from '../common/reduce.ts';
import { judgementFromRow } from './judgement-rows.ts';
import { keepPhones } from './phones.ts';
import { candidateColumns, deleteReadRows, ReadRows } from './read-rows.ts';
import { eventFromRow } from './rows.ts';
import type { Tx } from './transact.ts';

/** Whose logs are read, folded and written together. */
const TOGETHER = 100;

/** Throws the read rows of these candidates away and makes them again from their logs (S7). */
export async function rebuild(tx: Tx, candidateIds: readonly string[]): Promise<void> {
  for (let from = 0; from < candidateIds.length; from += TOGETHER) {
    await rebuildTogether(tx, candidateIds.slice(from, from + TOGETHER));
  }
}

async function rebuildTogether(tx: Tx, candidateIds: readonly string[]): Promise<void> {
  const owners = await tx.sql
    .selectFrom('candidate')
    .select(['id as candidate_id', 'organization_id'])
    .where('id', 'in', candidateIds)
    .execute();
  const logs = await logsOf(tx, candidateIds);
  const folded = owners.map((owner) => ({
    owner,
    state: fold(logs.get(owner.candidate_id) ?? []),
  }));
  const rows = new ReadRows(await stageTypes(tx, folded));
  const profiles: Profile[] = folded.map(({ owner, state }) => ({
    owner,
    ...rows.add(owner, state),
    profile: state.candidate,
  }));
  await deleteReadRows(tx, candidateIds);
  await rows.insert(tx);
  await describe(tx, profiles);
  await keepPhones(
    tx,
    profiles.flatMap(({ owner, profile }) => (profile === null ? [] : [{ owner, profile }])),
  );
}

/** Each candidate's log followed by those of their scorecards: the order between logs is free. */
async function logsOf(tx: Tx, candidateIds: readonly string[]): Promise<Map<string, LogEvent[]>> {
  const events = await tx.sql
    .selectFrom('event')
    .selectAll()
    .where('candidate_id', 'in', candidateIds)
    .orderBy('candidate_id')
    .orderBy('seq')
    .execute();
  const judgements = await tx.sql
    .selectFrom('judgement')
    .selectAll()
    .where('candidate_id', 'in', candidateIds)
    .orderBy('scorecard_id')
    .orderBy('card')
    .execute();
  const logs = new Map<string, LogEvent[]>(candidateIds.map((id) => [id, []]));
  for (const row of events) logs.get(row.candidate_id)?.push(eventFromRow(row));
  for (const row of judgements) logs.get(row.candidate_id)?.push(judgementFromRow(row));
  return logs;
}

/** The types of the stages of the jobs that these candidates applied for. */
async function stageTypes(
  tx: Tx,
  folded: readonly { state: CandidateState }[],
): Promise<(jobId: string, stage: string) => StageType> {
  const jobIds = new Set(
    folded.flatMap(({ state }) => Object.values(state.applications).map(({ jobId }) => jobId)),
  );
  const jobs =
    jobIds.size === 0
      ? []
      : await tx.sql
          .selectFrom('job')
          .select(['id', 'stages'])
          .where('id', 'in', [...jobIds])
          .execute();
  const known = new Map(jobs.map(({ id, stages }) => [id, JSON.parse(stages) as Stage[]]));
  return (jobId, stage) => {
    const stages = known.get(jobId);
    if (stages === undefined) throw new Error(`there is no job ${jobId}`);
    return stageByName(stages, stage)?.type ?? 'applied';
  };
}

interface Profile {
  owner: { candidate_id: string; organization_id: string };
  active: boolean;
  /** `null` where nothing is left of it in the log. */
  profile: Candidate | null;
}

/** One statement for all of them: what a round trip costs, many candidates pay once. */
async function describe(tx: Tx, profiles: readonly Profile[]): Promise<void> {
  const values = profiles.map(({ owner, active, profile }) => {
    const { name, email, profile: text, search_text: words } = candidateColumns(profile);
    return sql`(${owner.candidate_id}, ${name}, ${email}, ${text}, ${words}, ${active ? '1' : '0'})`;
  });
  await sql`
    with folded (id, name, email, profile, search_text, active) as (values ${sql.join(values)})
    update candidate set
      name = folded.name,
      email = folded.email,
      profile = folded.profile,
      search_text = folded.search_text,
      active = cast(folded.active as integer)
    from folded where candidate.id = folded.id
  `.execute(tx.sql);
}
