/** What Hireside does with Zoom beyond the panel; each shows only where its scopes are granted. */
export const ZOOM_FEATURES = [
  'meetings',
  'host',
  'open_by_itself',
  'calendar',
  'attendance',
  'recordings',
  'transcripts',
  'phone',
  'chat',
] as const;
export type ZoomFeature = (typeof ZOOM_FEATURES)[number];

/** The granular scopes of each, all of which it needs (Zoom API reference, "Granular scopes"). */
export const SCOPES_OF: Readonly<Record<ZoomFeature, readonly string[]>> = {
  meetings: [
    'meeting:read:meeting',
    // Tells what an answer that got lost may have made.
    'meeting:read:list_meetings',
    'meeting:write:meeting',
    'meeting:update:meeting',
    'meeting:delete:meeting',
  ],
  host: ['user:read:zak'],
  open_by_itself: ['meeting:write:open_app', 'meeting:delete:open_app'],
  calendar: [
    'calendar:read:list_calendar_lists',
    'calendar:read:list_events',
    'calendar:write:event',
    'calendar:update:event',
    'calendar:delete:event',
  ],
  // Its events, and Zoom's own list of afterwards.
  attendance: ['meeting:read:participant', 'meeting:read:list_past_participants'],
  recordings: ['cloud_recording:read:recording', 'cloud_recording:read:list_recording_files'],
  transcripts: ['cloud_recording:read:meeting_transcript'],
  phone: ['phone:read:list_call_logs', 'phone:read:call_recording'],
  chat: ['team_chat:read:user_message', 'team_chat:read:list_user_messages'],
};

/** @param scope what was really granted, separated by spaces, as the token answer says it */
export function featuresOf(scope: string): ZoomFeature[] {
  const granted = new Set(scope.split(/\s+/));
  return ZOOM_FEATURES.filter((feature) => SCOPES_OF[feature].every((one) => granted.has(one)));
}
