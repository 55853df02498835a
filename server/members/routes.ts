import type { Router } from 'express';
import { membersOf } from '../../db/members.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { changeMember } from './change.ts';
import { dutiesOf } from './duties.ts';

/** The organization's people. */
export function memberRoutes(router: Router, services: Services): void {
  mount(router, services, 'listMembers', async ({ member, query }) => {
    const key = decodeCursor(query.cursor, 2);
    const after = key ? { name: key[0]!, id: key[1]! } : undefined;
    const rows = await membersOf(services.database, member.organizationId, {
      after,
      limit: query.limit + 1,
    });
    return pageOf(
      rows,
      query.limit,
      ({ name, id }) => [name, id],
      (one) => one,
    );
  });

  mount(router, services, 'memberDuties', ({ member, params }) =>
    dutiesOf(services, member, params.id),
  );

  mount(router, services, 'changeMember', ({ member, params, input }) =>
    changeMember(services, member, params.id, input),
  );
}
