/** What a reviewer is told about one scope, in the order of the columns of `scopes.md`. */
export interface ScopeReason {
  /** What is asked of Zoom with it. */
  calls: string;
  /** The one use of it. */
  use: string;
  /** What to do to see it. */
  seen: string;
  /** What is different for who does not grant it. */
  without: string;
}

const reason = (calls: string, use: string, seen: string, without: string): ScopeReason => ({
  calls,
  use,
  seen,
  without,
});

/**
 * Every scope that a feature of Hireside can use, whether it is asked for now or not: the paper
 * shows those of the manifest, and fails where one of them is missing here.
 */
export const SCOPE_REASONS: Readonly<Record<string, ScopeReason>> = {
  'zoomapp:inmeeting': reason(
    'none; Zoom opens the panel',
    'The panel beside the meeting: candidate, guide, notes, scorecard.',
    'Apps → Hireside in a meeting',
    'There is no panel.',
  ),
  'user:read:user': reason(
    '`GET /users/me`',
    'Who signs in: name, verified address, account and time zone decide which member that is.',
    'Sign in with Zoom',
    'Nobody can sign in.',
  ),
  'meeting:read:meeting': reason(
    '`GET /meetings/{id}`',
    'Link, passcode and real settings of an interview’s meeting; the host’s start link when they start it.',
    'Schedule an interview; its page shows number, link and what the account changed',
    'Meetings are not made; the interview is planned without one.',
  ),
  'meeting:read:list_meetings': reason(
    '`GET /users/me/meetings`',
    'Finds the meeting that was made where Zoom’s answer got lost, so that none is made twice.',
    'Cut the network while a meeting is made, then restore it: there is one meeting',
    'Meetings are not made.',
  ),
  'meeting:write:meeting': reason(
    '`POST /users/me/meetings`',
    'Makes the meeting of an interview that is scheduled.',
    'Schedule with “Make a Zoom meeting” on',
    'Meetings are not made.',
  ),
  'meeting:update:meeting': reason(
    '`PATCH /meetings/{id}`',
    'Moves the meeting when the interview is rescheduled.',
    'Reschedule',
    'Meetings are not made.',
  ),
  'meeting:delete:meeting': reason(
    '`DELETE /meetings/{id}`',
    'Removes the meeting when the interview is cancelled.',
    'Cancel interview',
    'Meetings are not made.',
  ),
  'user:read:zak': reason(
    '`GET /users/me/zak`',
    'Lets the host start their own interview; handed to their client and never stored.',
    'Start as host, on the interview’s page, as its host',
    'The host starts it in Zoom.',
  ),
  'meeting:write:open_app': reason(
    '`POST /meetings/{id}/open_apps`',
    'Opens the panel by itself in the meetings an interviewer chose for that.',
    'Choose it for an interview, then start its meeting',
    'The panel is opened by hand.',
  ),
  'meeting:delete:open_app': reason(
    '`DELETE /meetings/{id}/open_apps`',
    'Takes that choice back.',
    'Choose it again to turn it off',
    'The panel is opened by hand.',
  ),
  'calendar:read:list_calendar_lists': reason(
    '`GET /calendars/users/me/calendarList`',
    'Which calendar to write the interview to.',
    'Schedule an interview, look at the host’s calendar',
    'No calendar entry is written; the invitation has one.',
  ),
  'calendar:read:list_events': reason(
    '`POST /calendars/freeBusy`, `GET /calendars/{id}/events`',
    'Shows when interviewers are busy while a time is chosen; shown and forgotten.',
    'Schedule: the strip of the day',
    'Only interviews in Hireside show as busy.',
  ),
  'calendar:write:event': reason(
    '`POST /calendars/{id}/events`',
    'Writes the interview into the host’s calendar.',
    'Schedule an interview, look at the host’s calendar',
    'No calendar entry is written.',
  ),
  'calendar:update:event': reason(
    '`PATCH /calendars/{id}/events/{id}`',
    'Moves that entry with the interview.',
    'Reschedule',
    'No calendar entry is written.',
  ),
  'calendar:delete:event': reason(
    '`DELETE /calendars/{id}/events/{id}`',
    'Removes it when the interview is cancelled.',
    'Cancel interview',
    'No calendar entry is written.',
  ),
  'meeting:read:list_past_participants': reason(
    '`GET /past_meetings/{uuid}/participants`',
    'Completes who was in an interview, and when they came and left.',
    'Attendance on the interview’s page, after its meeting',
    'Attendance is not filed.',
  ),
  'meeting:read:participant': reason(
    'none; the events `meeting.participant_…`',
    'Who came to an interview and left it, as it happens.',
    'Attendance on the interview’s page, while its meeting runs',
    'Attendance is not filed.',
  ),
  'cloud_recording:read:recording': reason(
    'none; the events `recording.…`',
    'That an interview’s recording is ready, and that somebody deleted it at Zoom.',
    'Record an interview, then delete the recording in Zoom: it is gone here, too',
    'Recordings are not shown.',
  ),
  'phone:read:call_recording': reason(
    'the recording’s address of the call history; the events `phone.recording_…`',
    'Plays the recording of a filed call from Zoom; no copy is kept.',
    'Calls → Play recording, in the candidate’s file',
    'Calls are not filed.',
  ),
  'team_chat:read:user_message': reason(
    'none; the events of Team Chat',
    'New, changed and deleted messages of the one conversation that a recruiter linked.',
    'Link a chat, then write in it',
    'No conversation can be linked.',
  ),
  'cloud_recording:read:list_recording_files': reason(
    '`GET /meetings/{uuid}/recordings`',
    'Plays an interview’s cloud recording to its hiring team, straight from Zoom; a copy is kept only where an admin turns copies on, and goes with Zoom’s.',
    'Play the recording, on the interview’s transcript page',
    'Recordings are not shown.',
  ),
  'cloud_recording:read:meeting_transcript': reason(
    '`GET /meetings/{uuid}/transcript`',
    'Shows what was said beside the notes of that moment, and finds words in it.',
    'Transcript, on the interview’s page',
    'Transcripts are not filed.',
  ),
  'phone:read:list_call_logs': reason(
    '`GET /phone/users/me/call_history/sync`',
    'Files the member’s calls with a candidate’s number under that candidate; other calls are not kept.',
    'Calls, in the candidate’s file',
    'Calls are not filed.',
  ),
  'team_chat:read:list_user_messages': reason(
    '`GET /chat/users/me/messages`',
    'Reads the one conversation that a recruiter linked to a candidate.',
    'Link a chat, in the candidate’s file',
    'No conversation can be linked.',
  ),
};

