import type { RoomState, Seat } from './room-state.ts';

/** A meeting number as Zoom prints it: `832 4471 0925`, `832 447 109`. */
export function numberText(number: string): string {
  const middle = number.length > 9 ? 4 : 3;
  return [number.slice(0, 3), number.slice(3, 3 + middle), number.slice(3 + middle)]
    .filter((part) => part !== '')
    .join(' ');
}

/** Minutes and seconds without a leading zero, `1:24`; what a count of a state shows. */
export function countText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Time of day with milliseconds in the browser's zone: `14:25:41.118`. */
export function momentText(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${clock}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** Why a seat holds no page, in words; empty when it does. */
export function absenceText(state: RoomState, seat: Seat): string {
  if (state.meeting === null || state.meeting.state === 'waiting') return 'Waiting for the meeting';
  if (!seat.present) return `${seat.name} left the meeting`;
  if (!seat.open) return 'Hireside was closed in this seat';
  return seat.visible ? '' : 'The panel is hidden';
}

/** What the button that plays a day says, before and after. */
export const DAY = {
  play: 'Play an interview day',
  playing: 'Playing the day',
  hint: 'Turns on everything that is filed from Zoom, connects Priya and Elena, and lets Zoom tell of what came before now: a call, the meeting, who was there, recording, transcript and chat.',
  what: 'Attendance, recordings, transcripts, calls and chat are on; Priya and Elena are connected',
  outcome: 'Zoom told of a call and of a meeting of 45 minutes',
} as const;
