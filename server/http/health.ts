import type { Express } from 'express';
import { isMigrated } from '../../db/migrate.ts';
import type { Services } from '../services.ts';
import { metricsRoute } from './metrics-route.ts';

/** Alive, ready, and what an operator's monitoring reads. */
export function healthRoutes(app: Express, services: Services): void {
  app.get('/healthz', (_req, res) => void res.type('text/plain').send('ok\n'));

  app.get('/readyz', async (_req, res) => {
    const { database, draining } = services;
    const ready = !draining.aborted && (await isMigrated(database).catch(() => false));
    res
      .status(ready ? 200 : 503)
      .type('text/plain')
      .send(ready ? 'ready\n' : 'not ready\n');
  });

  metricsRoute(app, services);
}
