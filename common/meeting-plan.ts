/**
 * How far the Zoom meeting of an interview is. `none`: nobody asked for one. `wanted`: Zoom is
 * being asked, or will be again. `refused`: Zoom said no, and somebody has to act.
 */
export const MEETING_STATES = ['none', 'wanted', 'made', 'refused', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** The entry in the host's calendar. `off`: Zoom does not let us; the interview stands without. */
export const CALENDAR_STATES = ['none', 'written', 'removed', 'off', 'failed'] as const;
export type CalendarState = (typeof CALENDAR_STATES)[number];
