import { useState } from 'react';
import type { LogEvent } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import { type Instant, toMs } from '../../common/time.ts';
import type { ReadyView } from '../sync/view.ts';

/** Whoever opens the panel within this time of the start has missed nothing. */
const LATE_MS = 2 * 60_000;

/**
 * When this panel was opened, where that was in the middle of the interview and its member had
 * done nothing in it before: a panel that is closed and opened again is no arrival. Kept for as
 * long as the page lives.
 */
export function useLateArrival(
  { snapshot, history }: ReadyView,
  interview: Interview | null,
): { at: Instant; dismiss(): void } | null {
  const [firsts] = useState(() => new Map<Id, Instant>());
  const [dismissed, setDismissed] = useState<ReadonlySet<Id>>(new Set());
  if (interview === null) return null;
  const { id, startedAt, endedAt } = interview;
  const at = firsts.get(id) ?? snapshot.serverTime;
  firsts.set(id, at);
  if (startedAt === null || endedAt !== null || dismissed.has(id)) return null;
  if (toMs(at) <= toMs(startedAt) + LATE_MS) return null;
  if (wasThere(history, { id, startedAt }, snapshot.me.id, at)) return null;
  return { at, dismiss: () => setDismissed((before) => new Set(before).add(id)) };
}

/** Whether the member wrote or did something in the interview before this page was opened. */
function wasThere(
  history: readonly LogEvent[],
  { id, startedAt }: { id: Id; startedAt: Instant },
  me: Id,
  openedAt: Instant,
): boolean {
  return history.some(({ actorId, interviewId, clientAt, serverAt }) => {
    const at = toMs(clientAt ?? serverAt);
    const own = actorId === me && interviewId === id;
    return own && at >= toMs(startedAt) && at < toMs(openedAt);
  });
}
