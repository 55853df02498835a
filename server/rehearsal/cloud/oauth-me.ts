import { Router } from 'express';
import type { OAuthGrants } from './oauth-state.ts';

/** `GET /users/me` under the API's base, which signing in needs: the shape of Zoom's user object. */
export function meRouter(grants: OAuthGrants): Router {
  const router = Router();
  router.get('/users/me', (req, res) => {
    const token = /^Bearer (.+)$/.exec(req.get('authorization') ?? '')?.[1] ?? '';
    const userId = grants.whoIs(token)?.userId;
    const person = grants.people().find((one) => one.uid === userId);
    if (person === undefined) {
      res.status(401).json({ code: 124, message: 'Invalid access token.' });
      return;
    }
    const { uid, accountId, name, email, timeZone } = person;
    const [first_name, ...rest] = name.split(' ');
    res.json({
      id: uid,
      account_id: accountId,
      first_name,
      last_name: rest.join(' '),
      display_name: name,
      email,
      type: 2,
      timezone: timeZone,
      verified: 1,
      status: 'active',
    });
  });
  return router;
}
