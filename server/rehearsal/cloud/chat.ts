import express, { type Router } from 'express';
import { pageOf } from './lists.ts';
import type { CloudDeps, CloudRoute } from './route.ts';
import type { CloudState, TokenCheck } from './state.ts';
import { own } from './users.ts';

/** A message of Team Chat, as Zoom lists it. */
export interface CloudMessage {
  id: string;
  message: string;
  sender: string;
  send_member_id: string;
  sender_display_name: string;
  date_time: string;
  timestamp: number;
  status: 'Normal' | 'Edited' | 'Deleted';
}

export interface CloudChat {
  /** By Zoom user and the other end: `zoom-recruiter contact:niamh@example.com`. */
  conversations: Map<string, CloudMessage[]>;
  /** Chat files of recordings, by id. */
  files: Map<string, { ownerId: string; text: string }>;
}

export const noChat = (): CloudChat => ({ conversations: new Map(), files: new Map() });

const PAGE_MAX = 50;

export function chatRoutes({ state }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'team_messages',
      method: 'get',
      path: '/chat/users/:userId/messages',
      scope: 'team_chat:read:list_user_messages',
      answer(call) {
        const { id } = own(call, 'team_chat:read:list_user_messages:admin');
        const { query } = call;
        const end = query.has('to_channel')
          ? `channel:${query.get('to_channel')}`
          : `contact:${query.get('to_contact')}`;
        const from = Date.parse(query.get('from') ?? '') || 0;
        const to = Date.parse(query.get('to') ?? '') || Number.POSITIVE_INFINITY;
        const found = (state.chat.conversations.get(`${id} ${end}`) ?? [])
          .filter(({ timestamp }) => timestamp >= from && timestamp <= to)
          .sort((a, b) => b.timestamp - a.timestamp);
        const size = Math.min(Number(query.get('page_size')) || 10, PAGE_MAX);
        query.set('page_size', String(size));
        const { items, page_size, next_page_token } = pageOf(found, query);
        return { status: 200, body: { messages: items, page_size, next_page_token } };
      },
    },
  ];
}

/** Where chat files of recordings are, for their host; to be mounted at `/v2`. */
export function chatFiles({ chat }: CloudState, whoIs: TokenCheck): Router {
  const router = express.Router();
  router.get('/rehearsal/chat/:id', (req, res) => {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? null : whoIs(token);
    const found = chat.files.get(req.params.id);
    if (grant === null) res.status(401).json({ code: 124, message: 'Access token is expired.' });
    else if (found === undefined) res.status(404).end();
    else if (found.ownerId !== grant.userId) res.type('html').send('<title>Sign in</title>');
    else res.type('text/plain').send(found.text);
  });
  return router;
}
