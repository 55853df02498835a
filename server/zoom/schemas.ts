import { z } from 'zod';
import { toInstant, toMs } from '../../common/time.ts';

/*
 * Zoom's answers, as far as we read them: other keys are dropped, which keeps `start_url` out of
 * everything that is not about it. Types of @zoom/rivet are the yardstick (tests/zoom).
 */

/** Zoom's times, in UTC without milliseconds or with an offset. */
const instant = z.iso.datetime({ offset: true }).transform((text) => toInstant(toMs(text)));

/** Meeting numbers arrive as numbers and are names: nobody counts with them. */
const meetingNumber = z
  .union([z.number().int().positive(), z.string().regex(/^\d+$/)])
  .transform(String);

export const meAnswer = z.object({
  id: z.string().min(1),
  account_id: z.string().optional(),
  email: z.string().min(1),
  display_name: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  timezone: z.string().optional(),
  /** 1 basic, 2 licensed, 4 unassigned, 99 none. */
  type: z.number().int(),
});

export const settingsAnswer = z.object({
  in_meeting: z.object({ waiting_room: z.boolean().optional() }).optional(),
  schedule_meeting: z
    .object({
      join_before_host: z.boolean().optional(),
      require_password_for_scheduling_new_meetings: z.boolean().optional(),
    })
    .optional(),
  recording: z
    .object({
      auto_recording: z.enum(['local', 'cloud', 'none']).optional(),
      cloud_recording: z.boolean().optional(),
      local_recording: z.boolean().optional(),
    })
    .optional(),
});

export const meetingAnswer = z.object({
  id: meetingNumber,
  uuid: z.string().optional(),
  host_id: z.string().optional(),
  host_email: z.string().optional(),
  topic: z.string().optional(),
  agenda: z.string().optional(),
  start_time: instant.optional(),
  duration: z.number().optional(),
  timezone: z.string().optional(),
  join_url: z.url(),
  password: z.string().optional(),
  settings: z
    .object({
      waiting_room: z.boolean().optional(),
      auto_recording: z.enum(['local', 'cloud', 'none']).optional(),
      alternative_hosts: z.string().optional(),
    })
    .optional(),
});

/** The only schema that reads a start link. */
export const startUrlAnswer = z.object({ start_url: z.url() });

const page = { next_page_token: z.string().optional() };

export const meetingListAnswer = z.object({
  ...page,
  meetings: z.array(
    z.object({
      id: meetingNumber,
      topic: z.string().optional(),
      /** Cut after 250 characters in lists. */
      agenda: z.string().optional(),
      start_time: instant.optional(),
      duration: z.number().optional(),
      created_at: z.string().optional(),
    }),
  ),
});

export const participantsAnswer = z.object({
  ...page,
  participants: z.array(
    z.object({
      /** Empty for guests. */
      id: z.string().optional(),
      name: z.string().optional(),
      /** Empty for guests and across accounts. */
      user_email: z.string().optional(),
      join_time: instant,
      leave_time: instant,
      status: z.enum(['in_meeting', 'in_waiting_room']).optional(),
      internal_user: z.boolean().optional(),
    }),
  ),
});

export const tokenAnswer = z.object({ token: z.string().min(1) });
export const deeplinkAnswer = z.object({ deeplink: z.url() });

/* Calendars: no types in @zoom/rivet; the shapes are Google Calendar's (zoom-platform §7.6). */

export const calendarListAnswer = z.object({
  nextPageToken: z.string().optional(),
  items: z.array(
    z.object({
      id: z.string().min(1),
      summary: z.string().optional(),
      primary: z.boolean().optional(),
      timeZone: z.string().optional(),
      accessRole: z.string().optional(),
    }),
  ),
});

const edge = z.union([
  z.object({ dateTime: instant, timeZone: z.string().optional() }),
  z.object({ date: z.iso.date() }),
]);

export const eventAnswer = z.object({
  id: z.string().min(1),
  status: z.string().optional(),
  summary: z.string().optional(),
  description: z.string().optional(),
  transparency: z.string().optional(),
  start: edge,
  end: edge,
});

export const eventListAnswer = z.object({
  nextPageToken: z.string().optional(),
  // What was cancelled comes without times; nobody is busy then.
  items: z.array(
    z.union([eventAnswer, z.object({ id: z.string(), status: z.literal('cancelled') })]),
  ),
});

export const freeBusyAnswer = z.object({
  calendars: z.array(
    z.object({
      id: z.string(),
      errors: z.array(z.object({ reason: z.string().optional() })).optional(),
      busy: z.array(z.object({ start: instant, end: instant })).optional(),
    }),
  ),
});
