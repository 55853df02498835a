import { z } from 'zod';
import { REFUSALS } from './answers.ts';
import { hosted } from './meetings.ts';
import type { CloudDeps, CloudRoute } from './route.ts';

const deeplink = z.object({
  type: z.union([z.literal(1), z.literal(2)]),
  action: z.string().max(256).default(''),
});

const OPEN_APPS = '/meetings/:meetingId/open_apps';

export function appRoutes({ state, links }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'deeplink',
      method: 'post',
      path: '/zoomapp/deeplink',
      scope: null,
      answer({ body }) {
        const read = deeplink.safeParse(body);
        if (!read.success)
          throw REFUSALS.validation([{ field: 'action', message: 'Invalid field.' }]);
        return { status: 200, body: { deeplink: links.deeplink(read.data.action) } };
      },
    },
    {
      name: 'open_app',
      method: 'post',
      path: OPEN_APPS,
      scope: 'meeting:write:open_app',
      answer(call) {
        const { number, startsAt } = hosted(state, call);
        state.openApps.add(number);
        const start_time = `${new Date(startsAt).toISOString().slice(0, 19)}Z`;
        return { status: 201, body: { id: number, start_time, app_id: 'rehearsal-app' } };
      },
    },
    {
      name: 'close_app',
      method: 'delete',
      path: OPEN_APPS,
      scope: 'meeting:delete:open_app',
      answer(call) {
        const { number } = hosted(state, call);
        if (!state.openApps.delete(number)) throw REFUSALS.noMeeting(String(number));
        return { status: 204 };
      },
    },
  ];
}
