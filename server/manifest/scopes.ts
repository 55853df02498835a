interface Asked {
  /** Optional: who does not grant it misses a feature and no more. */
  optional: boolean;
  /** What a reviewer reads. */
  reason: string;
}

const needed = (reason: string): Asked => ({ optional: false, reason });
const wished = (reason: string): Asked => ({ optional: true, reason });

/** Each scope, and the reason for it. Only what the code uses now. */
export const SCOPES: Readonly<Record<string, Asked>> = {
  'zoomapp:inmeeting': needed(
    'shows the panel beside the meeting, which is where interviewers write',
  ),
  'user:read:user': needed(
    'reads the name and e-mail of the person who adds the app, to find the member',
  ),
  'meeting:read:meeting': needed(
    'reads the link and the settings of the interviews’ meetings, and when they began and ended',
  ),
  'meeting:read:list_meetings': wished(
    'finds the meeting that was made where Zoom’s answer got lost, so that none is made twice',
  ),
  'meeting:write:meeting': wished('makes the meeting of an interview that is scheduled'),
  'meeting:update:meeting': wished('moves it with the interview'),
  'meeting:delete:meeting': wished('removes it when the interview is cancelled'),
  'user:read:zak': wished('lets the host start the interview from Hireside'),
  'meeting:write:open_app': wished('opens the panel by itself in meetings chosen for that'),
  'meeting:delete:open_app': wished('stops opening it by itself'),
  'calendar:read:list_calendar_lists': wished('finds the calendar to write interviews to'),
  'calendar:read:list_events': wished('shows when interviewers are busy while choosing a time'),
  'calendar:write:event': wished('writes the interview into the host’s calendar'),
  'calendar:update:event': wished('moves that entry with the interview'),
  'calendar:delete:event': wished('removes it when the interview is cancelled'),
  'meeting:read:participant': wished('tells who joins and leaves an interview, and when'),
  'meeting:read:list_past_participants': wished(
    'completes an interview’s attendance by Zoom’s own list of who was there',
  ),
  'cloud_recording:read:recording': wished(
    'tells when an interview’s recording is ready, and when Zoom deletes it',
  ),
  'cloud_recording:read:list_recording_files': wished(
    'plays an interview’s recording to its hiring team from Zoom, without a copy of it',
  ),
  'cloud_recording:read:meeting_transcript': wished(
    'shows an interview’s transcript beside the notes, and finds words in it',
  ),
  'phone:read:list_call_logs': wished(
    'files calls with candidates, known by their number, and no others',
  ),
  'phone:read:call_recording': wished('plays the recording of such a call from Zoom'),
  'team_chat:read:user_message': wished(
    'tells of new messages in a conversation that a recruiter linked to a candidate',
  ),
  'team_chat:read:list_user_messages': wished('reads the messages of such a conversation'),
};
