import { type Instant, toMs } from '../../common/time.ts';
import { withoutReference, withReference } from './reference.ts';

export const RECORDINGS = ['none', 'local', 'cloud'] as const;
export type AutoRecording = (typeof RECORDINGS)[number];

/** What a recruiter chooses under "further options". */
export interface MeetingOptions {
  waitingRoom: boolean;
  recording: AutoRecording;
  /** E-mail addresses of licensed users of the host's account. */
  alternativeHosts: string[];
  agenda: string;
  /** At most 10 of `A-Z a-z 0-9 @ - _ *`; `null` leaves it to Zoom. */
  passcode: string | null;
}

export interface MeetingPlan {
  /** Ours, the same at each try of the same meeting: `reference.ts`. */
  reference: string;
  topic: string;
  startsAt: Instant;
  minutes: number;
  /** IANA, for Zoom's own mails and pages. */
  timeZone: string;
  options: MeetingOptions;
}

/**
 * The body of create and of update (zoom-platform §7.4). Hireside invites and informs people
 * itself, so Zoom's mails to participants are off; so are chats that outlive the interview.
 */
export function meetingBody({
  reference,
  topic,
  startsAt,
  minutes,
  timeZone,
  options,
}: MeetingPlan) {
  return {
    topic: topic.slice(0, 200),
    /** Scheduled, once. */
    type: 2 as const,
    start_time: zoomTime(startsAt),
    duration: minutes,
    timezone: timeZone,
    agenda: withReference(reference, options.agenda),
    ...(options.passcode === null ? {} : { password: options.passcode }),
    settings: {
      host_video: true,
      participant_video: true,
      join_before_host: false,
      waiting_room: options.waitingRoom,
      auto_recording: options.recording,
      alternative_hosts: options.alternativeHosts.join(';'),
      alternative_hosts_email_notification: true,
      email_notification: false,
      use_pmi: false,
      private_meeting: false,
      push_change_to_calendar: false,
      continuous_meeting_chat: { enable: false },
    },
  };
}

export type MeetingBody = ReturnType<typeof meetingBody>;

/** UTC in Zoom's form, without milliseconds. */
export const zoomTime = (at: Instant): string =>
  `${new Date(toMs(at)).toISOString().slice(0, 19)}Z`;

/** What a meeting in Zoom really is like; absent settings are Zoom's "no". */
export function optionsIn(answer: {
  agenda?: string;
  password?: string;
  settings?: { waiting_room?: boolean; auto_recording?: AutoRecording; alternative_hosts?: string };
}): MeetingOptions {
  const { agenda = '', password = '', settings = {} } = answer;
  return {
    waitingRoom: settings.waiting_room ?? false,
    recording: settings.auto_recording ?? 'none',
    alternativeHosts: (settings.alternative_hosts ?? '')
      .split(/[;,]/)
      .map((one) => one.trim())
      .filter((one) => one !== ''),
    agenda: withoutReference(agenda),
    passcode: password === '' ? null : password,
  };
}

/** An option that the Zoom account decided otherwise. */
export type Override =
  | { option: 'waitingRoom'; wanted: boolean; got: boolean }
  | { option: 'recording'; wanted: AutoRecording; got: AutoRecording }
  | { option: 'alternativeHosts'; wanted: string[]; got: string[] }
  | { option: 'passcode'; wanted: string; got: string | null };

/**
 * What the account's settings made of our options. A passcode that we left to Zoom is no
 * override, and neither are hosts in another order or case.
 */
export function overridesOf(wanted: MeetingOptions, got: MeetingOptions): Override[] {
  const found: Override[] = [];
  if (wanted.waitingRoom !== got.waitingRoom)
    found.push({ option: 'waitingRoom', wanted: wanted.waitingRoom, got: got.waitingRoom });
  if (wanted.recording !== got.recording)
    found.push({ option: 'recording', wanted: wanted.recording, got: got.recording });
  if (sorted(wanted.alternativeHosts) !== sorted(got.alternativeHosts)) {
    const [mine, theirs] = [wanted.alternativeHosts, got.alternativeHosts];
    found.push({ option: 'alternativeHosts', wanted: mine, got: theirs });
  }
  if (wanted.passcode !== null && wanted.passcode !== got.passcode)
    found.push({ option: 'passcode', wanted: wanted.passcode, got: got.passcode });
  return found;
}

const sorted = (hosts: string[]) =>
  hosts
    .map((one) => one.toLowerCase())
    .sort()
    .join(';');
