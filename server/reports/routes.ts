import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { fairnessOf } from '../../common/fairness.ts';
import { PAST_MIN, pastOf } from '../../common/fairness-past.ts';
import { HIRING_MIN, hiringOf } from '../../common/hiring.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { heldInterviews } from '../../db/fairness.ts';
import { jobsOf } from '../../db/jobs.ts';
import { everyVersionOf, kitsOf } from '../../db/kits.ts';
import { shownFairness } from '../../db/privacy/fairness-counts.ts';
import { progressOf } from '../../db/privacy/statistics.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';

/** Newest interviews of a job that a report looks at. */
const INTERVIEWS_MAX = 500;

/** Numbers about how interviews were held. */
export function reportRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  /** A hiring manager reads of the jobs whose team they are on. */
  const jobFor = async ({ organizationId, role, id: memberId }: Member, id: Id) => {
    const ofTeam = role === 'hiring_manager' ? { memberId } : {};
    const [job] = await jobsOf(database, organizationId, { ids: [id], ...ofTeam });
    if (job === undefined) throw new AppError('not_found', 'There is no such job.');
    return job;
  };

  mount(router, services, 'hiring', async ({ member, params }) => {
    const { id: jobId, title: jobTitle, office } = await jobFor(member, params.id);
    const all = await progressOf(database.read, member.organizationId, jobId);
    return { jobId, jobTitle, office, least: HIRING_MIN, periods: hiringOf(all) };
  });

  mount(router, services, 'fairness', async ({ member, params }) => {
    const { organizationId } = member;
    const job = await jobFor(member, params.id);
    const held = await heldInterviews(database, organizationId, job.id, INTERVIEWS_MAX);
    const kits = await kitsOf(
      database,
      organizationId,
      held.map(({ interview }) => ({ id: interview.kitId!, version: interview.kitVersion })),
    );
    const known = held.flatMap((one, index) => {
      const kit = kits[index];
      return kit ? [{ ...one, kit }] : [];
    });
    const shown = await shownFairness(database.read, organizationId, job.id);
    const kitIds = [...new Set(shown.map(({ kitId }) => kitId))];
    const past = pastOf(shown, await everyVersionOf(database, organizationId, kitIds));
    return {
      jobId: job.id,
      jobTitle: job.title,
      rounds: fairnessOf(known, clock.now()),
      least: PAST_MIN,
      past: past.map((one) => ({ ...one, title: job.rounds[one.round - 1]?.title ?? null })),
    };
  });
}
