import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import express, { type Express } from 'express';
import type { ViteDevServer } from 'vite';

/** The pages of the client, ready to be filled and sent. */
export interface Pages {
  app(url: string): Promise<string>;
  rehearsal(url: string): Promise<string>;
  /** Serves what the pages load. */
  mountAssets(app: Express): void;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
export const BUILT = join(root, 'dist/client');

/** Built by Vite: names with hashes never change, everything else is asked for again. */
export async function builtPages(): Promise<Pages> {
  const [app, rehearsal] = await Promise.all([
    readFile(join(BUILT, 'index.html'), 'utf8'),
    readFile(join(BUILT, 'rehearsal/index.html'), 'utf8'),
  ]);
  return {
    app: async () => app,
    rehearsal: async () => rehearsal,
    mountAssets: (server) => {
      const assets = join(BUILT, 'assets');
      server.use(
        '/assets',
        express.static(assets, { immutable: true, maxAge: '1y', index: false }),
      );
    },
    close: async () => undefined,
  };
}

/** Vite inside this server: the same port, the same process, hot reload. */
export async function devPages(): Promise<Pages> {
  const { createServer } = await import('vite');
  const vite: ViteDevServer = await createServer({
    root: join(root, 'client'),
    configFile: join(root, 'vite.config.ts'),
    appType: 'custom',
    server: { middlewareMode: true, allowedHosts: ['.localhost'] },
  });
  const page = (path: string) => async (url: string) =>
    vite.transformIndexHtml(url, await readFile(join(root, 'client', path), 'utf8'));
  return {
    app: page('index.html'),
    rehearsal: page('rehearsal/index.html'),
    mountAssets: (server) => void server.use(vite.middlewares),
    close: () => vite.close(),
  };
}
