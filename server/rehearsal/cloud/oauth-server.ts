import { createServer } from 'node:http';
import express, { type Express } from 'express';
import type { Clock } from '../../../common/time.ts';
import { SCOPES_OF } from '../../../common/zoom-features.ts';
import { MEMBERS, ORGANIZATION, TIME_ZONE } from '../../seed/cast.ts';
import { rehearsalCast } from '../../seed/rehearsal.ts';
import { type OAuthTrouble, oauthRouter } from './oauth.ts';
import { meRouter } from './oauth-me.ts';
import { OAuthGrants, type ZoomPerson } from './oauth-state.ts';

/** The rehearsal's Zoom on a port of its own, so that live mode differs in addresses alone. */
export interface RehearsalCloud {
  oauthUrl: string;
  apiUrl: string;
  grants: OAuthGrants;
  trouble: OAuthTrouble;
  /** For what else of Zoom is played here. */
  app: Express;
  close(): Promise<void>;
}

export interface CloudOptions {
  clientId: string;
  clientSecret: string;
  clock: Clock;
  people?: () => ZoomPerson[];
  scopes?: readonly string[];
  isAllowed?: (redirectUri: string) => boolean;
}

/** What the rehearsal's people grant unless told otherwise: everything Hireside can use. */
export const REHEARSAL_SCOPES = [
  'zoomapp:inmeeting',
  'user:read:user',
  'user:read:settings',
  ...Object.values(SCOPES_OF).flat(),
];

const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//;

/** The organization's members, and the guest, who has a Zoom account of their own. */
export function rehearsalPeople(): ZoomPerson[] {
  const members = Object.values(MEMBERS).map(({ zoomUserId, name, email }) => ({
    uid: zoomUserId,
    accountId: ORGANIZATION.zoomAccountId,
    name,
    email,
    timeZone: TIME_ZONE,
  }));
  const { name, uid } = rehearsalCast().seats.guest;
  const guest = { name, email: 'sam@elsewhere.example', timeZone: TIME_ZONE };
  return [...members, { ...guest, uid: uid!, accountId: 'rehearsal-elsewhere' }];
}

/** Starts the cloud on a free port of this machine. */
export async function startRehearsalCloud(options: CloudOptions): Promise<RehearsalCloud> {
  const { clientId, clientSecret, clock } = options;
  const { people = rehearsalPeople, scopes = REHEARSAL_SCOPES } = options;
  const { isAllowed = (uri: string) => LOCAL.test(uri) } = options;
  const grants = new OAuthGrants(clock, people, scopes);
  const trouble: OAuthTrouble = { hold: null, isDown: false };
  const app = express();
  app.disable('x-powered-by');
  app.use(oauthRouter({ clientId, clientSecret, grants, trouble, isAllowed }));
  app.use('/v2', meRouter(grants));
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  return {
    oauthUrl: `http://localhost:${port}`,
    apiUrl: `http://localhost:${port}/v2`,
    grants,
    trouble,
    app,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
