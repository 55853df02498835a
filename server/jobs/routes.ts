import type { Router } from 'express';
import { newId } from '../../common/ids.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { toInstant } from '../../common/time.ts';
import { insertJob, jobsOf } from '../../db/jobs.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import { mustBeActive } from '../members/known.ts';
import type { Services } from '../services.ts';
import { withRevision } from './revision.ts';
import { changeJob, readJob } from './service.ts';

/** Jobs with their pipelines, rounds and hiring teams. */
export function jobRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'listJobs', async ({ member, query }) => {
    const key = decodeCursor(query.cursor, 2);
    const isStaff = member.role === 'admin' || member.role === 'recruiter';
    const rows = await jobsOf(database, member.organizationId, {
      limit: query.limit + 1,
      ...(isStaff ? {} : { memberId: member.id }),
      ...(key ? { after: { createdAt: key[0]!, id: key[1]! } } : {}),
    });
    return pageOf(rows, query.limit, (job) => [job.createdAt, job.id], withRevision);
  });

  mount(router, services, 'createJob', async ({ member, input }) => {
    await mustBeActive(services, member, input.hiringTeam);
    const now = clock.now();
    const job = {
      id: input.id ?? newId(now),
      title: input.title,
      stages: input.stages ?? [...DEFAULT_STAGES],
      hiringTeam: input.hiringTeam,
      createdAt: toInstant(now),
      rounds: [],
      feedbackVisibility: null,
      office: input.office,
    };
    await database.transact((tx) => insertJob(tx, member.organizationId, job));
    return withRevision(job);
  });

  mount(router, services, 'job', async ({ member, params }) =>
    withRevision(await readJob(services, member, params.id)),
  );

  mount(router, services, 'changeJob', async ({ member, params, input }) =>
    withRevision(await changeJob(services, member, params.id, input)),
  );
}
