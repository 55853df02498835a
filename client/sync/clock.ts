import { type Clock, type Instant, toMs } from '../../common/time.ts';

/** An estimate older than this gives way to any newer one: clocks drift. */
const STALE_MS = 5 * 60_000;

/** The server's clock, as well as this computer can tell from the times its answers carry. */
export interface ServerClock extends Clock {
  /**
   * Learns from an answer. The quickest answer tells best, because the server's time lies
   * somewhere between sending and receiving (RFC 5905 §8, the clock filter).
   * @param sentAt this computer's clock when the request left; absent where that is not known
   */
  learn(serverTime: Instant, receivedAt: number, sentAt?: number): void;
}

export function createServerClock(local: Clock): ServerClock {
  let offset = 0;
  let uncertainty = Number.POSITIVE_INFINITY;
  let learntAt = Number.NEGATIVE_INFINITY;

  return {
    now: () => local.now() + offset,
    learn(serverTime, receivedAt, sentAt) {
      const server = toMs(serverTime);
      if (!Number.isFinite(server)) return;
      const delay = sentAt === undefined ? null : Math.max(0, receivedAt - sentAt);
      const error = delay === null ? STALE_MS : delay / 2;
      const heard = server + (delay ?? 0) / 2 - receivedAt;
      // Two estimates further apart than both can err: this computer's clock was set.
      const contradicted = Math.abs(heard - offset) > error + uncertainty;
      const stale = receivedAt - learntAt > STALE_MS;
      if (error > uncertainty && !contradicted && !stale) return;
      offset = heard;
      uncertainty = error;
      learntAt = receivedAt;
    },
  };
}
