import type { Clock } from '../../../common/time.ts';
import type { CloudEvent, Hook } from './hooks.ts';
import {
  endedEvent,
  joinedEvent,
  leftEvent,
  type RunFacts,
  type RunPerson,
  startedEvent,
} from './run-events.ts';

/** A run of the room's meeting, for those who subscribed to Zoom's events. */
export interface RoomRun {
  uuid: string;
  number: string;
  topic: string;
  startedAt: string;
}

/** Tells what happens in the rehearsal room as Zoom's cloud would, one event after the other. */
export interface RoomHooks {
  /** From here on somebody listens. */
  open(hook: Hook): void;
  started(run: RoomRun): void;
  joined(run: RoomRun, seat: string, person: RunPerson): void;
  ended(run: RoomRun): void;
  /** Resolves when everything told so far has been heard. */
  idle(): Promise<void>;
}

/** @param onLost told of an event that nobody took: the rehearsal goes on without it */
export function createRoomHooks(
  of: Pick<RunFacts, 'accountId' | 'hostId' | 'minutes'>,
  clock: Clock,
  onLost: (event: string, error: unknown) => void,
): RoomHooks {
  let hook: Hook | null = null;
  let last: Promise<void> = Promise.resolve();
  let run: RunFacts | null = null;
  const inside = new Map<string, { person: RunPerson; connection: string }>();

  function tell(event: CloudEvent): void {
    last = last.then(async () => {
      if (hook === null) return;
      try {
        const status = await hook(event);
        if (status !== 200) onLost(event.event, status);
      } catch (error) {
        onLost(event.event, error);
      }
    });
  }

  function begin({ startedAt, ...facts }: RoomRun): RunFacts {
    if (run?.uuid === facts.uuid) return run;
    inside.clear();
    run = { ...of, ...facts, startedAt: Date.parse(startedAt) };
    tell(startedEvent(run));
    return run;
  }

  return {
    open(to) {
      hook = to;
    },
    started: (one) => void begin(one),
    joined(one, seat, person) {
      const facts = begin(one);
      if (inside.has(seat)) return;
      const connection = String(16_778_240 + 1_024 * inside.size);
      inside.set(seat, { person, connection });
      tell(joinedEvent(facts, person, connection, clock.now()));
    },
    ended(one) {
      const facts = begin(one);
      for (const { person, connection } of inside.values()) {
        tell(leftEvent(facts, person, connection, clock.now(), 'left as the meeting ended'));
      }
      inside.clear();
      tell(endedEvent(facts, clock.now()));
      run = null;
    },
    idle: () => last,
  };
}
