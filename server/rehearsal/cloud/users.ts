import { REFUSALS } from './answers.ts';
import type { CloudCall, CloudDeps, CloudRoute } from './route.ts';
import type { CloudState, CloudUser } from './state.ts';
import { grantZak, ZAK_MS } from './zak.ts';

export function userRoutes({ state }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'me',
      method: 'get',
      path: '/users/:userId',
      scope: 'user:read:user',
      answer: (call) => ({ status: 200, body: userAnswer(own(call, 'user:read:user:admin')) }),
    },
    {
      name: 'settings',
      method: 'get',
      path: '/users/:userId/settings',
      scope: 'user:read:settings',
      answer(call) {
        own(call, 'user:read:settings:admin');
        return { status: 200, body: settingsAnswer(state) };
      },
    },
    {
      name: 'zak',
      method: 'get',
      path: '/users/:userId/zak',
      scope: 'user:read:zak',
      answer(call) {
        const user = own(call, 'user:read:zak:admin');
        return { status: 200, body: { token: grantZak(state, user.id, ZAK_MS) } };
      },
    },
  ];
}

/** An app of one person reaches nobody else: Zoom asks for the scopes of an admin's app then. */
export function own({ user, params }: CloudCall, adminScope: string): CloudUser {
  if (params.userId !== 'me' && params.userId !== user.id) throw REFUSALS.scopes(adminScope);
  return user;
}

export const userAnswer = (user: CloudUser) => ({
  id: user.id,
  account_id: user.accountId,
  first_name: user.firstName,
  last_name: user.lastName,
  display_name: `${user.firstName} ${user.lastName}`,
  email: user.email,
  type: user.licensed ? (2 as const) : (1 as const),
  timezone: user.timeZone,
  status: 'active' as const,
  language: 'en-US',
});

export const settingsAnswer = ({ trouble: { locked } }: Pick<CloudState, 'trouble'>) => ({
  in_meeting: { waiting_room: locked.waitingRoom ?? true },
  schedule_meeting: {
    join_before_host: false,
    require_password_for_scheduling_new_meetings: true,
  },
  recording: {
    auto_recording: locked.autoRecording ?? ('none' as const),
    cloud_recording: true,
    local_recording: true,
  },
});
