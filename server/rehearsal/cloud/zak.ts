import { randomBytes } from 'node:crypto';
import type { CloudState } from './state.ts';

/** A ZAK lives five minutes; the one in a start link two hours (zoom-platform §7.3, §7.4). */
export const ZAK_MS = 5 * 60_000;
export const START_LINK_MS = 2 * 3_600_000;

/** Host rights for a while. */
export function grantZak({ zaks, clock }: CloudState, userId: string, ms: number): string {
  const zak = randomBytes(48).toString('base64url');
  zaks.set(zak, { userId, until: clock.now() + ms });
  return zak;
}

/** Whose host rights these are; `null` for unknown ones and those that have ended. */
export function hostBy({ zaks, clock }: CloudState, zak: string): string | null {
  const right = zaks.get(zak);
  return right && right.until > clock.now() ? right.userId : null;
}
