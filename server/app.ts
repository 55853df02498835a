import express, { type Express, type RequestHandler, Router } from 'express';
import { DESK_ROOTS } from '../common/desk.ts';
import { LIMITS } from '../common/limits.ts';
import { meRoutes } from './access/me.ts';
import { accessRoutes } from './access/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { home } from './auth/home.ts';
import { authRoutes } from './auth/routes.ts';
import { zoomAuthRoutes } from './auth/zoom-routes.ts';
import { eventRoutes } from './candidates/events.ts';
import { candidateRoutes } from './candidates/routes.ts';
import { debriefRoutes } from './debrief/routes.ts';
import { dataRoutes } from './exports/routes.ts';
import type { Pages } from './http/assets.ts';
import { mount } from './http/endpoint.ts';
import { errorHandler, notFound } from './http/errors.ts';
import { healthRoutes } from './http/health.ts';
import { leaveConnections } from './http/leave.ts';
import { requestLimit } from './http/limits.ts';
import { openApiDocument } from './http/openapi.ts';
import { ERROR_CSS } from './http/pages.ts';
import { requestId } from './http/request-id.ts';
import { jsonOnly, neverStored, sameOriginOnly, securityHeaders } from './http/security.ts';
import { sessions } from './http/sessions.ts';
import type { SharedCounts } from './http/shared-counts.ts';
import { interviewRoutes } from './interviews/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { kitRoutes } from './kits/routes.ts';
import { mailRoutes } from './mail/routes.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { joiningRoutes } from './members/joining.ts';
import { memberRoutes } from './members/routes.ts';
import { noticeRoutes } from './notices/routes.ts';
import { organizationRoutes } from './organization/routes.ts';
import { presentInventory } from './privacy/inventory.ts';
import { privacyPage } from './privacy/page.ts';
import { retentionRoutes } from './privacy/retention-routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { callRoutes } from './records/calls/routes.ts';
import { chatRoutes } from './records/chats/routes.ts';
import { recordingRoutes } from './records/recordings/routes.ts';
import { recordsRoutes } from './records/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { schedulingRoutes } from './scheduling/routes.ts';
import type { Services } from './services.ts';
import { takeInRoutes } from './take-ins/routes.ts';
import { zoomRoutes } from './zoom/routes.ts';
import { WEBHOOK_HANDLERS } from './zoom/webhook-handlers.ts';
import { rawBody, webhookRoutes } from './zoom/webhooks.ts';

/** Requests a minute from one address: to the API and to the Home URL. */
export interface RequestLimits {
  api: number;
  home: number;
}

export interface AppOptions {
  pages: Pages;
  dev: boolean;
  limits: RequestLimits;
  /** Where requests are counted with other servers; `null` where there are none. */
  counts: SharedCounts | null;
  /** The rehearsal Zoom: its network gate comes first, its routes before everything of the app. */
  rehearsal: { gate: RequestHandler; router: Router; framers: string[] } | null;
}

/** The Home URL, and every address of the desk: which page is there, the page itself decides. */
const PAGES = ['/', ...DESK_ROOTS.flatMap((root) => [`/${root}`, `/${root}/*rest`])];

/** The order of everything, on one screen. */
export function createApp(services: Services, options: AppOptions): Express {
  const { pages, dev, limits, counts, rehearsal } = options;
  const { config } = services;
  const app = express();
  const pageLimit = (name: string) => requestLimit(limits.home, { shared: { name, counts } });
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  // Answers of the API are never asked for again by their hash; assets bring their own.
  app.set('etag', false);

  if (rehearsal) app.use(rehearsal.gate);
  app.use(requestId);
  app.use(leaveConnections(services.draining));
  app.use(securityHeaders({ framers: rehearsal?.framers ?? [], dev }));

  healthRoutes(app, services);
  app.get('/error.css', (_req, res) => void res.type('css').send(ERROR_CSS));
  const privacy = privacyPage(presentInventory());
  app.get('/privacy', pageLimit('privacy'), (_req, res) => void res.type('html').send(privacy));
  if (!dev) pages.mountAssets(app);
  if (rehearsal) {
    app.get('/rehearsal', async (req, res) => {
      res
        .set('cache-control', 'no-store')
        .type('html')
        .send(await pages.rehearsal(req.originalUrl));
    });
    app.use(rehearsal.router);
  }

  // Zoom proves itself by a signature over the bytes: no session, and no parsing before that.
  // What Zoom signed is never turned away: it would not come again.
  const knocking = { onlyRefused: true, shared: { name: 'webhooks', counts } };
  app.use('/webhooks', requestLimit(limits.api, knocking), rawBody);
  webhookRoutes(app, services, WEBHOOK_HANDLERS);

  app.use(['/auth', '/api'], neverStored);
  const withSession = sessions(services);
  app.get(PAGES, pageLimit('home'), withSession, home(services, pages));
  app.use('/auth', pageLimit('auth'), unlessBearer(withSession));
  app.use(
    '/api',
    requestLimit(limits.api, { shared: { name: 'api', counts } }),
    unlessBearer(withSession),
  );
  app.use(['/auth', '/api'], sameOriginOnly, jsonOnly);
  // Nobody of ours packs a body, and unpacking one costs a thousand times what sending it does.
  app.use(
    ['/auth', '/api'],
    express.json({ limit: LIMITS.jsonBody, inflate: false, strict: true }),
  );
  app.use(apiRoutes(services));
  if (dev) pages.mountAssets(app);

  app.use(notFound);
  app.use(errorHandler(services));
  return app;
}

/** A bearer token is a whole identity: no session is looked for and none is made beside it. */
const unlessBearer =
  (withSession: RequestHandler): RequestHandler =>
  (req, res, next) =>
    req.headers.authorization === undefined ? withSession(req, res, next) : next();

function apiRoutes(services: Services): Router {
  const router = Router();
  // The log first: it is asked most, and a router tries its routes in order.
  eventRoutes(router, services);
  authRoutes(router, services);
  zoomAuthRoutes(router, services);
  meetingRoutes(router, services);
  candidateRoutes(router, services);
  interviewRoutes(router, services);
  mailRoutes(router, services);
  debriefRoutes(router, services);
  jobRoutes(router, services);
  kitRoutes(router, services);
  memberRoutes(router, services);
  joiningRoutes(router, services);
  zoomRoutes(router, services);
  schedulingRoutes(router, services);
  recordingRoutes(router, services);
  noticeRoutes(router, services);
  reportRoutes(router, services);
  auditRoutes(router, services);
  organizationRoutes(router, services);
  recordsRoutes(router, services);
  callRoutes(router, services);
  chatRoutes(router, services);
  privacyRoutes(router, services);
  retentionRoutes(router, services);
  accessRoutes(router, services);
  meRoutes(router, services);
  dataRoutes(router, services);
  takeInRoutes(router, services);
  const document = openApiDocument(services.config.publicUrl);
  mount(router, services, 'openapi', async () => document);
  return router;
}
