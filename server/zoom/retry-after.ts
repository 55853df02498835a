/** ISO-8601, or an HTTP date's day of the week. */
const DATE = /^(\d{4}-\d{2}-\d{2}T|[A-Z][a-z]{2}, )/;
const DAY_MS = 86_400_000;

/**
 * When Zoom asks to come back. It sends seconds for the limits per second and an ISO-8601 date
 * for the daily ones; proxies in between send HTTP dates.
 * @returns milliseconds since the epoch, never before `now`; `null` for anything else
 */
export function readRetryAfter(value: string | null, now: number): number | null {
  const text = value?.trim() ?? '';
  if (/^\d{1,7}(\.\d+)?$/.test(text)) return now + Math.ceil(Number(text) * 1000);
  // `Date.parse` finds a year in nearly anything.
  if (!DATE.test(text)) return null;
  const at = Date.parse(text);
  return Number.isFinite(at) ? Math.max(at, now) : null;
}

/** Midnight UTC after `now`: there Zoom's daily budgets begin anew. */
export const nextUtcDay = (now: number): number => (Math.floor(now / DAY_MS) + 1) * DAY_MS;
