import type { Router } from 'express';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertAudit } from '../../db/audit.ts';
import { changeSettings, organizationById } from '../../db/organizations.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';

export const SETTINGS_CHANGED = 'settings.changed';

/** The organization's settings. Who changed what is kept: they decide who reads whose scorecards. */
export function organizationRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'organization', ({ member }) =>
    organizationById(database, member.organizationId),
  );

  mount(router, services, 'changeOrganization', async ({ member, input }) => {
    const { id: actorId, organizationId } = member;
    const now = clock.now();
    await database.transact(async (tx) => {
      await changeSettings(tx, organizationId, input);
      const entry = { id: newId(now), organizationId, at: toInstant(now), actorId };
      await insertAudit(
        tx,
        {
          ...entry,
          action: SETTINGS_CHANGED,
          candidateId: null,
          interviewId: null,
          detail: input,
        },
        null,
      );
    });
    return organizationById(database, organizationId);
  });
}
