import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import type { Sealer } from '../auth/seal.ts';
import type { ZoomConfig } from '../config.ts';
import type { ClientDeps } from './call.ts';
import { createZoomClient, type ZoomClient } from './client.ts';
import { createDownloads, type Downloads } from './download.ts';
import { OAuthClient } from './oauth.ts';
import { type TokenNeeds, ZoomTokens } from './tokens.ts';

/** Where Zoom is: the real one, or the rehearsal's. Nothing else differs between them. */
export interface ZoomAddresses {
  /** `https://api.zoom.us/v2`, without a slash at the end. */
  apiUrl: string;
  /** `https://zoom.us`. */
  oauthUrl: string;
}

/** How long Zoom is waited for, and how long between tries. */
export type Patience = Partial<Pick<ClientDeps, 'timeoutMs' | 'pause' | 'random'>>;

export interface ZoomServices {
  apiUrl: string;
  oauth: OAuthClient;
  tokens: ZoomTokens;
  /** Zoom's API in a member's name. What their tokens cannot do fails as `tokens` says. */
  clientFor(memberId: string): ZoomClient;
  /** Files of Zoom's, in the name of whoever they belong to. */
  download: Downloads;
}

export function createZoom(
  needs: {
    config: { zoom: ZoomConfig };
    database: Database;
    clock: Clock;
    sealer: Sealer;
    onFailed?: TokenNeeds['onFailed'];
    onRefused?: TokenNeeds['onRefused'];
    patience?: Patience;
  },
  { apiUrl, oauthUrl }: ZoomAddresses,
): ZoomServices {
  const oauth = new OAuthClient({ ...needs.config.zoom, oauthUrl });
  const tokens = new ZoomTokens({ ...needs, oauth });
  const { clock, patience = {} } = needs;
  const clientFor = (memberId: string) =>
    createZoomClient({ ...patience, baseUrl: apiUrl, clock, access: tokens.of(memberId) });
  return { apiUrl, oauth, tokens, clientFor, download: createDownloads({ apiUrl }) };
}
