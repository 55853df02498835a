import type { Request, RequestHandler } from 'express';
import { interviewIn } from '../../common/deeplink.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import type { Boot } from '../../common/panel.ts';
import { toInstant } from '../../common/time.ts';
import { organizationById } from '../../db/organizations.ts';
import type { Pages } from '../http/assets.ts';
import { withBoot } from '../http/pages.ts';
import { askedFor } from '../meetings/asked.ts';
import { openPanel } from '../meetings/open-panel.ts';
import type { Services } from '../services.ts';
import { identify } from './identity.ts';
import { endSession, keepSession, renewSession } from './session.ts';
import { signIn } from './sign-in.ts';

/**
 * The Home URL. The Zoom client sends who and where in `x-zoom-app-context` when it opens the
 * app, and not on requests of the page itself; so this is the moment to sign in, to find the
 * candidate and to answer the page with the first snapshot inside.
 */
export function home(services: Services, pages: Pages): RequestHandler {
  return async (req, res) => {
    const context = req.get('x-zoom-app-context');
    const boot =
      context === undefined
        ? await bootOfCookie(services, req)
        : await enter(services, req, context);
    const page = await pages.app(req.originalUrl);
    res.set('cache-control', 'no-store').type('html').send(withBoot(page, boot));
  };
}

/**
 * Signs in with an app context: in a meeting to its panel, elsewhere to the desk.
 * @throws AppError `unauthenticated` where the context proves nothing
 */
export async function enter(services: Services, req: Request, context: string): Promise<Boot> {
  const { who } = await signIn(services, context, 'app', async () => null);
  // Whoever was signed in here before is not any more, whoever comes now.
  if (who === null) {
    await endSession(req);
    return { kind: 'outsider' };
  }
  await renewSession(req);
  await keepSession(req, who, services.clock.now());
  if (who.meetingUuid === null) return deskBoot(services, who.member, who.asked);
  const panel = await openPanel(services, {
    member: who.member,
    meetingUuid: who.meetingUuid,
    isProven: true,
    meetingNumber: null,
    asked: who.asked,
    emails: [],
  });
  return { kind: 'panel', panel };
}

/**
 * A browser that was signed in outside a meeting gets the desk. A panel that is loaded anew and a
 * frame do not: only Zoom can say which meeting they are in, and whose.
 */
async function bootOfCookie(services: Services, req: Request): Promise<Boot> {
  const identity = isFramed(req) ? null : await identify(req, services);
  if (identity === null || identity.meetingUuid !== null) {
    return { kind: 'ask', rehearsal: services.config.zoom.mode === 'rehearsal' };
  }
  // A Home URL may carry the action in the open: good enough to say which page to show.
  return deskBoot(services, identity.member, interviewIn(req.query.action));
}

/** Fetch metadata, "Sec-Fetch-Dest": `document` where a page fills a window of its own. */
const isFramed = (req: Request) => /^(i?frame|embed|object)$/.test(req.get('sec-fetch-dest') ?? '');

async function deskBoot(
  services: Services,
  me: Member,
  wanted: Id | null | undefined,
): Promise<Boot> {
  const { database, clock } = services;
  const organization = await organizationById(database, me.organizationId);
  const asked = await askedFor(services, me, wanted);
  const desk = { serverTime: toInstant(clock.now()), me, organization };
  return { kind: 'desk', desk: asked === null ? desk : { ...desk, asked } };
}
