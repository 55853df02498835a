import { createHash, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { memberById } from '../../db/members.ts';
import { insertToken, tokenByHash } from '../../db/tokens.ts';
import type { Tx } from '../../db/transact.ts';
import { keepTokenUse } from '../audit/sign-ins.ts';
import type { Services } from '../services.ts';

/** Who is calling, and from which meeting. */
export interface Identity {
  member: Member;
  meetingUuid: string | null;
  /** A token of a script or panel; else the session cookie. */
  bearer: string | null;
  /** When this sign-in ends whatever happens, milliseconds; `null` for scripts' tokens. */
  endsAt: number | null;
  /** Names this one sign-in, so that what it opened can be closed with it. */
  key: string;
}

declare module 'express-session' {
  interface SessionData {
    memberId: string;
    zoomUserId: string;
    meetingUuid: string | null;
    startedAt: number;
  }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** The caller, by bearer token where there is one, else by session; `null` for nobody. */
export async function identify(req: Request, services: Services): Promise<Identity | null> {
  const header = req.get('authorization');
  if (header !== undefined) return byToken(header, services);
  const { memberId, meetingUuid, startedAt } = req.session ?? {};
  if (memberId === undefined || startedAt === undefined) return null;
  // One browser has one cookie: a page that was opened as somebody else must not act in this name.
  const opened = req.get('x-hireside-member');
  if (opened !== undefined && opened !== memberId) return null;
  if (services.clock.now() - startedAt > LIMITS.sessionAbsoluteMs) return null;
  const member = await memberById(services.database, memberId);
  if (!member?.active) return null;
  return {
    member,
    meetingUuid: meetingUuid ?? null,
    bearer: null,
    endsAt: startedAt + LIMITS.sessionAbsoluteMs,
    key: req.sessionID,
  };
}

async function byToken(header: string, services: Services): Promise<Identity | null> {
  const token = /^Bearer (hs_[A-Za-z0-9_-]{20,100})$/.exec(header)?.[1];
  if (token === undefined) return null;
  const now = toInstant(services.clock.now());
  const row = await tokenByHash(services.database, hashOf(token), now);
  if (row === null) return null;
  const member = await memberById(services.database, row.member_id);
  if (member !== null && row.kind === 'machine') await keepTokenUse(services, member, row.hash);
  if (!member?.active) return null;
  return {
    member,
    meetingUuid: row.meeting_uuid,
    bearer: row.hash,
    endsAt: row.expires_at === null ? null : toMs(row.expires_at),
    key: row.hash,
  };
}

/**
 * Makes a bearer token and stores its hash. `panel` tokens stand for one app context and end with
 * the session's absolute limit; `machine` tokens are for scripts and last until they are revoked.
 */
export async function issueToken(
  tx: Tx,
  token: { kind: 'panel' | 'machine'; memberId: string; meetingUuid: string | null },
  now: number,
): Promise<{ token: string; expiresAt: string | null }> {
  const secret = `hs_${randomBytes(32).toString('base64url')}`;
  const expiresAt = token.kind === 'panel' ? toInstant(now + LIMITS.sessionAbsoluteMs) : null;
  await insertToken(tx, {
    hash: hashOf(secret),
    kind: token.kind,
    member_id: token.memberId,
    meeting_uuid: token.meetingUuid,
    created_at: toInstant(now),
    expires_at: expiresAt,
  });
  return { token: secret, expiresAt };
}
