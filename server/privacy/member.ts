import { forgetTraces } from '../../db/erasure/traces.ts';
import { setMemberActive } from '../../db/members.ts';
import { changeSettings } from '../../db/organizations.ts';
import { endSessionsOf } from '../../db/sessions.ts';
import type { Tx } from '../../db/transact.ts';
import { leaving } from '../../db/zoom-grants.ts';
import type { Sealer } from '../auth/seal.ts';
import { disconnect } from '../zoom/disconnect.ts';
import type { Known } from './plan.ts';

/**
 * What a member holds on to that is no row about them: sessions, the connection to Zoom, the right
 * to come in. Zoom is told to forget its tokens.
 * @returns rows by table
 */
export async function letGo(
  tx: Tx,
  sealer: Sealer,
  { id, organizationId }: Known,
  now: number,
): Promise<Record<string, number>> {
  // First: disconnecting lets go of who they are at Zoom.
  const traces = await forgetTraces(tx, organizationId, id);
  const whose = await leaving(tx, { memberId: id });
  if (whose !== null) await disconnect(tx, whose, { reason: 'disconnected', now, sealer });
  const sessions = await endSessionsOf(tx, id);
  await setMemberActive(tx, id, false);
  // Whoever remembers hiring teams remembers wrong from here on.
  await changeSettings(tx, organizationId, {});
  return { ...traces, ...(sessions > 0 ? { session: sessions } : {}) };
}
