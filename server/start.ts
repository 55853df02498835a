import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { dirname } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Clock, systemClock, toInstant } from '../common/time.ts';
import { LogWriter } from '../db/log.ts';
import { migrate } from '../db/migrate.ts';
import { openDatabase } from '../db/open.ts';
import { indexNotes } from '../db/search.ts';
import { sweepExpired } from '../db/sessions.ts';
import { createApp, type RequestLimits } from './app.ts';
import { recordLooks } from './audit/looks.ts';
import type { Config } from './config.ts';
import { builtPages, devPages, type Pages } from './http/assets.ts';
import { createMetrics } from './http/metrics.ts';
import { MAIL_SEND, mailSender } from './mail/deliver.ts';
import type { MailRoute } from './mail/route.ts';
import type { Services } from './services.ts';
import { StreamHub } from './stream/hub.ts';
import { reactions } from './tasks/reactions.ts';
import {
  runScorecardReminder,
  runScorecardsDue,
  SCORECARD_REMINDER,
  SCORECARDS_DUE,
} from './tasks/reminders.ts';
import { TaskRunner } from './tasks/runner.ts';
import { runStageEffects, STAGE_EFFECTS } from './tasks/stage-effects.ts';

/** What tests and benchmarks, and only they, replace. */
export interface Overrides {
  clock?: Clock;
  logger?: Logger;
  pages?: Pages;
  dev?: boolean;
  limits?: RequestLimits;
}

export interface RunningServer extends AsyncDisposable {
  /** Where it listens, `http://127.0.0.1:3000`. */
  url: string;
  port: number;
  services: Services;
  tasks: TaskRunner;
}

const REQUEST_LIMITS: RequestLimits = { api: 12_000, home: 300 };
const SWEEP_MS = 10 * 60_000;
/** A few notes at a time, so that no writer waits long behind the search index. */
const INDEX_MS = 200;
const INDEX_BATCH = 50;
const DRAIN_MS = 3_000;

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
  await migrate(database);
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
  const play = config.zoom.mode === 'rehearsal' ? await loadRehearsal() : null;
  const mailbox = (await play?.mailboxFor(config, clock)) ?? null;
  const mail = mailRoute(config, mailbox?.url ?? null);
  const services: Services = { config, clock, database, log, hub, logger, metrics, mail };
  const rehearsal = (await play?.createRehearsal(services, mailbox)) ?? null;
  const { dev = false, limits = REQUEST_LIMITS } = overrides;
  const pages = overrides.pages ?? (await (dev ? devPages() : builtPages()));
  const app = createApp(services, { pages, dev, limits, rehearsal });
  const server = createServer(app);
  // Streams last as long as a meeting; a request's head does not.
  server.requestTimeout = 60_000;
  server.headersTimeout = 20_000;
  server.keepAliveTimeout = 65_000;
  const port = await listen(server, config);
  await rehearsal?.doors.open(app, config.host);
  const tasks = createTasks(services);
  tasks.start();
  const stopHousekeeping = keepHouse(services);
  return {
    url: `http://${config.host}:${port}`,
    port,
    services,
    tasks,
    [Symbol.asyncDispose]: async () => {
      stopHousekeeping();
      hub.drain();
      await rehearsal?.doors.close();
      await close(server);
      await tasks.stop();
      await mailbox?.close();
      await log.idle();
      await pages.close();
      await database.close();
    },
  };
}

/** Loaded only where it is played: the rehearsal Zoom is no part of a live server. */
const loadRehearsal = () => import('./rehearsal/rehearsal.ts');

/** The server that the environment names, else the rehearsal's own. */
function mailRoute({ mail }: Config, ownUrl: string | null): MailRoute | null {
  const smtpUrl = mail?.smtpUrl ?? ownUrl;
  return mail === null || smtpUrl === null ? null : { smtpUrl, from: mail.from };
}

function createLogger({ logLevel }: Config): Logger {
  // A database tells in `detail` and `where` which values it could not store.
  const redact = [
    'req',
    'res',
    'headers',
    'context',
    'token',
    'err.detail',
    'err.where',
    'err.parameters',
  ];
  return pino({ level: logLevel, redact: { paths: redact, censor: '…' } });
}

async function makeFolder(databaseUrl: string): Promise<void> {
  if (!databaseUrl.startsWith('sqlite:')) return;
  await mkdir(dirname(databaseUrl.slice('sqlite:'.length)), { recursive: true });
}

function createTasks({ database, clock, logger, metrics, mail }: Services): TaskRunner {
  const inward = {
    [STAGE_EFFECTS]: runStageEffects,
    [SCORECARDS_DUE]: runScorecardsDue,
    [SCORECARD_REMINDER]: runScorecardReminder,
  };
  const outward = { [MAIL_SEND]: mailSender(mail, metrics) };
  return new TaskRunner(database, clock, { inward, outward }, (task, error) => {
    metrics.tasksFailed.inc({ kind: task.kind });
    logger.error({ err: error, task: task.kind, attempts: task.attempts }, 'a task failed');
  });
}

/** Housekeeping that nobody waits for: expired sessions, the search index. */
function keepHouse({ database, clock, logger }: Services): () => void {
  const quietly = (what: string, work: () => Promise<unknown>) => () => {
    work().catch((error: unknown) => logger.warn({ err: error }, what));
  };
  const timers = [
    setInterval(
      quietly('expired sessions stay a little longer', () =>
        sweepExpired(database, toInstant(clock.now())),
      ),
      SWEEP_MS,
    ),
    setInterval(
      quietly('new notes are not indexed yet', () => indexNotes(database, INDEX_BATCH)),
      INDEX_MS,
    ),
  ];
  for (const timer of timers) timer.unref();
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
}

function listen(server: Server, { host, port }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as { port: number }).port);
    });
  });
}

/** Requests under way may end; connections that only wait are closed. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    // A connection whose answer ends now is idle only after it has ended.
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(force);
      clearInterval(idle);
      resolve();
    });
  });
}
