import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import { type CloudApiDeps, zoomCloudApi } from './api.ts';
import { chatFiles } from './chat.ts';
import { downloads } from './downloads.ts';
import { cloudPages, ownLinks } from './pages.ts';
import { phoneFiles } from './phone.ts';
import type { CloudLinks } from './route.ts';
import type { CloudState, TokenCheck } from './state.ts';

export interface ZoomCloudOptions {
  /** 0 takes a free one. */
  port: number;
  state: CloudState;
  whoIs: TokenCheck;
  /** Mounted at the root before everything else: the OAuth pages and calls. */
  routers?: Router[];
  /** Where its links lead, unless to its own pages. */
  links?: CloudLinks;
  pause?: CloudApiDeps['pause'];
}

export interface RunningCloud extends AsyncDisposable {
  port: number;
  /** What stands for `https://zoom.us`. */
  url: string;
  /** What stands for `https://api.zoom.us/v2`. */
  apiUrl: string;
  state: CloudState;
}

/** A Zoom on this machine, on a port of its own, for nobody outside. */
export async function startZoomCloud(options: ZoomCloudOptions): Promise<RunningCloud> {
  const { state, whoIs, routers = [], pause } = options;
  let port = options.port;
  const links = options.links ?? ownLinks(() => `http://localhost:${port}`);
  const app = express();
  app.disable('x-powered-by');
  app.use(localNamesOnly);
  for (const router of routers) app.use(router);
  app.use('/v2', phoneFiles(state, whoIs), chatFiles(state, whoIs));
  app.use('/v2', zoomCloudApi(state, { whoIs, links, ...(pause ? { pause } : {}) }));
  app.use(downloads(state, whoIs, pause));
  app.use(cloudPages(state));
  app.use(fault);

  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  port = (server.address() as AddressInfo).port;
  return {
    port,
    url: `http://localhost:${port}`,
    apiUrl: `http://127.0.0.1:${port}/v2`,
    state,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Answers that are lost on purpose would keep it open.
      server.closeAllConnections();
      await closed;
    },
  };
}

const LOCAL_NAME = /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/i;

/** A foreign page can point its own name at 127.0.0.1; links from other local pages are welcome. */
const localNamesOnly: RequestHandler = ({ headers }, res, next) => {
  if (LOCAL_NAME.test(headers.host ?? '')) return next();
  res.status(403).json({ code: 403, message: 'The rehearsal Zoom answers only on this computer.' });
};

const fault: ErrorRequestHandler = (error, _req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(500).json({ code: 500, message: 'Internal error.' });
};
