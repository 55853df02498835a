import { REFUSALS } from './answers.ts';
import { pageOf } from './lists.ts';
import type { CloudDeps, CloudRoute } from './route.ts';
import type { CloudRun, CloudStay } from './state.ts';

export function pastRoutes({ state }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'past_participants',
      method: 'get',
      path: '/past_meetings/:meetingId/participants',
      scope: 'meeting:read:list_past_participants',
      answer({ user, params, query }) {
        if (!user.licensed) throw REFUSALS.paidPlan();
        const asked = params.meetingId ?? '';
        const run = runOf(state.runs, asked);
        if (run === undefined || run.hostId !== user.id) throw REFUSALS.noMeeting(asked);
        const { items, ...page } = pageOf(run.stays, query);
        return { status: 200, body: { ...page, participants: items.map(stayAnswer) } };
      },
    },
  ];
}

/** A number means its latest run. A UUID may arrive encoded a second time. */
function runOf(runs: CloudRun[], asked: string): CloudRun | undefined {
  if (/^\d+$/.test(asked)) return runs.findLast((one) => one.number === Number(asked));
  const uuid = /%[0-9a-f]{2}/i.test(asked) ? decodeURIComponent(asked) : asked;
  return runs.find((one) => one.uuid === uuid);
}

const zoomTime = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

export const stayAnswer = (stay: CloudStay) => ({
  id: stay.id,
  name: stay.name,
  user_id: '16778240',
  user_email: stay.email,
  join_time: zoomTime(stay.joinedAt),
  leave_time: zoomTime(stay.leftAt),
  duration: Math.round((stay.leftAt - stay.joinedAt) / 1000),
  failover: false,
  status: stay.status,
  internal_user: stay.id !== '',
});
