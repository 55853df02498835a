import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { organizationById } from '../../db/organizations.ts';
import { deleteToken } from '../../db/tokens.ts';
import { keepSignOut } from '../audit/sign-ins.ts';
import { mount } from '../http/endpoint.ts';
import { openPanel } from '../meetings/open-panel.ts';
import type { Services } from '../services.ts';
import { issueToken } from './identity.ts';
import { endSession } from './session.ts';
import { signIn } from './sign-in.ts';

/** Sign-in with a context from `getAppContext()`, sign-out, and who one is. */
export function authRoutes(router: Router, services: Services): void {
  mount(router, services, 'openSession', async ({ input, req }) => {
    const now = services.clock.now();
    const { who, result } = await signIn(services, input.context, 'panel', async (tx, signedIn) =>
      signedIn === null
        ? null
        : issueToken(
            tx,
            { kind: 'panel', memberId: signedIn.member.id, meetingUuid: signedIn.meetingUuid },
            now,
          ),
    );
    // A cookie of somebody else in this browser ends here, whoever comes now.
    const before = req.session?.zoomUserId;
    if (before !== undefined && before !== who?.zoomUserId) await endSession(req);
    if (who === null || result === null) throw new AppError('forbidden', OUTSIDER);
    const panel = await openPanel(services, {
      member: who.member,
      meetingUuid: who.meetingUuid ?? input.meetingUuid ?? null,
      isProven: who.meetingUuid !== null,
      meetingNumber: input.meetingId ?? null,
      asked: who.asked,
      emails: [],
    });
    return { token: result.token, member: who.member, expiresAt: result.expiresAt!, panel };
  });

  mount(router, services, 'closeSession', async ({ identity, req }) => {
    await keepSignOut(services, identity);
    if (identity.bearer !== null) await deleteToken(services.database, identity.bearer);
    else await endSession(req);
    services.hub.signedOut(identity.key);
  });

  mount(router, services, 'me', async ({ member }) => {
    const { id, name } = await organizationById(services.database, member.organizationId);
    return { member, organization: { id, name } };
  });
}

/** The one sentence for everyone who does not belong here. */
const OUTSIDER = 'This panel is for the hiring team.';
