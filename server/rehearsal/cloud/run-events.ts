import type { CloudEvent } from './hooks.ts';

/** One run of a meeting, as its events name it. Times in milliseconds. */
export interface RunFacts {
  accountId: string;
  uuid: string;
  number: string;
  hostId: string;
  topic: string;
  startedAt: number;
  minutes: number;
}

/** Somebody in it. Who is not signed in has neither an id nor an address there. */
export interface RunPerson {
  name: string;
  zoomUserId: string | null;
  email: string | null;
}

/** Zoom's form: UTC, without milliseconds. */
export const zoomTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;

const payloadOf = (run: RunFacts, more: object = {}) => ({
  account_id: run.accountId,
  object: {
    id: run.number,
    uuid: run.uuid,
    host_id: run.hostId,
    topic: run.topic,
    type: 2 as const,
    start_time: zoomTime(run.startedAt),
    timezone: 'Europe/Dublin',
    duration: run.minutes,
    ...more,
  },
});

export const startedEvent = (run: RunFacts) =>
  ({
    event: 'meeting.started',
    event_ts: run.startedAt,
    payload: payloadOf(run),
  }) satisfies CloudEvent;

export const endedEvent = (run: RunFacts, at: number) =>
  ({
    event: 'meeting.ended',
    event_ts: at,
    payload: payloadOf(run, { end_time: zoomTime(at) }),
  }) satisfies CloudEvent;

/** @param connection Zoom's number of this stay; a rejoin has another one */
export const joinedEvent = (run: RunFacts, one: RunPerson, connection: string, at: number) =>
  ({
    event: 'meeting.participant_joined',
    event_ts: at,
    payload: payloadOf(run, {
      participant: { ...personOf(one, connection), join_time: zoomTime(at) },
    }),
  }) satisfies CloudEvent;

export const leftEvent = (
  run: RunFacts,
  one: RunPerson,
  connection: string,
  at: number,
  reason = 'left the meeting',
) =>
  ({
    event: 'meeting.participant_left',
    event_ts: at,
    payload: payloadOf(run, {
      participant: {
        ...personOf(one, connection),
        leave_time: zoomTime(at),
        leave_reason: `${one.name} ${reason}.`,
      },
    }),
  }) satisfies CloudEvent;

const personOf = ({ name, zoomUserId, email }: RunPerson, connection: string) => ({
  user_id: connection,
  user_name: name,
  id: zoomUserId ?? '',
  participant_uuid: `participant-${connection}`,
  participant_user_id: zoomUserId ?? '',
  email: email ?? '',
});

export const alertEvent = (run: RunFacts, issues: readonly string[], at: number) =>
  ({
    event: 'meeting.alert',
    event_ts: at,
    payload: payloadOf(run, { issues: [...issues] }),
  }) satisfies CloudEvent;

/** Somebody changed or deleted the meeting as planned, by hand or through the API. */
export const touchedEvent = (
  what: 'created' | 'updated' | 'deleted',
  { accountId, uuid, number, hostId, topic }: Omit<RunFacts, 'startedAt' | 'minutes'>,
  at: number,
) =>
  ({
    event: `meeting.${what}`,
    event_ts: at,
    payload: {
      account_id: accountId,
      operator: 'somebody@corrib.example',
      operator_id: hostId,
      // A number here, and text in events of a run: so it is at Zoom.
      object: { id: Number(number), uuid, host_id: hostId, topic, type: 2 as const },
    },
  }) satisfies CloudEvent;
