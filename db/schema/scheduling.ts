import type { CalendarState, MeetingState } from '../../common/meeting-plan.ts';

export interface SchedulingSchema {
  meeting_plan: MeetingPlanTable;
}

/** One per interview that is to have a Zoom meeting of its own; kept when it is cancelled. */
export interface MeetingPlanTable {
  interview_id: string;
  organization_id: string;
  candidate_id: string;
  /** What was asked for. */
  host_id: string;
  time_zone: string;
  waiting_room: number;
  recording: 'none' | 'cloud';
  alternative_host_ids: string;
  /** Counts the wishes; `done` is the last that Zoom has heard. */
  revision: number;
  done: number;
  /** Tries to make the meeting; after the first, Zoom may have it without our knowing. */
  tried: number;
  state: Exclude<MeetingState, 'none'>;
  meeting_number: string | null;
  /** Whose meeting the number is. */
  meeting_host_id: string | null;
  /** Sealed, both; empty where there is none. */
  join_url: string;
  passcode: string;
  overrides: string;
  problem: string | null;
  retry_at: string | null;
  calendar_id: string | null;
  event_id: string | null;
  calendar_tried: number;
  calendar_state: CalendarState;
  calendar_message: string | null;
  opens_itself: number;
}
