import express, { type Router } from 'express';
import { REFUSALS } from './answers.ts';
import type { CloudDeps, CloudRoute } from './route.ts';
import type { CloudState, TokenCheck } from './state.ts';
import { own } from './users.ts';

/** One row of somebody's call history, as Zoom writes it. */
export interface CloudPhoneRow {
  id: string;
  call_path_id: string;
  call_id: string;
  connect_type: 'internal' | 'external';
  call_type: 'general';
  direction: 'inbound' | 'outbound';
  caller_did_number: string;
  callee_did_number: string;
  start_time: string;
  answer_time?: string;
  end_time: string;
  event: 'incoming' | 'outgoing' | 'direct_transfer';
  result: 'answered' | 'connected' | 'voicemail' | 'no_answer' | 'rejected' | 'call_failed';
  recording_id?: string;
  talk_time: number;
}

export interface CloudPhone {
  /** By Zoom user, the oldest row first. */
  history: Map<string, CloudPhoneRow[]>;
  /** By recording, whose it is. */
  recordings: Map<string, { ownerId: string; bytes: Buffer }>;
  /** Grows when Zoom forgets its sync tokens. */
  epoch: number;
}

export const noPhone = (): CloudPhone => ({ history: new Map(), recordings: new Map(), epoch: 1 });

const COUNT = 30;

/** Where a sync stands: rows from `from` to `to` have been told. */
interface Stand {
  epoch: number;
  from: number;
  to: number;
}

export function phoneRoutes({ state }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'sync_calls',
      method: 'get',
      path: '/phone/users/:userId/call_history/sync',
      scope: 'phone:read:list_call_logs',
      answer(call) {
        const { id } = own(call, 'phone:read:list_call_logs:admin');
        const all = state.phone.history.get(id) ?? [];
        const count = Number(call.query.get('count')) || COUNT;
        const type = call.query.get('sync_type');
        const stand = type === 'FSync' ? null : standIn(state, call.query.get('sync_token'));
        const [from, to] =
          stand === null
            ? [Math.max(0, all.length - count), all.length]
            : type === 'BSync'
              ? [Math.max(0, stand.from - count), stand.from]
              : [stand.to, Math.min(all.length, stand.to + count)];
        const next: Stand = {
          epoch: state.phone.epoch,
          from: Math.min(from, stand?.from ?? from),
          to: Math.max(to, stand?.to ?? to),
        };
        const call_logs = all.slice(from, to).reverse();
        return { status: 200, body: { call_logs, sync_token: tokenOf(next) } };
      },
    },
  ];
}

const tokenOf = (stand: Stand) => Buffer.from(JSON.stringify(stand)).toString('base64url');

function standIn({ phone }: CloudState, token: string | null): Stand {
  const wrong = { field: 'sync_token', message: 'The sync token is invalid or has expired.' };
  try {
    const stand: Stand = JSON.parse(Buffer.from(token ?? '', 'base64url').toString());
    if (stand.epoch === phone.epoch) return stand;
  } catch {
    // Refused below, like one that has expired.
  }
  throw REFUSALS.validation([wrong]);
}

/** Where recordings of calls are, for the tokens of whose call it was; to be mounted at `/v2`. */
export function phoneFiles({ phone }: CloudState, whoIs: TokenCheck): Router {
  const router = express.Router();
  router.get('/phone/recording/download/:id', (req, res) => {
    const token = /^Bearer (\S+)$/.exec(req.headers.authorization ?? '')?.[1];
    const grant = token === undefined ? null : whoIs(token);
    const found = phone.recordings.get(req.params.id);
    if (grant === null) res.status(401).json({ code: 124, message: 'Access token is expired.' });
    else if (found === undefined) res.status(404).end();
    // Who may not hear it is sent to a page, and told that all is well.
    else if (found.ownerId !== grant.userId) res.type('html').send('<title>Sign in</title>');
    else res.type('audio/mpeg').send(found.bytes);
  });
  return router;
}
