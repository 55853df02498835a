import type { Router } from 'express';
import { DEFAULT_ORGANIZATION_SETTINGS } from '../../common/organization.ts';
import { changeSettings, organizationById } from '../../db/organizations.ts';
import { keepAudit } from '../audit/keep.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';

export const SETTINGS_CHANGED = 'settings.changed' as const;

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
      const before = await changeSettings(tx, organizationId, input);
      const from = { ...DEFAULT_ORGANIZATION_SETTINGS, ...before };
      const changed = Object.entries(input).filter(
        ([name, value]) => from[name as keyof typeof from] !== value,
      );
      if (changed.length === 0) return;
      const detail = {
        from: Object.fromEntries(changed.map(([name]) => [name, from[name as keyof typeof from]])),
        to: Object.fromEntries(changed),
      };
      await keepAudit(tx, { organizationId, actorId, action: SETTINGS_CHANGED, detail }, now);
    });
    return organizationById(database, organizationId);
  });
}
