import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Clock, systemClock } from '../common/time.ts';
import { LogWriter } from '../db/log-writer.ts';
import { migrate, tryAgain } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { createApp, type RequestLimits } from './app.ts';
import { recordLooks } from './audit/looks.ts';
import { Sealer } from './auth/seal.ts';
import type { Config } from './config.ts';
import { keepHouse } from './housekeeping.ts';
import { builtPages, devPages, type Pages } from './http/assets.ts';
import { closeServer, listen } from './http/listen.ts';
import { createMetrics } from './http/metrics.ts';
import { SharedCounts } from './http/shared-counts.ts';
import { answerUnreadable } from './http/unreadable.ts';
import { createLogger } from './logger.ts';
import { openOutside } from './outside.ts';
import { wantRetention } from './privacy/retention.ts';
import { startHours } from './records/hourly.ts';
import type { Services } from './services.ts';
import { makeFolder } from './storage.ts';
import { StreamHub } from './stream/hub.ts';
import { createTasks } from './tasks/all.ts';
import { reactions } from './tasks/reactions.ts';
import type { TaskRunner } from './tasks/runner.ts';
import type { OAuthError } from './zoom/oauth.ts';
import { createZoom, type Patience } from './zoom/services.ts';

/** What tests and benchmarks, and only they, replace. */
export interface Overrides {
  clock?: Clock;
  logger?: Logger;
  pages?: Pages;
  dev?: boolean;
  limits?: RequestLimits;
  patience?: Patience;
  slowest?: Slowest;
}

export interface RunningServer extends AsyncDisposable {
  /** Where it listens, `http://127.0.0.1:3000`. */
  url: string;
  port: number;
  services: Services;
  tasks: TaskRunner;
}

const REQUEST_LIMITS: RequestLimits = { api: 12_000, home: 300 };

/** How slow a client may be, milliseconds. */
interface Slowest {
  /** A request's head has to have come by then. */
  head: number;
  /** And the whole of it. Answers may last: a stream does as long as a meeting. */
  whole: number;
  /** Without a byte in either direction. A player that stood still asks for the rest by range. */
  still: number;
}

const SLOWEST: Slowest = { head: 20_000, whole: 60_000, still: 5 * 60_000 };

/** Starts everything, in the order in which it is needed; disposing releases it in reverse. */
export async function startServer(
  config: Config,
  overrides: Overrides = {},
): Promise<RunningServer> {
  const clock = overrides.clock ?? systemClock;
  const logger = overrides.logger ?? createLogger(config);
  const metrics = createMetrics();
  await makeFolder(config.databaseUrl);
  const database = await openDatabase(config.databaseUrl);
  await migrate(database, (tries) => {
    logger.warn({ tries }, 'somebody uses a table that is to change; the migration tries again');
    return tryAgain(tries);
  });
  const log = new LogWriter(database, () => clock.now(), reactions);
  const hub = new StreamHub(
    database,
    clock,
    (error) => logger.error({ err: error }, 'a delivery failed; the next tick tries again'),
    (streams) => metrics.streams.set(streams),
    (member, candidateId, events) =>
      recordLooks(
        { database, clock },
        member,
        candidateId,
        events.map(({ interviewId }) => interviewId),
      ),
  );
  const sealer = new Sealer(config.dataKeys);
  const outside = await openOutside(config, clock);
  const onRefused = (error: OAuthError) =>
    logger.warn({ err: error }, 'Zoom did not refresh a token; it is tried again');
  const onFailed = ({ problem }: OAuthError) => metrics.refreshesFailed.inc({ problem });
  const { patience = {} } = overrides;
  const needs = { config, database, clock, sealer, onFailed, onRefused, patience };
  const zoom = createZoom(needs, outside.zoom);
  const base = { config, clock, database, log, hub, logger, metrics };
  const stopping = new AbortController();
  const draining = stopping.signal;
  const services: Services = { ...base, draining, sealer, zoom, mail: outside.mail };
  const rehearsal = await outside.play(services);
  const { dev = false, limits = REQUEST_LIMITS } = overrides;
  const pages = overrides.pages ?? (await (dev ? devPages() : builtPages()));
  const counts =
    database.engine === 'sqlite'
      ? null
      : new SharedCounts(database, clock, config.sessionSecrets[0]!, (error) =>
          logger.warn({ err: error }, 'requests are counted by this server alone for now'),
        );
  const app = createApp(services, { pages, dev, limits, counts, rehearsal });
  const { slowest = SLOWEST } = overrides;
  const server = createServer(
    {
      headersTimeout: slowest.head,
      requestTimeout: slowest.whole,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: slowest.head / 4,
    },
    app,
  );
  server.setTimeout(slowest.still);
  answerUnreadable(server);
  const port = await listen(server, config);
  await rehearsal?.doors.open(app, config.host);
  rehearsal?.listening(`http://127.0.0.1:${port}`);
  await database.transact((tx) => startHours(tx, clock.now()));
  await database.transact((tx) => wantRetention(tx, clock.now()));
  const tasks = createTasks(services);
  tasks.start();
  const stopHousekeeping = keepHouse(services);
  return {
    url: `http://${config.host}:${port}`,
    port,
    services,
    tasks,
    [Symbol.asyncDispose]: async () => {
      // Who sends requests here hears first that it should not; meanwhile everything works.
      stopping.abort();
      await setTimeout(config.drainMs);
      stopHousekeeping();
      counts?.stop();
      // Nobody new before streams end: they would come back to this door.
      const closed = closeServer(server);
      await hub.drain();
      await rehearsal?.doors.close();
      await closed;
      await tasks.stop();
      await outside.close();
      await log.idle();
      await pages.close();
      await database.close();
    },
  };
}
