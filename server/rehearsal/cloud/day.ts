import type { CloudEvent } from './hooks.ts';
import {
  alertEvent,
  endedEvent,
  joinedEvent,
  leftEvent,
  type RunFacts,
  type RunPerson,
  startedEvent,
  touchedEvent,
} from './run-events.ts';

/** Who and what an interview day is about. */
export interface DayFacts extends Omit<RunFacts, 'uuid'> {
  /** Of the first run, and of the one after everybody had left. */
  uuids: readonly [string, string];
  host: RunPerson;
  interviewer: RunPerson;
  candidate: RunPerson;
  /** In the meeting, and of nobody's team. */
  stranger: RunPerson;
}

const MINUTE = 60_000;

/**
 * A whole interview day in the order in which it happens: a meeting made, begun, people who come,
 * lose the connection and come back, an alert, everybody gone, a second short run, the end.
 */
export function interviewDay(day: DayFacts): CloudEvent[] {
  const { uuids, host, interviewer, candidate, stranger } = day;
  const first: RunFacts = { ...day, uuid: uuids[0] };
  const at = (minutes: number) => day.startedAt + minutes * MINUTE;
  const second: RunFacts = { ...day, uuid: uuids[1], startedAt: at(50) };
  return [
    touchedEvent('created', first, at(-60)),
    startedEvent(first),
    joinedEvent(first, host, '16778240', at(0)),
    joinedEvent(first, interviewer, '16779264', at(1)),
    joinedEvent(first, candidate, '16780288', at(3)),
    alertEvent(first, ['Unstable audio quality', 'Call Reconnection'], at(9)),
    leftEvent(first, candidate, '16780288', at(10), 'lost the connection'),
    joinedEvent(first, candidate, '16781312', at(12)),
    joinedEvent(first, stranger, '16782336', at(13)),
    leftEvent(first, stranger, '16782336', at(14)),
    leftEvent(first, host, '16778240', at(44)),
    leftEvent(first, candidate, '16781312', at(45)),
    leftEvent(first, interviewer, '16779264', at(45)),
    endedEvent(first, at(45)),
    startedEvent(second),
    joinedEvent(second, interviewer, '16778240', at(50)),
    joinedEvent(second, candidate, '16779264', at(51)),
    leftEvent(second, candidate, '16779264', at(55)),
    leftEvent(second, interviewer, '16778240', at(55)),
    endedEvent(second, at(55)),
  ];
}
