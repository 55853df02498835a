import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { listKits, versionsOf } from '../../db/kits.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { changeKit, createKit, readKit } from './service.ts';

/** Interview kits and their versions. */
export function kitRoutes(router: Router, services: Services): void {
  mount(router, services, 'listKits', async ({ member, query }) => {
    const key = decodeCursor(query.cursor, 2);
    const rows = await listKits(services.database, member.organizationId, {
      archived: query.archived === 'true',
      ...(key ? { after: { name: key[0]!, id: key[1]! } } : {}),
      limit: query.limit + 1,
    });
    return pageOf(
      rows,
      query.limit,
      ({ name, id }) => [name, id],
      (kit) => kit,
    );
  });

  mount(router, services, 'createKit', ({ member, input }) => createKit(services, member, input));

  mount(router, services, 'kit', ({ member, params, query }) =>
    readKit(services, member.organizationId, params.id, query.version ?? null),
  );

  mount(router, services, 'kitVersions', async ({ member, params }) => {
    const items = await versionsOf(services.database, member.organizationId, params.id);
    if (items.length === 0) throw new AppError('not_found', 'There is no such kit.');
    return { items };
  });

  mount(router, services, 'changeKit', ({ member, params, input }) =>
    changeKit(services, member, params.id, input),
  );
}
