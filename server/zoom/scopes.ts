import type { ZoomClient } from './client.ts';

/** The granular scopes that each call needs (zoom-platform §7.3): what to ask for, and to gate by. */
export const CALL_SCOPES = {
  me: ['user:read:user'],
  settings: ['user:read:settings'],
  zak: ['user:read:zak'],
  // The list tells what an answer that got lost may have made.
  createMeeting: ['meeting:write:meeting', 'meeting:read:list_meetings', 'meeting:read:meeting'],
  getMeeting: ['meeting:read:meeting'],
  updateMeeting: ['meeting:update:meeting', 'meeting:read:meeting'],
  deleteMeeting: ['meeting:delete:meeting'],
  listUpcomingMeetings: ['meeting:read:list_meetings'],
  pastParticipants: ['meeting:read:list_past_participants'],
  startUrl: ['meeting:read:meeting'],
  listCalendars: ['calendar:read:list_calendar_lists'],
  listEvents: ['calendar:read:list_events'],
  freeBusy: ['calendar:read:list_events'],
  createEvent: ['calendar:write:event', 'calendar:read:list_events'],
  updateEvent: ['calendar:update:event'],
  deleteEvent: ['calendar:delete:event'],
  deeplink: [],
  openInMeeting: ['meeting:write:open_app'],
  dontOpenInMeeting: ['meeting:delete:open_app'],
  meetingRecordings: ['cloud_recording:read:list_recording_files'],
  meetingTranscript: ['cloud_recording:read:meeting_transcript'],
  syncCalls: ['phone:read:list_call_logs'],
  teamMessages: ['team_chat:read:list_user_messages'],
} as const satisfies Record<keyof ZoomClient, readonly string[]>;

export type ZoomCall = keyof typeof CALL_SCOPES;

/** Whether a grant, as Zoom's token answer lists it, covers a call. */
export const mayCall = (granted: readonly string[], call: ZoomCall): boolean =>
  CALL_SCOPES[call].every((scope) => granted.includes(scope));
