import { AppError } from '../../common/errors.ts';
import type { Profile } from '../../common/events.ts';
import { type Id, newId } from '../../common/ids.ts';
import { stageByName } from '../../common/pipeline.ts';
import { toInstant } from '../../common/time.ts';
import { append, type Entry, type ServerEvent } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { jobsOf } from '../../db/jobs.ts';
import type { Services } from '../services.ts';

export interface NewCandidate {
  id?: Id;
  profile: Profile;
  jobId?: Id;
  /** The job's first stage unless given. */
  stage?: string;
  appliedAt?: string;
}

/**
 * Adds a candidate with its first events, and an application where a job is given.
 * @param actorId who adds it; `null` for imports
 * @throws AppError `not_found` for a job or stage that is not there, `conflict` for an id in use
 */
export async function createCandidate(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  organizationId: Id,
  actorId: Id | null,
  { id, profile, jobId, stage, appliedAt }: NewCandidate,
): Promise<Id> {
  const now = clock.now();
  const candidateId = id ?? newId(now);
  const events: ServerEvent[] = [
    { id: newId(now), type: 'candidate.added', actorId, body: profile },
  ];
  if (jobId !== undefined) {
    const [job] = await jobsOf(database, organizationId, { ids: [jobId] });
    if (job === undefined) throw new AppError('not_found', 'There is no such job.');
    const name = stage ?? job.stages[0]!.name;
    if (stageByName(job.stages, name) === undefined) {
      throw new AppError('not_found', `“${job.title}” has no stage “${name}”.`);
    }
    events.push({
      id: newId(now),
      type: 'application.added',
      actorId,
      applicationId: newId(now),
      body: { jobId, jobTitle: job.title, stage: name, at: appliedAt ?? null },
    });
  }
  await database.transact(async (tx) => {
    await insertCandidate(tx, {
      id: candidateId,
      organizationId,
      kind: 'candidate',
      createdAt: toInstant(now),
    });
    const entries = events.map((event): Entry => ({ actor: null, event }));
    await append(tx, { organizationId, candidateId }, entries, now, () => []);
  });
  return candidateId;
}
