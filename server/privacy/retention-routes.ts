import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertAudit } from '../../db/audit.ts';
import { jobById } from '../../db/jobs.ts';
import { rulesOf, setRule } from '../../db/privacy-retention.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { dueBy } from './retention.ts';

export const RETENTION_CHANGED = 'privacy.retention_changed' as const;

const AHEAD_MS = 30 * 86_400_000;
const SHOWN = 200;

/** How long candidates are kept, and whose time is over soon. */
export function retentionRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  const present = async (organizationId: string) => {
    const now = clock.now();
    const due = [];
    for await (const one of dueBy(database.read, organizationId, { now, by: now + AHEAD_MS })) {
      if (due.length === SHOWN) break;
      const { id: candidateId, name, dataClass } = one;
      due.push({ candidateId, name, dataClass, dueAt: toInstant(one.dueAt) });
    }
    return { rules: await rulesOf(database.read, organizationId), due };
  };

  mount(router, services, 'retention', ({ member }) => present(member.organizationId));

  mount(router, services, 'changeRetention', async ({ member, input }) => {
    const { organizationId, id: actorId } = member;
    const { jobId, dataClass, months } = input;
    if (jobId !== null && (await jobById(database, organizationId, jobId)) === null) {
      throw new AppError('not_found', 'There is no such job.');
    }
    const now = clock.now();
    await database.transact(async (tx) => {
      await setRule(tx, organizationId, { jobId, dataClass, months });
      const about = { organizationId, actorId, candidateId: null, interviewId: null };
      const entry = { ...about, id: newId(now), at: toInstant(now), action: RETENTION_CHANGED };
      await insertAudit(tx, { ...entry, detail: input }, null);
    });
    return present(organizationId);
  });
}
