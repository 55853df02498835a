import { type AppCalls, appCalls } from './apps.ts';
import { type CalendarCalls, calendarCalls } from './calendars.ts';
import { type ClientDeps, createCall } from './call.ts';
import { type ChatCalls, chatCalls } from './chat.ts';
import { type MeetingCalls, meetingCalls } from './meetings.ts';
import { type PhoneCalls, phoneCalls } from './phone.ts';
import { type RecordingCalls, recordingCalls } from './recordings.ts';
import { type UserCalls, userCalls } from './users.ts';

/** Everything Hireside asks of Zoom for one person. Each call fails with `ZoomError`. */
export interface ZoomClient
  extends UserCalls,
    MeetingCalls,
    CalendarCalls,
    AppCalls,
    RecordingCalls,
    PhoneCalls,
    ChatCalls {}

/**
 * Zoom's REST API in the name of one person, live or rehearsed: they differ in `baseUrl` and
 * `access`. What `access` throws goes on as it is.
 */
export function createZoomClient(deps: ClientDeps): ZoomClient {
  const call = createCall(deps);
  return {
    ...userCalls(call),
    ...meetingCalls(call),
    ...calendarCalls(call),
    ...appCalls(call),
    ...recordingCalls(call),
    ...phoneCalls(call),
    ...chatCalls(call),
  };
}
