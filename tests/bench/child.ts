import { pino } from 'pino';
import { type Pages, builtPages } from '../../server/http/assets.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { startBare } from './bare.ts';
import { CLIENT, type ChildOptions, EPOCH } from './process.ts';

/** The other process of a benchmark: Hireside itself, or the bare server it is compared with. */
async function main(options: ChildOptions): Promise<void> {
  const server =
    options.kind === 'hireside' ? await hireside(options) : await startBare(options.kind, options);
  process.send?.({ port: server.port, startedAt: STARTED_AT });
  process.once('message', () => {
    // Ends by itself rather than by exit, so that a profile is written.
    void server[Symbol.asyncDispose]().then(() => process.disconnect());
  });
}

const STARTED_AT = Date.now();
/** The clock begins at the moment the generated data was written for. */
const clock = { now: () => EPOCH + Date.now() - STARTED_AT };

/** As it ships, but for the request limits, which are there to stop exactly this. */
async function hireside({ databaseUrl, pages }: ChildOptions): Promise<RunningServer> {
  const config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    databaseUrl,
    production: false,
    trustProxy: 0,
    logLevel: 'warn' as const,
    sessionSecrets: ['a-session-secret-that-only-benchmarks-know'],
    zoom: { mode: 'live' as const, ...CLIENT },
  };
  return startServer(config, {
    clock,
    logger: pino({ level: 'warn' }),
    pages: pages === 'built' ? await builtPages() : SHORT_PAGES,
    limits: { api: Number.MAX_SAFE_INTEGER, home: Number.MAX_SAFE_INTEGER },
  });
}

const PAGE = '<!doctype html><script id="boot" type="application/json"><!--boot--></script>';
const SHORT_PAGES: Pages = {
  app: async () => PAGE,
  rehearsal: async () => PAGE,
  mountAssets: () => undefined,
  close: async () => undefined,
};

await main(JSON.parse(process.argv[2]!));
