import { setTimeout as after } from 'node:timers/promises';
import express, { type ErrorRequestHandler, type Request, type Router } from 'express';
import { type CloudAnswer, REFUSALS, Refusal } from './answers.ts';
import { appRoutes } from './apps.ts';
import { calendarRoutes } from './calendars.ts';
import { chatRoutes } from './chat.ts';
import { deliver, refusedBy } from './deliver.ts';
import { meetingRoutes } from './meetings.ts';
import { pastRoutes } from './past-meetings.ts';
import { phoneRoutes } from './phone.ts';
import { recordingRoutes } from './recordings.ts';
import type { CloudCall, CloudLinks, CloudRoute } from './route.ts';
import type { CloudState, CloudUser, TokenCheck } from './state.ts';
import type { Trouble } from './trouble.ts';
import { userRoutes } from './users.ts';

export interface CloudApiDeps {
  whoIs: TokenCheck;
  links: CloudLinks;
  /** Resolves after so many milliseconds; for answers that are slow. */
  pause?: (ms: number) => Promise<void>;
}

const wait = async (ms: number) => {
  await after(ms);
};

/** Zoom's REST API, to be mounted at `/v2`: what Hireside calls of it, and its bad days. */
export function zoomCloudApi(state: CloudState, deps: CloudApiDeps): Router {
  const { whoIs, links, pause = wait } = deps;
  const router = express.Router();
  router.use(express.json({ limit: '100kb' }));
  const parts = { state, links };
  const routes = [
    userRoutes,
    meetingRoutes,
    pastRoutes,
    calendarRoutes,
    appRoutes,
    recordingRoutes,
    phoneRoutes,
    chatRoutes,
  ];

  for (const route of routes.flatMap((make) => make(parts))) {
    router[route.method](route.path, async (req, res) => {
      const trouble = state.trouble.take(route.name);
      if (trouble?.kind === 'slow') await pause(trouble.ms);
      deliver(res, answerTo(route, req, trouble), trouble);
    });
  }

  function answerTo(route: CloudRoute, req: Request, trouble: Trouble | null): CloudAnswer {
    try {
      const user = letIn(req, route.scope);
      const refused = trouble && refusedBy(trouble, state.clock.now());
      if (refused) throw refused;
      return route.answer(callOf(req, user));
    } catch (error) {
      if (error instanceof Refusal) return error.answer;
      throw error;
    }
  }

  function letIn(req: Request, scope: string | null): CloudUser {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? null : whoIs(token);
    const user = grant && state.users.get(grant.userId);
    if (!grant || !user) throw REFUSALS.tokenExpired();
    if (scope !== null && !grant.scopes.includes(scope)) throw REFUSALS.scopes(scope);
    return user;
  }

  router.use((_req, res) => {
    res.status(404).json({ code: 404, message: 'This API is not rehearsed.' });
  });
  router.use(unreadable);
  return router;
}

function callOf(req: Request, user: CloudUser): CloudCall {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(req.params)) params[name] = String(value);
  const query = new URL(req.originalUrl, 'http://zoom.invalid').searchParams;
  return { user, params, query, body: req.body };
}

/** A body or an address that cannot be read. */
const unreadable: ErrorRequestHandler = (error, _req, res, next) => {
  const status = (error as { status?: unknown }).status;
  if (typeof status !== 'number' || status >= 500 || res.headersSent) return next(error);
  res.status(400).json({ code: 300, message: 'Request Body should be a valid JSON object.' });
};
