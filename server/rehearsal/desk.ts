import express, { type Router } from 'express';
import { AppError } from '../../common/errors.ts';
import type { DeskKey } from '../../common/rehearsal.ts';
import { enter } from '../auth/home.ts';
import { sessions } from '../http/sessions.ts';
import type { Services } from '../services.ts';
import { CONTEXT_LIFETIME_MS, sealAppContext } from './app-context.ts';
import { localOnly } from './local-only.ts';

/** Whose desk can be opened. `uid` is the Zoom user id. */
export interface DeskPerson {
  key: DeskKey;
  name: string;
  uid: string;
}

/**
 * `/rehearsal/desk/:who`: what the played Zoom does when a member opens Hireside outside a meeting.
 * A context without one is sealed, taken as the Home URL takes it, and the browser is sent there.
 * `?action=` is what a link of Hireside carried.
 */
export function deskDoor(services: Services, desks: readonly DeskPerson[]): Router {
  const { clientId, clientSecret } = services.config.zoom;
  const router = express.Router();
  router.get('/rehearsal/desk/:who', localOnly, sessions(services), async (req, res) => {
    const person = desks.find(({ key }) => key === req.params.who);
    if (person === undefined) throw new AppError('not_found', 'Nobody of that name is here.');
    const ts = services.clock.now();
    const act = typeof req.query.action === 'string' ? req.query.action : undefined;
    const context = sealAppContext(
      {
        typ: 'panel',
        uid: person.uid,
        aud: clientId,
        iss: 'marketplace.zoom.us',
        ts,
        exp: ts + CONTEXT_LIFETIME_MS,
        entitlements: [],
        ...(act === undefined ? {} : { act }),
      },
      clientSecret,
    );
    const boot = await enter(services, req, context);
    const asked = boot.kind === 'desk' ? boot.desk.asked : undefined;
    const page = asked === undefined ? '/' : `/interviews/${asked}`;
    res.set('cache-control', 'no-store').redirect(303, page);
  });
  return router;
}
