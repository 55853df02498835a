import type { Output } from '../../common/contract.ts';
import { featuresOf } from '../../common/zoom-features.ts';
import type { Database } from '../../db/open.ts';
import { grantOf } from '../../db/zoom-grants.ts';

export type Connection = Output<'zoomConnection'>;

/** Nobody's. */
export const NO_CONNECTION: Connection = {
  status: 'none',
  since: null,
  as: null,
  scopes: [],
  features: [],
};

/** How a member's Zoom is connected, as settings show it. */
export async function connectionOf(database: Database, memberId: string): Promise<Connection> {
  const grant = await grantOf(database, memberId);
  if (grant === null) return NO_CONNECTION;
  const { status, scope, name, email, connected_at: since } = grant;
  // What a dead grant allowed shows nothing.
  const features = status === 'connected' ? featuresOf(scope) : [];
  return {
    status,
    since,
    as: { name, email },
    scopes: scope.split(/\s+/).filter(Boolean),
    features,
  };
}
