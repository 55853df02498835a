import type { Call } from './call.ts';
import type { AutoRecording } from './meeting-options.ts';
import { meAnswer, settingsAnswer, tokenAnswer } from './schemas.ts';

export interface ZoomPerson {
  id: string;
  accountId: string | null;
  email: string;
  name: string;
  timeZone: string | null;
  /** A basic user has no cloud recording and no past participants, and is no alternative host. */
  licensed: boolean;
}

/** What the account and the person's settings allow or do by themselves; `null` where unsaid. */
export interface ZoomSettings {
  waitingRoom: boolean | null;
  joinBeforeHost: boolean | null;
  passcodeRequired: boolean | null;
  autoRecording: AutoRecording | null;
  cloudRecording: boolean | null;
  localRecording: boolean | null;
}

export interface UserCalls {
  me(): Promise<ZoomPerson>;
  settings(): Promise<ZoomSettings>;
  /** Host rights for a few minutes: handed on at once, never kept. */
  zak(): Promise<string>;
}

export function userCalls(call: Call): UserCalls {
  const subject = 'profile';
  return {
    async me() {
      const user = await call({ method: 'GET', path: '/users/me', subject }, meAnswer);
      const full = [user.first_name, user.last_name].filter(Boolean).join(' ');
      return {
        id: user.id,
        accountId: user.account_id ?? null,
        email: user.email,
        name: user.display_name || full || user.email,
        timeZone: user.timezone || null,
        licensed: user.type === 2,
      };
    },
    async settings() {
      const path = '/users/me/settings';
      const {
        in_meeting: meeting,
        schedule_meeting: schedule,
        recording,
      } = await call({ method: 'GET', path, subject }, settingsAnswer);
      return {
        waitingRoom: meeting?.waiting_room ?? null,
        joinBeforeHost: schedule?.join_before_host ?? null,
        passcodeRequired: schedule?.require_password_for_scheduling_new_meetings ?? null,
        autoRecording: recording?.auto_recording ?? null,
        cloudRecording: recording?.cloud_recording ?? null,
        localRecording: recording?.local_recording ?? null,
      };
    },
    async zak() {
      const path = '/users/me/zak';
      const request = { method: 'GET', path, subject, feature: 'host' } as const;
      return (await call(request, tokenAnswer)).token;
    },
  };
}
