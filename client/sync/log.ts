import type { LogEvent } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { PanelSnapshot } from '../../common/panel.ts';
import { type CandidateState, fold, reduce, targetOf } from '../../common/reduce.ts';

/**
 * What this panel knows of one candidate's log. Pure: every function answers a new value, and
 * duplicates and late deliveries change nothing.
 */
export interface Log {
  streamId: Id | null;
  /** The fold of everything up to `cursor`, as far as this member sees it. */
  confirmed: CandidateState;
  cursor: number;
  /** Confirmed events known one by one, newest first. */
  events: readonly LogEvent[];
  /** Own events with a number above the cursor, acknowledged before the stream told them. */
  ahead: readonly LogEvent[];
  /** Where older events go on; `null` when there are none. */
  historyNext: number | null;
}

export function logFrom(snapshot: PanelSnapshot): Log {
  const { streamId, cursor, state, history, historyNext } = snapshot;
  return { streamId, confirmed: state, cursor, events: history, ahead: [], historyNext };
}

/** Starts again from a newer snapshot of the same log, and keeps what was heard since. */
export function adopt(log: Log, snapshot: PanelSnapshot): Log {
  const since = log.events.filter(({ seq, card }) => card > 0 || seq > snapshot.cursor).reverse();
  const start = { ...logFrom(snapshot), ahead: log.ahead };
  return movedTo(since.reduce(deliver, start), Math.max(log.cursor, snapshot.cursor));
}

/** One event of the stream. What is at or before the cursor has been told already. */
export function deliver(log: Log, event: LogEvent): Log {
  if (event.card > 0) return judged(log, event);
  if (event.seq <= log.cursor) return log;
  const confirmed = reduce(log.confirmed, event);
  return movedTo({ ...log, confirmed, events: [event, ...log.events] }, event.seq);
}

/**
 * An entry of a scorecard: it has a number of its own there and moves no cursor. Told again, the
 * scorecard answers itself unchanged.
 */
function judged(log: Log, event: LogEvent): Log {
  const confirmed = reduce(log.confirmed, event);
  if (confirmed === log.confirmed) return log;
  const ahead = log.ahead.filter(({ id }) => id !== event.id);
  return { ...log, confirmed, ahead, events: [event, ...log.events] };
}

/** Whether the confirmed state holds this acknowledged event already. */
function isTold({ confirmed, cursor }: Log, event: LogEvent): boolean {
  if (event.card === 0) return event.seq <= cursor;
  const target = targetOf(event);
  if (target?.kind !== 'scorecards') return true;
  const card = Object.hasOwn(confirmed.scorecards, target.id) && confirmed.scorecards[target.id];
  return card !== false && card!.version >= event.card;
}

/** The log has moved on; what is acknowledged up to there has been told or will not be. */
export function movedTo(log: Log, cursor: number): Log {
  if (cursor < log.cursor) return log;
  const known = new Set(log.events.map(({ id }) => id));
  const there = { ...log, cursor };
  const ahead = log.ahead.filter((event) => !isTold(there, event) && !known.has(event.id));
  const unchanged = cursor === log.cursor && ahead.length === log.ahead.length;
  return unchanged ? log : { ...log, cursor, ahead };
}

/** The server numbered an own event: it counts as confirmed, and the stream will tell it again. */
export function acknowledged(log: Log, event: LogEvent): Log {
  const known = isTold(log, event) || log.ahead.some(({ id }) => id === event.id);
  if (known) return log;
  return { ...log, ahead: [...log.ahead, event].sort((a, b) => a.seq - b.seq) };
}

/** A page of older events, newest first. */
export function withOlder(log: Log, page: readonly LogEvent[], historyNext: number | null): Log {
  const known = new Set(log.events.map(({ id }) => id));
  const older = page.filter(({ id }) => !known.has(id));
  return { ...log, events: [...log.events, ...older], historyNext };
}

/** The number of an event this panel knows to be in the log. */
export function seqOf(log: Log, id: Id): number | null {
  return log.events.find((event) => event.id === id)?.seq ?? null;
}

/** S8: what the panel shows is the confirmed state folded with its own pending events, in order. */
export function visible(
  log: Log,
  pending: readonly LogEvent[],
): { state: CandidateState; history: readonly LogEvent[] } {
  const known = new Set([...log.events, ...log.ahead].map(({ id }) => id));
  const waiting = pending.filter(({ id }) => !known.has(id));
  const own = [...log.ahead, ...waiting];
  return { state: fold(own, log.confirmed), history: [...[...own].reverse(), ...log.events] };
}
