import { z } from 'zod';
import { toMs } from '../../common/time.ts';
import { leaving } from '../../db/zoom-grants.ts';
import { keepAudit } from '../audit/keep.ts';
import { disconnect } from './disconnect.ts';
import type { WebhookHandler } from './webhooks.ts';

const payload = z.object({ user_id: z.string().min(1), client_id: z.string().optional() });

/**
 * `app_deauthorized`: somebody removed the app at Zoom, or we revoked their tokens. Does what
 * Disconnect does; where that was done already, nothing. One that is late, from before the person
 * connected again, ends nothing.
 */
export const deauthorized: WebhookHandler = async (tx, event, { config, clock, sealer }) => {
  const parsed = payload.safeParse(event.payload);
  if (!parsed.success) return;
  const { user_id, client_id = config.zoom.clientId } = parsed.data;
  if (client_id !== config.zoom.clientId) return;
  const whose = await leaving(tx, { zoomUserId: user_id });
  if (whose === null) return;
  if (whose.connectedAt !== null && event.at < toMs(whose.connectedAt)) return;
  const now = clock.now();
  if (!(await disconnect(tx, whose, { reason: 'deauthorized', now, sealer }))) return;
  const { organizationId, memberId: actorId } = whose;
  const act = { organizationId, actorId, detail: { reason: 'deauthorized' } };
  await keepAudit(tx, { ...act, action: 'zoom.disconnected' }, now);
};
