import type { SeatKey } from '../../common/rehearsal.ts';
import { hasPage, type RoomState, type Seat } from './room-state.ts';
import { changeRole, sdkRole } from './sdk-table.ts';

/** An SDK event on its way to one seat's page. */
export interface SeatEvent {
  seat: SeatKey;
  name: string;
  data: Record<string, unknown>;
}

/** Zoom's identity of a person within one meeting; no Zoom user id. */
export const participantUuid = (state: RoomState, seat: Seat): string =>
  `${seat.key}-${(state.meeting?.uuid ?? '').replace(/[^A-Za-z0-9]/g, '').slice(0, 12)}`;

/**
 * The events a Zoom client would send because the room went from one state to the next, for every
 * seat whose page was open before and after. Who may receive which is the client's to decide.
 * @param at epoch milliseconds; Zoom's events carry seconds
 */
export function eventsBetween(before: RoomState, after: RoomState, at: number): SeatEvent[] {
  const timestamp = Math.floor(at / 1000);
  const kept = after.seats.filter((seat) => {
    const then = before.seats.find((one) => one.key === seat.key);
    return then && then.page === seat.page && hasPage(before, then) && hasPage(after, seat);
  });
  const toAll = (name: string, data: Record<string, unknown>): SeatEvent[] =>
    kept.map((seat) => ({ seat: seat.key, name, data: { timestamp, ...data } }));

  const events: SeatEvent[] = [];
  if (before.meeting?.uuid !== after.meeting?.uuid) return events;
  if (before.meeting?.state === 'running' && after.meeting?.state === 'ended') {
    events.push(...toAll('onMeeting', { action: 'ended' }));
  }
  if (before.recording !== after.recording) {
    events.push(...toAll('onCloudRecording', { action: after.recording }));
  }
  const speaker = after.seats.find((seat) => seat.key === after.speaker);
  if (speaker && before.speaker !== after.speaker) {
    const user = {
      participantId: speaker.key,
      participantUUID: participantUuid(after, speaker),
      screenName: speaker.name,
      timestamp: String(timestamp),
    };
    events.push(...toAll('onActiveSpeakerChange', { users: [user] }));
  }
  for (const seat of after.seats) {
    const then = before.seats.find((one) => one.key === seat.key);
    if (then === undefined) continue;
    if (then.present !== seat.present) {
      const status = seat.present ? 'join' : 'leave';
      const { name: screenName, role } = seat;
      const participantUUID = participantUuid(after, seat);
      const participants = [{ status, screenName, participantUUID, role: changeRole(role) }];
      events.push(...toAll('onParticipantChange', { participants }));
    }
    if (kept.includes(seat)) events.push(...ownEvents(before, after, then, seat, timestamp));
  }
  return events;
}

/** What a client tells only its own page. */
function ownEvents(
  before: RoomState,
  after: RoomState,
  then: Seat,
  seat: Seat,
  timestamp: number,
): SeatEvent[] {
  const events: SeatEvent[] = [];
  const tell = (name: string, data: Record<string, unknown>) =>
    events.push({ seat: seat.key, name, data: { timestamp, ...data } });

  if (then.role !== seat.role || then.status !== seat.status) {
    tell('onMyUserContextChange', { role: sdkRole(seat.role), screenName: seat.name });
  }
  if (then.runningContext !== seat.runningContext) {
    tell('onRunningContextChange', { runningContext: seat.runningContext });
  }
  if (then.breakout !== seat.breakout) {
    tell('onBreakoutRoomChange', {
      action: seat.breakout ? 'join' : 'leave',
      breakoutRoomUUID: after.meeting?.breakoutUuid ?? '',
    });
  }
  if (then.visible !== seat.visible) tell('onAppVisibilityChange', { visible: seat.visible });
  if (then.expanded !== seat.expanded) {
    tell('onExpandApp', { action: seat.expanded ? 'expand' : 'collapse' });
  }
  if (then.undocked !== seat.undocked) {
    tell('onAppPopout', { action: seat.undocked ? 'undock' : 'dock' });
  }
  if (before.speaker !== after.speaker && [before.speaker, after.speaker].includes(seat.key)) {
    tell('onMyActiveSpeakerChange', {
      status: after.speaker === seat.key ? 'started' : 'stopped',
    });
  }
  return events;
}
