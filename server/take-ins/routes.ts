import { promisify } from 'node:util';
import { type Router, raw } from 'express';
import { csvOf } from '../../common/csv.ts';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';
import { latestTakeIns, refusalsOf } from '../../db/take-ins.ts';
import { attachment } from '../http/attachment.ts';
import { mount } from '../http/endpoint.ts';
import { requestLimit } from '../http/limits.ts';
import type { Services } from '../services.ts';
import { beginTakeIn } from './begin.ts';
import { presentTakeIn } from './present.ts';
import { keepPart, ownTakeIn, startTakeIn, stopTakeIn } from './service.ts';

const SHOWN = 5;
const COLUMNS = ['file', 'line', 'reason'];

/** Bringing an export in from the desk, for admins. */
export function takeInRoutes(router: Router, services: Services): void {
  const { database, config } = services;

  mount(router, services, 'listTakeIns', async ({ member }) => ({
    items: (await latestTakeIns(database.read, member.organizationId, SHOWN)).map(presentTakeIn),
    sizeMax: config.takeInBytes,
    partSize: LIMITS.takeInPart,
  }));

  const seldom = requestLimit(LIMITS.takeInsPerMinute);
  router.post(['/api/take-ins', '/api/take-ins/:id/begin'], seldom);
  mount(router, services, 'startTakeIn', ({ member, input }) =>
    startTakeIn(services, member, input),
  );

  // Read only now, when it is known that the caller may send one.
  const type = 'application/octet-stream';
  const readPart = promisify(raw({ type, limit: LIMITS.takeInPart, inflate: false }));
  mount(router, services, 'sendTakeIn', async ({ member, params, query, req, res }) => {
    await ownTakeIn(services, member.organizationId, params.id);
    await readPart(req, res);
    if (!Buffer.isBuffer(req.body)) {
      throw new AppError('invalid_request', `Send the bytes themselves (content-type: ${type}).`);
    }
    return keepPart(services, member, params.id, query.at, req.body);
  });

  mount(router, services, 'beginTakeIn', ({ member, params }) =>
    beginTakeIn(services, member, params.id),
  );
  mount(router, services, 'deleteTakeIn', ({ member, params }) =>
    stopTakeIn(services, member, params.id),
  );

  mount(router, services, 'takeInRefusals', async ({ member, params, res }) => {
    const { id, name } = await ownTakeIn(services, member.organizationId, params.id);
    const rows = await refusalsOf(database.read, id, LIMITS.takeInRefusals);
    res
      .set('content-disposition', attachment(`Not brought in of ${name}.csv`))
      .set('cache-control', 'private, no-store')
      .type('text/csv')
      .send(csvOf([COLUMNS, ...rows.map(({ file, line, reason }) => [file, line, reason])]));
  });
}
