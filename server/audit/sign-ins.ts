import type { SignInWay } from '../../common/audit.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import type { Tx } from '../../db/transact.ts';
import type { Identity } from '../auth/identity.ts';
import type { Services } from '../services.ts';
import { keepAudit } from './keep.ts';

/** Digits by which an admin tells one token from another; they open nothing. */
const shown = (hash: string) => hash.slice(0, 8);

/**
 * That a member came in: once for each session. Of one whose access was ended, that they tried:
 * once a day, however often they do.
 */
export function keepSignIn(
  tx: Tx,
  { id: actorId, organizationId, active }: Member,
  way: SignInWay,
  now: number,
): Promise<void> {
  const act = { organizationId, actorId, detail: { way } };
  if (active) return keepAudit(tx, { ...act, action: 'session.opened' }, now);
  const key = `session.refused:${actorId}:${way}:${toInstant(now).slice(0, 10)}`;
  return keepAudit(tx, { ...act, action: 'session.refused' }, now, key);
}

/** That a member left by themselves, or a script gave its token back. */
export function keepSignOut(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { member, bearer, endsAt }: Identity,
): Promise<void> {
  const { id: actorId, organizationId } = member;
  const isToken = bearer !== null && endsAt === null;
  const act = isToken
    ? { action: 'token.revoked' as const, detail: { token: shown(bearer) } }
    : { action: 'session.closed' as const };
  return database.transact((tx) => keepAudit(tx, { organizationId, actorId, ...act }, clock.now()));
}

/** Tokens of which the day's first use is known to be kept, by the last such day. */
const keptToday = new WeakMap<Database, { day: string; hashes: Set<string> }>();

/**
 * That a script's token is used: the first time each day. Where the database takes no writes,
 * reading goes on, and the next request tries again.
 */
export async function keepTokenUse(
  { database, clock, logger }: Pick<Services, 'database' | 'clock' | 'logger'>,
  { id: actorId, organizationId, active }: Member,
  hash: string,
): Promise<void> {
  const now = clock.now();
  const day = toInstant(now).slice(0, 10);
  let kept = keptToday.get(database);
  if (kept?.day !== day) {
    kept = { day, hashes: new Set() };
    keptToday.set(database, kept);
  }
  if (kept.hashes.has(hash)) return;
  const action = active ? 'token.used' : 'session.refused';
  const detail = active ? { token: shown(hash) } : { way: 'token', token: shown(hash) };
  try {
    await database.transact((tx) =>
      keepAudit(
        tx,
        { organizationId, actorId, action, detail },
        now,
        `${action}:${hash.slice(0, 16)}:${day}`,
      ),
    );
    kept.hashes.add(hash);
  } catch (error) {
    logger.warn({ err: error }, 'the use of a token is not in the audit yet');
  }
}
