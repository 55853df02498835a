import type { Router } from 'express';
import { listAudit } from '../../db/audit.ts';
import { peopleOf } from '../../db/members.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';

/** What is kept of who looked at what, for admins. */
export function auditRoutes(router: Router, services: Services): void {
  const { database } = services;
  mount(router, services, 'listAudit', async ({ member, query }) => {
    const key = decodeCursor(query.cursor, 2);
    const rows = await listAudit(database, member.organizationId, {
      limit: query.limit + 1,
      ...(key ? { after: { at: key[0]!, id: key[1]! } } : {}),
    });
    const ids = rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
    const people = await peopleOf(database, member.organizationId, ids);
    return pageOf(
      rows,
      query.limit,
      ({ at, id }) => [at, id],
      ({ organizationId: _, ...row }) => ({
        ...row,
        actorName: row.actorId === null ? null : (people[row.actorId]?.name ?? null),
      }),
    );
  });
}
