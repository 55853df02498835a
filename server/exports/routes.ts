import type { Router } from 'express';
import { latestExports } from '../../db/data-exports.ts';
import { keepAudit } from '../audit/keep.ts';
import { mount } from '../http/endpoint.ts';
import { takeIn } from '../imports/service.ts';
import type { Services } from '../services.ts';
import { deleteExport, exportTicket, presentExport, sendExport, startExport } from './service.ts';

const SHOWN = 5;

/** Taking everything along, and taking candidates in: for admins. */
export function dataRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'listExports', async ({ member }) => ({
    items: (await latestExports(database.read, member.organizationId, SHOWN)).map(presentExport),
  }));
  mount(router, services, 'startExport', ({ member }) => startExport(services, member));
  mount(router, services, 'deleteExport', ({ member, params }) =>
    deleteExport(services, member, params.id),
  );
  mount(router, services, 'exportTicket', ({ identity, params }) =>
    exportTicket(services, identity, params.id),
  );
  mount(router, services, 'exportFile', ({ params, query, req, res }) =>
    sendExport(services, { req, res }, { ...params, ...query }),
  );

  mount(router, services, 'importPeople', ({ member, query, req, res }) =>
    takeIn(services, member, { req, res }, query.dryRun === 'true'),
  );

  // Made from what the page shows: the server hears of it here, and only says that it heard.
  mount(router, services, 'noteExport', ({ member, input }) => {
    const { organizationId, id: actorId } = member;
    const act = { organizationId, actorId, action: 'report.exported' as const };
    return database.transact((tx) => keepAudit(tx, { ...act, detail: input }, clock.now()));
  });
}
