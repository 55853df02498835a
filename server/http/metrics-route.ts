import { createHash, timingSafeEqual } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Express, Request } from 'express';
import { AppError } from '../../common/errors.ts';
import { oldestDue } from '../../db/tasks.ts';
import type { Config } from '../config.ts';
import type { Services } from '../services.ts';

/**
 * Prometheus text at `/metrics`: with `METRICS_TOKEN` for whoever brings it, in live mode without
 * one only for programs of this machine. To everybody else there is nothing there.
 */
export function metricsRoute(app: Express, services: Services): void {
  app.get('/metrics', async (req, res) => {
    if (!mayRead(req, services.config)) throw new AppError('not_found', 'There is nothing here.');
    await look(services);
    const { registry } = services.metrics;
    res.type(registry.contentType).send(await registry.metrics());
  });
}

function mayRead(req: Request, { metricsToken, zoom }: Config): boolean {
  if (metricsToken !== null) return isSame(req.get('authorization'), `Bearer ${metricsToken}`);
  return zoom.mode === 'rehearsal' || isOfThisMachine(req);
}

const digest = (text: string) => createHash('sha256').update(text).digest();

const isSame = (given: string | undefined, expected: string) =>
  given !== undefined && timingSafeEqual(digest(given), digest(expected));

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** A proxy on this machine is a neighbour too, but what it passes on is somebody else's. */
const isOfThisMachine = (req: Request) =>
  LOOPBACK.test(req.socket.remoteAddress ?? '') &&
  req.get('x-forwarded-for') === undefined &&
  req.get('forwarded') === undefined;

/** What is measured when somebody asks. A database that is away keeps the rest from nobody. */
async function look({ config, clock, database, metrics }: Services): Promise<void> {
  const now = clock.now();
  const due = await oldestDue(database, now).catch(() => null);
  metrics.tasksLate.set(due === null ? 0 : Math.max(0, now - due) / 1000);
  if (database.engine !== 'sqlite') return;
  const folder = dirname(config.databaseUrl.slice('sqlite:'.length));
  const disk = await statfs(folder).catch(() => null);
  if (disk !== null) metrics.diskFree.set({ of: 'database' }, disk.bavail * disk.bsize);
}
