import type { Clock } from '../../../common/time.ts';
import { SCOPES_OF } from '../../../common/zoom-features.ts';
import { type OAuthTrouble, oauthRouter } from './oauth.ts';
import { OAuthGrants } from './oauth-state.ts';
import { type RunningCloud, startZoomCloud } from './start.ts';
import { type CloudState, createCloudState } from './state.ts';
import { CloudWebhooks } from './webhooks.ts';

/** The rehearsal's Zoom, sign-in and API on one port, so that live mode differs in addresses alone. */
export interface RehearsalCloud extends RunningCloud {
  /** What stands for `https://zoom.us` in signing in. */
  oauthUrl: string;
  grants: OAuthGrants;
  /** How signing in misbehaves; what else does is in `state`. */
  trouble: OAuthTrouble;
  webhooks: CloudWebhooks;
  /** What a person does who removes the app at Zoom: the grant ends, and the app is told. */
  remove(uid: string): Promise<void>;
}

export interface RehearsalCloudOptions {
  clientId: string;
  clientSecret: string;
  clock: Clock;
  state?: CloudState;
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

/** Starts the cloud on a free port of this machine. */
export async function startRehearsalCloud(options: RehearsalCloudOptions): Promise<RehearsalCloud> {
  const { clientId, clientSecret, clock, scopes = REHEARSAL_SCOPES } = options;
  const { isAllowed = (uri: string) => LOCAL.test(uri) } = options;
  const state = options.state ?? createCloudState(clock);
  const grants = new OAuthGrants(clock, state.users, scopes);
  const trouble: OAuthTrouble = { hold: null, isDown: false };
  const webhooks = new CloudWebhooks({ clock, clientId, users: state.users });
  const onEnded = (uid: string) => void webhooks.deauthorized(uid);
  const oauth = oauthRouter({ clientId, clientSecret, grants, trouble, isAllowed, onEnded });
  const cloud = await startZoomCloud({ port: 0, state, whoIs: grants.whoIs, routers: [oauth] });
  return {
    ...cloud,
    oauthUrl: cloud.url,
    grants,
    trouble,
    webhooks,
    async remove(uid) {
      grants.end(uid);
      await webhooks.deauthorized(uid);
    },
  };
}
