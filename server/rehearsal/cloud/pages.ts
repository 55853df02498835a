import express, { type Router } from 'express';
import type { CloudLinks } from './route.ts';
import type { CloudState } from './state.ts';
import { hostBy } from './zak.ts';

/** Links that lead to this cloud's own pages. @param origin known once it listens */
export const ownLinks = (origin: () => string): CloudLinks => ({
  join: (number, passcode) => `${origin()}/j/${number}?pwd=${encodeURIComponent(passcode)}`,
  start: (number, zak) => `${origin()}/s/${number}?zak=${zak}`,
  // The address its API has: files are fetched by the same callers.
  file: (id) => `${origin().replace('localhost', '127.0.0.1')}/rec/download/${id}`,
  deeplink: (action) => `${origin()}/deeplink?action=${encodeURIComponent(action)}`,
});

/** Where those links end: a page that says what Zoom would do now. */
export function cloudPages(state: CloudState): Router {
  const router = express.Router();
  const meetingOf = (number: string) => state.meetings.get(Number(number));

  router.get('/j/:number', ({ params, query }, res) => {
    const meeting = meetingOf(params.number);
    if (meeting === undefined) return page(res, 404, GONE);
    const asked = query.pwd === meeting.passcode ? 'You join' : 'Zoom asks for the passcode of';
    const now = state.live.has(meeting.number) ? 'It has started.' : 'It has not started yet.';
    return page(res, 200, `${asked} ${meeting.topic}. ${now}`);
  });
  router.get('/s/:number', ({ params, query }, res) => {
    const meeting = meetingOf(params.number);
    if (meeting === undefined) return page(res, 404, GONE);
    const isHost = hostBy(state, String(query.zak)) === meeting.hostId;
    if (!isHost) return page(res, 403, 'This start link has expired.');
    state.live.add(meeting.number);
    return page(res, 200, `You start ${meeting.topic} as its host.`);
  });
  router.get('/deeplink', (_req, res) => page(res, 200, 'Zoom opens Hireside.'));
  return router;
}

const GONE = 'Zoom does not know this meeting.';

function page(res: express.Response, status: number, text: string): void {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  res.status(status).set({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  res.type('html').send(`<!doctype html><html lang="en"><title>Rehearsal Zoom</title><p>${safe}`);
}
