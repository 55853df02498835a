import { newId } from '../../common/ids.ts';
import { toInstant, toMs } from '../../common/time.ts';
import {
  endRevocation,
  insertRevocation,
  type Revocation,
  recordDisconnect,
  revocationById,
  saveRevocation,
} from '../../db/disconnects.ts';
import { bindZoomUser, forgetRequests, keepFormer } from '../../db/joining.ts';
import { placeOf } from '../../db/sealed.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import { deleteGrant, type Grant, type Leaving } from '../../db/zoom-grants.ts';
import type { Sealer } from '../auth/seal.ts';
import type { Services } from '../services.ts';
import type { OutwardHandler, Settlement } from '../tasks/runner.ts';
import { type OAuthClient, OAuthError } from './oauth.ts';

/** Telling Zoom to forget tokens. */
export const REVOKE = 'zoom.revoke';

/** Tokens that Zoom could not be told to forget are forgotten here, too: they die by themselves. */
const GIVE_UP_MS = 24 * 3_600_000;

/**
 * Forgets at once what Zoom lent about a member: tokens, profile, questions asked. Meetings stay, as
 * history. What is left is a record without a person, and until Zoom confirms, the sealed tokens it
 * has to be told.
 * @returns whether there was anything
 */
export async function disconnect(
  tx: Tx,
  whose: Leaving,
  { reason, now, sealer }: { reason: 'disconnected' | 'deauthorized'; now: number; sealer: Sealer },
): Promise<boolean> {
  const grant = await deleteGrant(tx, whose.memberId);
  const zoomUserId = grant?.zoom_user_id ?? whose.zoomUserId;
  if (zoomUserId === null) return false;
  await bindZoomUser(tx, whose.memberId, null);
  // Without the key, erasing would not find what Zoom told of them, nor the door who comes back.
  await keepFormer(tx, whose.memberId, zoomUserId);
  await forgetRequests(tx, zoomUserId);
  const id = newId(now);
  const at = toInstant(now);
  const organization_id = whose.organizationId;
  await recordDisconnect(tx, { id, organization_id, reason, at, revoked_at: null });
  // After a deauthorisation the tokens are dead already.
  if (reason === 'disconnected' && grant !== null && grant.access_token !== '') {
    const member_id = whose.memberId;
    await insertRevocation(tx, { ...moved(grant, id, sealer), id, member_id, created_at: at });
    await enqueue(tx, { kind: REVOKE, key: id, payload: { id }, runAt: now });
  }
  return true;
}

/** The same tokens in another row, sealed for it. */
function moved(grant: Grant, id: string, sealer: Sealer) {
  const member = grant.member_id;
  const access = sealer.open(grant.access_token, placeOf('zoom_grant.access_token', member));
  const refresh = sealer.open(grant.refresh_token, placeOf('zoom_grant.refresh_token', member));
  return { ...sealedFor(id, sealer, access, refresh), expires_at: grant.expires_at };
}

const sealedFor = (id: string, sealer: Sealer, access: string, refresh: string) => ({
  access_token: sealer.seal(access, placeOf('zoom_revocation.access_token', id)),
  refresh_token: sealer.seal(refresh, placeOf('zoom_revocation.refresh_token', id)),
});

/** Tells Zoom, again and again for a day; then the tokens go, told or not. */
export function revoking(services: Services): OutwardHandler {
  const { database, clock, zoom } = services;
  const ended = (id: string, isConfirmed: boolean): Settlement => {
    return async (tx, now) => {
      await endRevocation(tx, id, isConfirmed ? toInstant(now) : null);
      return null;
    };
  };
  return async ({ payload }) => {
    const { id } = payload as { id: string };
    const row = await revocationById(database, id);
    if (row === null) return async () => null;
    const now = clock.now();
    if (now - toMs(row.created_at) > GIVE_UP_MS) return ended(id, false);
    const access = await goodToken(services, row, now);
    if (access !== null) await zoom.oauth.revoke(access);
    return ended(id, true);
  };
}

/** Zoom revokes by an access token that it still knows. `null` where the grant is over anyway. */
async function goodToken(
  { database, sealer, zoom }: Services,
  row: Revocation,
  now: number,
): Promise<string | null> {
  const { id } = row;
  if (toMs(row.expires_at) > now) {
    return sealer.open(row.access_token, placeOf('zoom_revocation.access_token', id));
  }
  const refresh = sealer.open(row.refresh_token, placeOf('zoom_revocation.refresh_token', id));
  const next = await refreshed(zoom.oauth, refresh);
  if (next === null) return null;
  const { accessToken, refreshToken, expiresInMs } = next;
  const sealed = sealedFor(id, sealer, accessToken, refreshToken);
  const expires_at = toInstant(now + expiresInMs);
  await database.transact((tx) => saveRevocation(tx, { ...row, ...sealed, expires_at }));
  return accessToken;
}

async function refreshed(oauth: OAuthClient, refreshToken: string) {
  try {
    return await oauth.refresh(refreshToken);
  } catch (error) {
    if (error instanceof OAuthError && error.problem === 'invalid_grant') return null;
    throw error;
  }
}
