import type { MeetingRole } from '../../common/rehearsal.ts';

/** What Zoom documents about one SDK method or event (SDK reference 0.16, in-meeting use). */
export interface SdkRow {
  /** Oldest desktop client that has it. */
  since: string;
  roles: readonly MeetingRole[];
  /** Whether people who are not signed in may use it. */
  guest: boolean;
}

const ALL: readonly MeetingRole[] = ['host', 'co-host', 'participant'];
const HOSTS: readonly MeetingRole[] = ['host', 'co-host'];
const row = (since: string, roles: readonly MeetingRole[], guest: boolean): SdkRow => ({
  since,
  roles,
  guest,
});

/** The methods and events that the rehearsal client has; every other name is unknown to it. */
export const SDK_TABLE: Readonly<Record<string, SdkRow>> = {
  getSupportedJsApis: row('5.6.7', ALL, true),
  getRunningContext: row('5.6.7', ALL, true),
  getMeetingContext: row('5.6.7', HOSTS, false),
  getMeetingUUID: row('5.6.7', ALL, true),
  getMeetingParticipants: row('5.6.7', HOSTS, false),
  getUserContext: row('5.6.7', ALL, true),
  getAppContext: row('5.11.3', ALL, true),
  authorize: row('5.10.0', ALL, false),
  promptAuthorize: row('5.10.6', ALL, true),
  openUrl: row('5.6.7', ALL, true),
  showNotification: row('5.6.7', ALL, true),
  getRecordingContext: row('5.6.7', HOSTS, false),
  cloudRecording: row('5.6.7', HOSTS, false),
  getMeetingJoinUrl: row('5.6.7', HOSTS, false),
  expandApp: row('5.6.7', ALL, true),
  appPopout: row('5.16.5', ALL, true),
  closeApp: row('5.16.5', ALL, true),
  sendMessageToChat: row('6.2.5', ALL, true),
  onMeeting: row('5.6.7', ALL, false),
  onParticipantChange: row('5.6.7', HOSTS, false),
  // The reference lists hosts only and then says that every role gets its own changes.
  onMyUserContextChange: row('5.7.3', ALL, true),
  onRunningContextChange: row('5.10.0', ALL, false),
  onAuthorized: row('5.9.0', ALL, false),
  onActiveSpeakerChange: row('5.6.7', HOSTS, false),
  onMyActiveSpeakerChange: row('5.7.3', ALL, false),
  onCloudRecording: row('5.6.7', HOSTS, false),
  onAppVisibilityChange: row('6.4.5', ALL, false),
  onAppPopout: row('5.6.7', ALL, true),
  onExpandApp: row('5.6.7', ALL, true),
  onBreakoutRoomChange: row('5.8.3', ALL, true),
};

/** How the role is spelled by `getUserContext`, `getMeetingParticipants` and `onMyUserContextChange`. */
export const sdkRole = (role: MeetingRole): string =>
  ({ host: 'host', 'co-host': 'coHost', participant: 'attendee' })[role];

/** How `onParticipantChange` spells it. */
export const changeRole = (role: MeetingRole): string =>
  ({ host: 'host', 'co-host': 'cohost', participant: 'attendee' })[role];

/** Whether client version `have` is at least `want`, part by part. */
export function isAtLeast(have: string, want: string): boolean {
  const [a, b] = [have, want].map((text) => text.split('.').map(Number)) as [number[], number[]];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