/** Each call and event of the Zoom Apps SDK, and what the client does with it. */
export const API_REASONS: Readonly<Record<string, string>> = {
  authorize:
    'Begins Zoom’s own authorisation dialog inside the client (PKCE), when “Sign in with Zoom” is pressed.',
  closeApp: 'Closes the panel when “Close” is pressed where a meeting is matched to no candidate.',
  getAppContext:
    'The sealed proof of who opened the panel, where no header brought it, and again after a sign-in ended.',
  getMeetingContext: 'The number of the meeting, which finds the interview.',
  getMeetingUUID: 'The instance of the meeting, which the notes belong to.',
  getSupportedJsApis: 'What this client can do; what it cannot is not offered.',
  onAppVisibilityChange: 'Looks for news at once when the panel is shown again.',
  onAuthorized: 'Hears the outcome of `authorize`.',
  onMeeting: 'That the meeting ended: the checklist at the end comes.',
  onMyUserContextChange:
    'That the person’s role changed, as from attendee to host: the SDK is configured anew.',
  onRunningContextChange:
    'That the app moved between meeting and main window: the SDK is configured anew.',
  openUrl: 'Opens links of the candidate’s profile, and sign-in, in the system’s browser.',
  promptAuthorize:
    'Asks somebody who has not authorised the app yet to do so, by Zoom’s own dialog.',
};

/** Zoom's messages that are subscribed to. */
export const WEBHOOK_REASONS: Readonly<Record<string, string>> = {
  'meeting.started': 'The interview began: its real start, and “in progress” for the team.',
  'meeting.ended': 'The interview ended: its real end, and the time from which scorecards are due.',
  'meeting.updated': 'Somebody changed the interview’s meeting in Zoom; recruiters are told.',
  'meeting.deleted': 'Somebody deleted it; recruiters are told.',
  'meeting.alert': 'A bad connection in an interview; recruiters are told.',
  'meeting.participant_joined': 'Attendance: somebody came, where attendance is collected.',
  'meeting.participant_left': 'Attendance: somebody left, where attendance is collected.',
  'recording.started': 'Recording began: with the next three, a note leads to its moment.',
  'recording.paused': 'Recording stands still: the film’s clock does, too.',
  'recording.resumed': 'Recording goes on.',
  'recording.stopped': 'Recording ended.',
  'recording.completed': 'A recording of an interview can be played.',
  'recording.trashed': 'It went into Zoom’s trash: it is not played any more.',
  'recording.recovered': 'It came back.',
  'recording.deleted': 'It was deleted: its files and the transcript’s words go here, too.',
  'recording.batch_trashed': 'Several at once went into Zoom’s trash.',
  'recording.batch_recovered': 'Several at once came back.',
  'recording.batch_deleted': 'Several at once were deleted.',
  'recording.renamed': 'Its name changed.',
  'recording.transcript_completed': 'The transcript can be fetched.',
  'phone.caller_call_history_completed':
    'A member called somebody: filed where the number is a candidate’s.',
  'phone.callee_call_history_completed':
    'Somebody called a member: filed where the number is a candidate’s.',
  'phone.caller_call_log_completed': 'The same, in the form that Zoom is retiring.',
  'phone.callee_call_log_completed': 'The same, in the form that Zoom is retiring.',
  'phone.recording_completed': 'A filed call can be heard.',
  'phone.recording_deleted': 'Its recording is gone, here too.',
  'phone.recording_permanently_deleted': 'Its recording is gone, here too.',
  'meeting.chat_message_sent': 'Files what was said to everyone in an interview’s chat.',
  'chat_message.sent': 'Files a message of a conversation that a recruiter linked.',
  'chat_message.replied': 'Files a reply in a conversation that a recruiter linked.',
  'chat_message.updated': 'Changes a filed message.',
  'chat_message.deleted': 'Deletes a filed message.',
  'team_chat.dm_message_posted': 'Files a message of a conversation that a recruiter linked.',
  'team_chat.dm_message_updated': 'Changes a filed message.',
  'team_chat.dm_message_deleted': 'Deletes a filed message.',
  'team_chat.channel_message_posted': 'Files a message of a channel that a recruiter linked.',
  'team_chat.channel_message_updated': 'Changes a filed message.',
  'team_chat.channel_message_deleted': 'Deletes a filed message.',
};
