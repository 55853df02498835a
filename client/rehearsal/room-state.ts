import type {
  MeetingRole,
  RehearsalDesk,
  RehearsalMeeting,
  RehearsalRoom,
  RehearsalSeat,
  SeatKey,
} from '../../common/rehearsal.ts';
import { type Faults, NO_FAULTS } from './faults.ts';

export type Recording = 'started' | 'stopped' | 'paused';

/** A seat with everything its simulated Zoom client knows. */
export interface Seat extends RehearsalSeat {
  /** The role now; people can be made co-hosts during the meeting. */
  role: MeetingRole;
  status: 'unauthenticated' | 'authenticated' | 'authorized';
  /** In the meeting. */
  present: boolean;
  breakout: boolean;
  runningContext: 'inMeeting' | 'inCollaborate';
  /** The app is open, as opposed to closed by itself. */
  open: boolean;
  visible: boolean;
  expanded: boolean;
  undocked: boolean;
  faults: Faults;
  /** Counts the pages opened in the seat: another number is another page. */
  page: number;
}

export interface RoomState {
  meeting: RehearsalMeeting | null;
  seats: readonly Seat[];
  desks: readonly RehearsalDesk[];
  recording: Recording;
  speaker: SeatKey | null;
  /** Server's clock minus this browser's, milliseconds. */
  clockOffset: number;
}

export type RoomAction =
  | { type: 'loaded'; room: RehearsalRoom; now: number }
  | { type: 'seat'; seat: SeatKey; change: Partial<Omit<Seat, 'key' | 'page'>> }
  | { type: 'reload'; seat: SeatKey }
  | { type: 'recording'; recording: Recording }
  | { type: 'speaker'; seat: SeatKey };

export const EMPTY_ROOM: RoomState = {
  meeting: null,
  seats: [],
  desks: [],
  recording: 'stopped',
  speaker: null,
  clockOffset: 0,
};

const newSeat = (seat: RehearsalSeat): Seat => ({
  ...seat,
  status: seat.uid === null ? 'unauthenticated' : 'authorized',
  present: true,
  breakout: false,
  runningContext: 'inMeeting',
  open: true,
  visible: true,
  expanded: false,
  undocked: false,
  faults: NO_FAULTS,
  page: 0,
});

/** Whether the seat holds a page: the meeting has started, the person is in it, the app is open. */
export const hasPage = (state: RoomState, seat: Seat): boolean =>
  state.meeting !== null && state.meeting.state !== 'waiting' && seat.present && seat.open;

export const seatOf = (state: RoomState, key: SeatKey): Seat | undefined =>
  state.seats.find((seat) => seat.key === key);

/** The room after something happened; pure. */
export function reduceRoom(state: RoomState, action: RoomAction): RoomState {
  switch (action.type) {
    case 'loaded':
      return loaded(state, action.room, action.now);
    case 'seat':
      return withSeat(state, action.seat, (seat) => changed(seat, action.change));
    case 'reload':
      return withSeat(state, action.seat, (seat) => ({ ...seat, page: seat.page + 1 }));
    case 'recording':
      return { ...state, recording: action.recording };
    case 'speaker':
      return { ...state, speaker: action.seat };
  }
}

function loaded(state: RoomState, room: RehearsalRoom, now: number): RoomState {
  // A server that was restarted knows of no meeting; ours goes on, as Zoom's would.
  const forgotten = state.meeting?.state === 'running' && room.meeting?.state === 'waiting';
  const meeting = forgotten ? state.meeting : room.meeting;
  const sameRun = state.meeting?.uuid === meeting?.uuid;
  const seats = room.seats.map((seat) => {
    const before = seatOf(state, seat.key);
    if (before === undefined) return newSeat(seat);
    // A new run is a new meeting: everyone is back in it with the role they began with.
    if (!sameRun) return { ...newSeat(seat), faults: before.faults, page: before.page + 1 };
    const { role: _, ...told } = seat;
    return { ...before, ...told };
  });
  return {
    meeting,
    seats,
    desks: room.desks,
    recording: sameRun ? state.recording : 'stopped',
    speaker: state.speaker ?? seats.find((seat) => seat.key === 'candidate')?.key ?? null,
    clockOffset: Date.parse(room.now) - now,
  };
}

function withSeat(state: RoomState, key: SeatKey, change: (seat: Seat) => Seat): RoomState {
  return { ...state, seats: state.seats.map((seat) => (seat.key === key ? change(seat) : seat)) };
}

/** A change after which a Zoom client would open the page anew gives it a new number. */
function changed(before: Seat, change: Partial<Seat>): Seat {
  const after = { ...before, ...change };
  const reopened = (after.present && !before.present) || (after.open && !before.open);
  if (after.present && !before.present) {
    Object.assign(after, { open: true, visible: true, breakout: false });
  }
  return reopened ? { ...after, page: before.page + 1 } : after;
}
