import type { Router } from 'express';
import { leaving } from '../../db/zoom-grants.ts';
import { keepAudit } from '../audit/keep.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { connectionOf } from './connection.ts';
import { disconnect } from './disconnect.ts';

/** A member's own connection to Zoom. */
export function zoomRoutes(router: Router, services: Services): void {
  const { database, clock, sealer } = services;
  mount(router, services, 'zoomConnection', ({ member }) => connectionOf(database, member.id));

  mount(router, services, 'disconnectZoom', async ({ member }) => {
    await database.transact(async (tx) => {
      const whose = await leaving(tx, { memberId: member.id });
      if (whose === null) return;
      const now = clock.now();
      if (!(await disconnect(tx, whose, { reason: 'disconnected', now, sealer }))) return;
      const { organizationId, id: actorId } = member;
      const act = { organizationId, actorId, detail: { reason: 'disconnected' } };
      await keepAudit(tx, { ...act, action: 'zoom.disconnected' }, now);
    });
  });
}
