import type { Request, RequestHandler } from 'express';
import type { Boot } from '../../common/panel.ts';
import type { Pages } from '../http/assets.ts';
import { withBoot } from '../http/pages.ts';
import { openPanel } from '../meetings/open-panel.ts';
import type { Services } from '../services.ts';
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
        ? ({ kind: 'ask', rehearsal: services.config.zoom.mode === 'rehearsal' } satisfies Boot)
        : await bootOf(services, req, context);
    const page = await pages.app(req.originalUrl);
    res.set('cache-control', 'no-store').type('html').send(withBoot(page, boot));
  };
}

async function bootOf(services: Services, req: Request, context: string): Promise<Boot> {
  const { who } = await signIn(services, context, async () => null);
  // Whoever was signed in here before is not any more, whoever comes now.
  if (who === null) {
    await endSession(req);
    return { kind: 'outsider' };
  }
  await renewSession(req);
  await keepSession(req, who, services.clock.now());
  const panel = await openPanel(services, {
    member: who.member,
    meetingUuid: who.meetingUuid,
    isProven: true,
    meetingNumber: null,
    emails: [],
  });
  return { kind: 'panel', panel };
}
