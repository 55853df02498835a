import type { Input } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Round } from '../../common/kit.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { type Job, jobById, lockJob, updateJob } from '../../db/jobs.ts';
import { jobWentTo } from '../../db/privacy/retention-changes.ts';
import { keepAudit } from '../audit/keep.ts';
import { mustFit } from '../kits/fit.ts';
import { mustBeActive } from '../members/known.ts';
import type { Services } from '../services.ts';
import { jobConflict, revisionOf } from './revision.ts';

/** @throws AppError `not_found` where there is no such job, or the member is not on its hiring team */
export async function readJob(
  { database }: Pick<Services, 'database'>,
  member: Member,
  id: Id,
): Promise<Job> {
  const job = await jobById(database, member.organizationId, id);
  const isStaff = member.role === 'admin' || member.role === 'recruiter';
  if (job === null || (!isStaff && !job.hiringTeam.includes(member.id))) {
    throw new AppError('not_found', 'There is no such job.');
  }
  return job;
}

/**
 * Changes what is given, and nothing where a part of it is wrong.
 * @throws AppError `conflict` where it was changed since what the change was made from
 */
export async function changeJob(
  services: Services,
  member: Member,
  id: Id,
  { rounds, hiringTeam, title, feedbackVisibility, office, revision }: Input<'changeJob'>,
): Promise<Job> {
  const { database, clock } = services;
  const { organizationId, id: actorId } = member;
  const before = await readJob(services, member, id);
  if (hiringTeam !== undefined) await mustBeActive(services, member, hiringTeam, before.hiringTeam);
  if (rounds !== undefined) await mustBePlanned(services, member, rounds, before.rounds);
  await database.transact(async (tx) => {
    await lockJob(tx, id);
    const current = await jobById({ read: tx.sql }, organizationId, id);
    if (revision !== undefined && (current === null || revisionOf(current) !== revision)) {
      throw await jobConflict(tx, member, id);
    }
    const { joined, left } = await updateJob(tx, organizationId, id, {
      ...(title === undefined ? {} : { title }),
      ...(hiringTeam === undefined ? {} : { hiringTeam }),
      ...(rounds === undefined
        ? {}
        : { rounds: rounds.toSorted((one, other) => one.round - other.round) }),
      ...(feedbackVisibility === undefined ? {} : { feedbackVisibility }),
      ...(office === undefined ? {} : { office }),
    });
    const now = clock.now();
    if (office !== undefined) {
      const gone = { jobId: id, from: before.office, to: office };
      await jobWentTo(tx, organizationId, gone, toInstant(now));
    }
    const act = { organizationId, actorId };
    const about = { jobId: id, job: title ?? before.title };
    const fields = Object.entries({ title, rounds, feedbackVisibility, office }).flatMap(
      ([name, value]) => (value === undefined ? [] : [name]),
    );
    // Whose feedback is read, and who is on the hiring team, decides what people see.
    const rule = { from: before.feedbackVisibility, to: feedbackVisibility };
    const isRule = feedbackVisibility !== undefined && rule.from !== rule.to;
    if (fields.length > 0) {
      const detail = { ...about, fields, ...(isRule ? rule : {}) };
      await keepAudit(tx, { ...act, action: 'job.changed', detail }, now);
    }
    if (joined.length > 0 || left.length > 0) {
      const detail = { ...about, joined, left };
      await keepAudit(tx, { ...act, action: 'job.team_changed', detail }, now);
    }
  });
  return readJob(services, member, id);
}

async function mustBePlanned(
  services: Services,
  member: Member,
  rounds: readonly Round[],
  before: readonly Round[],
): Promise<void> {
  const numbers = rounds.map(({ round }) => round);
  const twice = numbers.find((round, index) => numbers.indexOf(round) !== index);
  if (twice !== undefined) throw new AppError('invalid_request', `There are two rounds ${twice}.`);
  for (const { kitId, focus, title } of rounds) {
    const kit = await mustFit(services, member, kitId, focus);
    const isNew = before.every((one) => one.kitId !== kitId);
    if (kit?.archived && isNew) {
      const what = `“${kit.name}” is archived. Choose another kit for “${title}”, or bring it back.`;
      throw new AppError('invalid_request', what);
    }
  }
}
