import { z } from 'zod';
import { REFUSALS } from './answers.ts';

const settings = z.object({
  host_video: z.boolean(),
  participant_video: z.boolean(),
  join_before_host: z.boolean(),
  mute_upon_entry: z.boolean(),
  waiting_room: z.boolean(),
  auto_recording: z.enum(['local', 'cloud', 'none']),
  alternative_hosts: z.string(),
  alternative_hosts_email_notification: z.boolean(),
  email_notification: z.boolean(),
  use_pmi: z.boolean(),
  private_meeting: z.boolean(),
  push_change_to_calendar: z.boolean(),
  continuous_meeting_chat: z.object({ enable: z.boolean() }),
});

const meeting = z.object({
  topic: z.string().max(200),
  type: z.union([z.literal(1), z.literal(2)]),
  agenda: z.string().max(2_000),
  start_time: z.iso.datetime({ local: true }),
  duration: z.number().int().min(1).max(1_440),
  timezone: z.string(),
  password: z.string().regex(/^[a-zA-Z0-9@_*-]{0,10}$/),
  settings: settings.partial(),
});

export type MeetingInput = Partial<Omit<z.output<typeof meeting>, 'settings'>> & {
  settings?: Partial<z.output<typeof settings>>;
};

/** The body of create or update. @throws Refusal 300 with the fields that are wrong */
export function meetingInput(body: unknown): MeetingInput {
  const read = meeting.partial().safeParse(body);
  if (read.success) return read.data;
  throw REFUSALS.validation(
    read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message })),
  );
}
