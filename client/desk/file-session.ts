import type { Id } from '../../common/ids.ts';
import type { PanelSnapshot } from '../../common/panel.ts';
import { ApiError } from '../api.ts';
import { finalPhase, type Session, type SessionPhase } from '../session.ts';
import { backoffMs, type Pause, pause } from '../sync/backoff.ts';
import { oneAtATime } from '../sync/one-at-a-time.ts';
import type { Services } from '../sync/services.ts';

/** The file to open: a candidate's whole one, or for one interview of it. */
export type FileSubject = { candidateId: Id } | { interviewId: Id };

/**
 * A session for one file: the snapshot by name, where a panel's session finds it by the meeting.
 * Signing in, and again when that is lost, is the page's own session behind `services.api`.
 */
export function createFileSession(
  services: Services,
  subject: FileSubject,
  onPhase: (phase: SessionPhase) => void,
): Session {
  const { api, platform } = services;
  let shown = false;
  let disposed = false;
  let waiting: Pause | null = null;
  let asking = false;

  function tell(phase: SessionPhase): void {
    if (!disposed) onPhase(phase);
  }

  const refetch = oneAtATime(async () => {
    const snapshot = await api.get<PanelSnapshot>('/api/panel', subject);
    shown = true;
    tell({ phase: 'ready', snapshot });
    return snapshot;
  });

  async function refetchUntilDone(): Promise<void> {
    if (asking) return;
    asking = true;
    for (let failures = 0; asking && !disposed; failures += 1) {
      try {
        await refetch();
        asking = false;
      } catch (error) {
        const signedOut = error instanceof ApiError && error.retry === 'sign-in';
        const final = shown && signedOut ? null : finalPhase(error);
        // A file that is not this member's any more leaves the screen; one that is stays on it,
        // with the words in it, while they are signed out.
        if (final !== null) {
          asking = false;
          tell(final);
        } else await rest(error, failures);
      }
    }
  }

  async function rest(error: unknown, failures: number): Promise<void> {
    const known = error instanceof ApiError ? error : null;
    const facts = { visible: platform.visible(), random: platform.random() };
    const wait = backoffMs(failures, { ...facts, atLeast: known?.retryAfterMs });
    if (!shown) {
      const retryAt = platform.clock.now() + wait;
      const message = known?.message ?? '';
      tell({ phase: 'unreachable', message, requestId: known?.requestId ?? null, retryAt });
    }
    waiting = pause(wait, platform);
    await waiting.done;
    waiting = null;
  }

  return {
    start: () => void refetchUntilDone(),
    refetch,
    refetchSoon: () => void refetchUntilDone(),
    link: () => Promise.reject(new ApiError('invalid_request', 'There is no meeting to link.')),
    // The page's own session has tried already, by the time anybody hears of it.
    renew: async () => false,
    retryNow() {
      if (waiting !== null) waiting.end();
      else if (!shown) void refetchUntilDone();
    },
    zoom: services.zoom,
    dispose() {
      disposed = true;
      waiting?.end();
    },
  };
}
