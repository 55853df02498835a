import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import express from 'express';
import { pino } from 'pino';
import type { Pages } from '../../server/http/assets.ts';
import { type RunningServer, startServer } from '../../server/start.ts';
import { type ChildOptions, CLIENT, EPOCH } from './process.ts';

/**
 * Hireside as it ships, but for the request limits, which are there to stop exactly this, and for
 * the clock, which begins at the moment that the generated data was written for.
 */
export async function startHireside({
  databaseUrl,
  pages,
  startedAt,
}: ChildOptions): Promise<RunningServer> {
  const config = {
    port: 0,
    host: '127.0.0.1',
    publicUrl: 'http://127.0.0.1',
    databaseUrl,
    production: false,
    trustProxy: 0,
    metricsToken: null,
    drainMs: 0,
    takeInBytes: 2_000_000_000,
    logLevel: 'warn' as const,
    sessionSecrets: ['a-session-secret-that-only-benchmarks-know'],
    dataKeys: [{ id: 'bench', key: Buffer.alloc(32, 'bench') }],
    mail: null,
    backups: null,
    zoom: { mode: 'live' as const, ...CLIENT },
  };
  return startServer(config, {
    clock: { now: () => EPOCH + Date.now() - startedAt },
    logger: pino({ level: 'warn' }),
    pages: pages === '' ? SHORT_PAGES : await builtIn(pages),
    limits: { api: Number.MAX_SAFE_INTEGER, home: Number.MAX_SAFE_INTEGER },
  });
}

async function builtIn(folder: string): Promise<Pages> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  return {
    ...SHORT_PAGES,
    app: async () => page,
    mountAssets: (app) => void app.use('/assets', express.static(join(folder, 'assets'))),
  };
}

const PAGE = '<!doctype html><script id="boot" type="application/json"><!--boot--></script>';
const SHORT_PAGES: Pages = {
  app: async () => PAGE,
  rehearsal: async () => PAGE,
  mountAssets: () => undefined,
  close: async () => undefined,
};
