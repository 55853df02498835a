import { z } from 'zod';
import { AppError } from '../../common/errors.ts';

/** Who somebody is at Zoom. */
export interface ZoomProfile {
  zoomUserId: string;
  zoomAccountId: string;
  name: string;
  email: string;
  /** Whether Zoom has seen that the address is theirs. */
  isVerified: boolean;
  timeZone: string;
}

const TIMEOUT_MS = 10_000;

const user = z.object({
  id: z.string().min(1).max(200),
  account_id: z.string().min(1).max(200),
  email: z.email().max(254),
  display_name: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  timezone: z.string().nullish(),
  verified: z.number().nullish(),
});

/**
 * `GET /users/me` with a token that was just granted (scope `user:read:user`).
 * @throws AppError `zoom_unavailable` where Zoom does not say who it is
 */
export async function readProfile(apiUrl: string, accessToken: string): Promise<ZoomProfile> {
  const unclear = () =>
    new AppError('zoom_unavailable', 'Zoom does not say who you are right now. Try again soon.');
  const answer: unknown = await fetch(`${apiUrl}/users/me`, {
    headers: { accept: 'application/json', authorization: `Bearer ${accessToken}` },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).then(
    (res) => (res.ok ? res.json().catch(() => null) : null),
    () => null,
  );
  const parsed = user.safeParse(answer);
  if (!parsed.success) throw unclear();
  const { id, account_id, email, display_name, first_name, last_name, timezone, verified } =
    parsed.data;
  const fullName = [first_name, last_name].filter(Boolean).join(' ').trim();
  return {
    zoomUserId: id,
    zoomAccountId: account_id,
    name: (display_name?.trim() || fullName || email).slice(0, 200),
    email: email.toLowerCase(),
    isVerified: verified !== 0,
    timeZone: zoneOr('UTC', timezone),
  };
}

/** Zoom's time zones are IANA's, and empty where a person chose none. */
function zoneOr(fallback: string, zone: string | null | undefined): string {
  if (!zone) return fallback;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return fallback;
  }
}
