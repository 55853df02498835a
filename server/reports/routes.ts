import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { fairnessOf } from '../../common/fairness.ts';
import { heldInterviews } from '../../db/fairness.ts';
import { jobsOf } from '../../db/jobs.ts';
import { kitsOf } from '../../db/kits.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';

/** Newest interviews of a job that a report looks at. */
const INTERVIEWS_MAX = 500;

/** Numbers about how interviews were held. */
export function reportRoutes(router: Router, services: Services): void {
  const { database, clock } = services;
  mount(router, services, 'fairness', async ({ member, params }) => {
    const { organizationId, role, id: memberId } = member;
    const ofTeam = role === 'hiring_manager' ? { memberId } : {};
    const [job] = await jobsOf(database, organizationId, { ids: [params.id], ...ofTeam });
    if (job === undefined) throw new AppError('not_found', 'There is no such job.');
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
    return { jobId: job.id, jobTitle: job.title, rounds: fairnessOf(known, clock.now()) };
  });
}
