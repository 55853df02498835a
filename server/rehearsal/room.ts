import { createHash, randomBytes } from 'node:crypto';
import type { RehearsalMeeting, SeatKey } from '../../common/rehearsal.ts';
import { type Clock, type Instant, toInstant } from '../../common/time.ts';

/** Who sits in a seat. `uid` is the Zoom user id, `null` for someone not signed in to Zoom. */
export interface SeatPerson {
  key: SeatKey;
  name: string;
  uid: string | null;
}

/** The scheduled meeting that the room plays. */
export interface ScheduledMeeting {
  meetingNumber: string;
  topic: string;
}

/** One meeting, kept in memory: what Zoom's cloud would know of it. */
export interface Room {
  meeting(scheduled: ScheduledMeeting | null): RehearsalMeeting | null;
  /** Begins the meeting; one that has ended begins again under another UUID, as in Zoom. */
  start(): void;
  end(): void;
  /** Begins another run under a UUID from `newUuid()`. */
  startOver(uuid: string): void;
  newUuid(): string;
  /** Takes over the run that an open page still plays, after this server was restarted. */
  adopt(uuid: string, startedAt: Instant): void;
}

/** Zoom's form of a meeting UUID: 16 bytes in base64. */
const zoomUuid = () => randomBytes(16).toString('base64');

/** Follows from the meeting's, so that it is the same again when a restarted server adopts the run. */
const breakoutOf = (uuid: string) =>
  createHash('sha256').update(uuid).digest().subarray(0, 16).toString('base64');

export function createRoom(clock: Clock): Room {
  let run = newRun(zoomUuid());

  function newRun(uuid: string): Omit<RehearsalMeeting, 'number' | 'topic'> {
    return { uuid, breakoutUuid: breakoutOf(uuid), state: 'waiting', startedAt: null };
  }
  const running = (startedAt: Instant) => ({ state: 'running' as const, startedAt });

  return {
    meeting: (scheduled) =>
      scheduled && { number: scheduled.meetingNumber, topic: scheduled.topic, ...run },
    newUuid: zoomUuid,
    start() {
      if (run.state === 'running') return;
      const next = run.state === 'ended' ? newRun(zoomUuid()) : run;
      run = { ...next, ...running(toInstant(clock.now())) };
    },
    end() {
      if (run.state === 'running') run = { ...run, state: 'ended' };
    },
    startOver(uuid) {
      run = { ...newRun(uuid), ...running(toInstant(clock.now())) };
    },
    adopt(uuid, startedAt) {
      if (run.state === 'waiting') run = { ...newRun(uuid), ...running(startedAt) };
    },
  };
}
