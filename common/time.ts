/** Instants cross every border as ISO-8601 UTC text with milliseconds: `2026-11-21T14:02:00.000Z`. */
export type Instant = string;

/** Handed in wherever time matters, so that tests own it. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
export const toMs = (instant: Instant): number => Date.parse(instant);

/**
 * A client's claim of when something happened, moved onto the server's clock.
 * @param at the client's clock when it happened
 * @param sentAt the same clock when the request left; the difference to `now` is its offset
 * @param now the server's clock, milliseconds
 * @returns an instant that is never in the future; `now` where the claim is no time at all
 */
export function correctedInstant(at: Instant, sentAt: Instant | undefined, now: number): Instant {
  const claimed = toMs(at);
  if (!Number.isFinite(claimed)) return toInstant(now);
  const sent = sentAt === undefined ? Number.NaN : toMs(sentAt);
  const offset = Number.isFinite(sent) ? now - sent : 0;
  return toInstant(Math.min(claimed + offset, now));
}

/** Whole minutes and seconds, `23:41`, or `1:02:03` past the hour; `-01:30` before the start. */
export function clockText(ms: number): string {
  const total = Math.floor(Math.abs(ms) / 1000);
  const [h, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  const sign = ms < 0 && total > 0 ? '-' : '';
  return h > 0 ? `${sign}${h}:${two(m)}:${two(s)}` : `${sign}${two(m)}:${two(s)}`;
}

/** Time spent in a stage, in the fewest words: `now`, `3 h`, `6 days`. */
export function spentText(since: Instant, now: number): string {
  const minutes = Math.max(0, Math.floor((now - toMs(since)) / 60_000));
  if (minutes < 1) return 'now';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = Math.floor(hours / 24);
  return days === 1 ? '1 day' : `${days} days`;
}
