import { newId } from '../../common/ids.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { append, type ServerEvent } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { insertJob, type Job } from '../../db/jobs.ts';
import { candidateForImport, type ImportedCandidate } from '../../db/operations.ts';
import type { Tx } from '../../db/transact.ts';
import { compare, idWithoutEmail, type Names, nameKey, stageFor, titleKey } from './match.ts';
import type { PersonRow } from './row.ts';

/** What became of a row. */
export type Outcome =
  | { kind: 'added' }
  | { kind: 'changed' | 'unchanged'; differs: string[] }
  | { kind: 'bad'; reason: string };

/** What rows are compared with, and what one transaction has added to it so far. */
export interface Known {
  organizationId: string;
  now: number;
  jobs: Map<string, Job>;
  /** Candidates by name and job; asked for rows without an e-mail address only. */
  names: Names;
}

/** Takes one row in. Running it again changes nothing; what people changed since is kept. */
export async function storeRow(tx: Tx, known: Known, row: PersonRow): Promise<Outcome> {
  const { organizationId, now } = known;
  const job = row.job === null ? null : (known.jobs.get(titleKey(row.job)) ?? null);
  const stage = row.job === null ? null : stageFor(row.stage, job?.stages);
  if (row.job !== null && stage === null) {
    return { kind: 'bad', reason: `“${row.job}” has no stage “${row.stage}”` };
  }
  if (row.appliedAt !== null && toMs(row.appliedAt) > now + 24 * 3_600_000) {
    return { kind: 'bad', reason: 'applied_at lies in the future' };
  }
  const candidate = await find(tx, known, row, job);
  const isApplicationNew =
    row.job !== null && !candidate?.applications.some(({ jobId }) => jobId === job?.id);
  const applied = isApplicationNew
    ? applicationEvent(await jobFor(tx, known, row.job!, job), stage!, row, now)
    : null;
  if (candidate === null) {
    const { line: _, job: __, stage: ___, appliedAt: ____, ...profile } = row;
    const id = row.email === null ? idWithoutEmail(organizationId, row) : newId(now);
    const createdAt = toInstant(now);
    await insertCandidate(tx, { id, organizationId, kind: 'candidate', createdAt });
    const added: ServerEvent = { id: newId(now), type: 'candidate.added', body: profile };
    await write(tx, known, id, applied === null ? [added] : [added, applied]);
    remember(known, id, row);
    return { kind: 'added' };
  }
  const { fill, differs } = compare(row, candidate);
  if (!isApplicationNew) differs.push(...applicationDiffers(row, candidate, job, stage));
  const events: ServerEvent[] = [];
  if (Object.keys(fill).length > 0) {
    events.push({ id: newId(now), type: 'candidate.edited', body: fill });
  }
  if (applied !== null) events.push(applied);
  if (events.length === 0) return { kind: 'unchanged', differs };
  await write(tx, known, candidate.id, events);
  remember(known, candidate.id, row);
  return { kind: 'changed', differs };
}

async function find(
  tx: Tx,
  { organizationId, names }: Known,
  row: PersonRow,
  job: Job | null,
): Promise<ImportedCandidate | null> {
  if (row.email !== null) {
    return candidateForImport(tx.sql, organizationId, { email: row.email });
  }
  const id = idWithoutEmail(organizationId, row);
  const same = await candidateForImport(tx.sql, organizationId, { id });
  if (same !== null || (row.job !== null && job === null)) return same;
  const other = names.get(nameKey(row.name, job?.id ?? null));
  return other === undefined ? null : candidateForImport(tx.sql, organizationId, { id: other });
}

async function jobFor(tx: Tx, known: Known, title: string, job: Job | null): Promise<Job> {
  if (job !== null) return job;
  const made: Job = {
    id: newId(known.now),
    title,
    stages: [...DEFAULT_STAGES],
    hiringTeam: [],
    createdAt: toInstant(known.now),
    rounds: [],
    feedbackVisibility: null,
    office: null,
  };
  await insertJob(tx, known.organizationId, made);
  known.jobs.set(titleKey(title), made);
  return made;
}

function applicationEvent(
  { id: jobId, title: jobTitle }: Job,
  stage: string,
  { appliedAt: at }: PersonRow,
  now: number,
): ServerEvent {
  const body = { jobId, jobTitle, stage, at };
  return { id: newId(now), type: 'application.added', applicationId: newId(now), body };
}

function applicationDiffers(
  row: PersonRow,
  { applications }: ImportedCandidate,
  job: Job | null,
  stage: string | null,
): string[] {
  const application = applications.find(({ jobId }) => jobId === job?.id);
  if (application === undefined) return [];
  const differs: string[] = [];
  if (row.stage !== null && application.stage !== stage) differs.push('stage');
  if (row.appliedAt !== null && application.appliedAt !== row.appliedAt) differs.push('applied_at');
  return differs;
}

function remember({ names, jobs }: Known, id: string, { name, job }: PersonRow): void {
  const jobId = job === null ? null : (jobs.get(titleKey(job))?.id ?? null);
  names.add(nameKey(name, jobId), id);
}

async function write(
  tx: Tx,
  { organizationId, now }: Known,
  candidateId: string,
  events: ServerEvent[],
): Promise<void> {
  const entries = events.map((event) => ({ actor: null, event }));
  await append(tx, { organizationId, candidateId }, entries, now, () => []);
}
