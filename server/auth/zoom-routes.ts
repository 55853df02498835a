import type { Request, Response, Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { keepSignIn } from '../audit/sign-ins.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { connectionOf, NO_CONNECTION } from '../zoom/connection.ts';
import { begin, complete, resume } from './connect.ts';
import { identify } from './identity.ts';
import { keepSession, renewSession } from './session.ts';
import { asProblem, noticeFor, noticeOf, noticeOfNo, sendNotice } from './zoom-pages.ts';

declare module 'express-session' {
  interface SessionData {
    /** Went to Zoom: keeps the session, and its cookie, until they come back. */
    connecting: boolean;
  }
}

const INSTALL = '/auth/zoom/install';

/** Signing in with Zoom and connecting it, from a browser and from inside the Zoom client. */
export function zoomAuthRoutes(router: Router, services: Services): void {
  const callback = `${services.config.publicUrl}/auth/zoom/callback`;

  mount(router, services, 'zoomInstall', async ({ query, req, res }) => {
    const binding = sessionOf(req);
    const returnTo = query.returnTo ?? null;
    const { state, challenge } = await begin(services, { flow: 'web', binding, returnTo });
    const url = services.zoom.oauth.authorizeUrl({ state, challenge, redirectUri: callback });
    res.set('cache-control', 'no-store').redirect(url);
  });

  mount(router, services, 'zoomCallback', async ({ query, req, res }) => {
    const { code, state, error } = query;
    try {
      // Zoom's Marketplace comes with a code and no state: whose browser this is nobody knows.
      if (state === undefined) {
        return error ? sendNotice(res, noticeOfNo(error)) : res.redirect(INSTALL);
      }
      const binding = sessionOf(req);
      const { verifier, returnTo } = await resume(services, { flow: 'web', state, binding });
      if (code === undefined) return sendNotice(res, noticeOfNo(error));
      const grant = { code, verifier, redirectUri: callback };
      await finish(services, req, res, {
        returnTo: returnTo ?? '/',
        ...(await complete(services, grant, { mustBe: null, mayFound: true })),
      });
    } catch (thrown) {
      const notice = noticeOf(thrown);
      if (notice === null) throw thrown;
      if (notice.code === 'internal') log(services, req, thrown);
      sendNotice(res, notice);
    }
  });

  mount(router, services, 'startInClient', async ({ req }) => {
    const identity = await identify(req, services);
    const binding = identity?.key ?? sessionOf(req);
    const begun = await begin(services, { flow: 'in_client', binding, returnTo: null });
    return { codeChallenge: begun.challenge, state: begun.state };
  });

  mount(router, services, 'completeInClient', async ({ input, req }) => {
    const identity = await identify(req, services);
    const binding = identity?.key ?? sessionOf(req);
    try {
      const { verifier } = await resume(services, {
        flow: 'in_client',
        state: input.state,
        binding,
      });
      const redirectUri = redirectOf(services, callback, input.redirectUri);
      const grant = { code: input.code, verifier, redirectUri };
      const mustBe = identity?.member.id ?? null;
      const admission = await complete(services, grant, { mustBe, mayFound: !input.join });
      if (admission.kind === 'member') {
        const connection = await connectionOf(services.database, admission.member.id);
        return { outcome: 'connected' as const, connection, organization: null };
      }
      if (admission.kind === 'asked') {
        const { organization } = admission;
        return { outcome: 'asked' as const, connection: NO_CONNECTION, organization };
      }
      throw asProblem(noticeFor(admission));
    } catch (thrown) {
      const notice = thrown instanceof AppError ? null : noticeOf(thrown);
      if (notice === null) throw thrown;
      if (notice.code === 'internal') log(services, req, thrown);
      throw asProblem(notice);
    }
  });
}

/** Names the browser's session, and makes it last until they are back. A bearer token has none. */
function sessionOf(req: Request): string {
  if (req.session === undefined) {
    throw new AppError('unauthenticated', 'Signing in with Zoom needs a browser and its cookies.');
  }
  req.session.connecting = true;
  return req.sessionID;
}

/** Signs in whoever was let in, under a new session id; the others read why not. */
async function finish(
  services: Services,
  req: Request,
  res: Response,
  came: Awaited<ReturnType<typeof complete>> & { returnTo: string },
): Promise<void> {
  if (came.kind !== 'member') return sendNotice(res, noticeFor(came));
  const now = services.clock.now();
  await services.database.transact((tx) => keepSignIn(tx, came.member, 'browser', now));
  await renewSession(req);
  const { zoomUserId } = came.profile;
  const who = { member: came.member, zoomUserId, meetingUuid: null };
  await keepSession(req, who, now);
  res.set('cache-control', 'no-store').redirect(came.returnTo);
}

/** Sources disagree on what Zoom wants here, and a code has one chance: see decision 0012. */
function redirectOf({ config }: Services, callback: string, fromEvent: string | undefined) {
  const { inClientRedirect } = config.zoom;
  if (inClientRedirect === 'none') return null;
  return inClientRedirect === 'callback' ? callback : (fromEvent ?? null);
}

/** Something only an operator can mend; the error carries Zoom's number and no secret. */
function log({ logger }: Services, req: Request, error: unknown): void {
  logger.error({ err: error, requestId: req.id }, 'Zoom refuses how Hireside is set up');
}
