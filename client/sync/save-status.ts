import type { SaveStatus } from './view.ts';

/** A connection that is only just being made is not yet called offline. */
export const CONNECTING_GRACE_MS = 2_000;

export interface SaveFacts {
  /** Events of this member that the server has not acknowledged, whoever they are about. */
  pending: number;
  refused: number;
  /** False when what waits here would not survive closing the panel. */
  durable: boolean;
  /** False until what waited here from earlier sessions has been read. */
  loaded: boolean;
  /** `connecting` for at most `CONNECTING_GRACE_MS`, then `down`. */
  stream: 'open' | 'connecting' | 'down';
}

/** The save line. Nothing pending and an open stream is the only way to read "All saved". */
export function saveStatus({ pending, refused, durable, loaded, stream }: SaveFacts): SaveStatus {
  if (refused > 0) return { kind: 'attention', count: refused };
  if (stream === 'down') return { kind: 'offline', count: pending, durable };
  if (pending > 0 || stream === 'connecting' || !loaded) return { kind: 'saving', count: pending };
  return { kind: 'saved' };
}
