import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import { type Clock, toInstant, toMs } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import { placeOf } from '../../db/sealed.ts';
import {
  endLease,
  type Grant,
  grantOf,
  grantTopic,
  type Lease,
  type SealedTokens,
  takeLease,
} from '../../db/zoom-grants.ts';
import type { Sealer } from '../auth/seal.ts';
import { type OAuthClient, OAuthError, type TokenSet } from './oauth.ts';

/** Tokens are renewed when they have less than this left: longer than any call takes. */
const EARLY_MS = 5 * 60_000;
/** Longer than Zoom may take to answer; after it a worker that died is not waited for. */
const LEASE_MS = 30_000;
/** How often one who waits for another's refresh looks by itself. */
const LOOK_MS = 500;
/** Looks until it gives up: a little longer than a lease. */
const LOOKS = 70;

export interface TokenNeeds {
  database: Database;
  clock: Clock;
  sealer: Sealer;
  oauth: OAuthClient;
  /** Hears of every refresh that failed. */
  onFailed?: (error: OAuthError) => void;
  /** Hears why a refresh failed, where the member can do nothing about it. */
  onRefused?: (error: OAuthError) => void;
}

/**
 * Access tokens that are good. Zoom's refresh tokens work once, and using one twice ends the
 * grant; so one worker of all servers refreshes a member's pair, under a lease in the database,
 * and everyone else waits for what it stores.
 */
export class ZoomTokens {
  /** Refreshes of this server that are under way. */
  readonly #running = new Map<string, Promise<string>>();

  constructor(private readonly needs: TokenNeeds) {}

  /**
   * A token that is good for minutes at least.
   * @throws AppError `zoom_reauthorise` where the member has to connect Zoom again,
   * `zoom_unavailable` where Zoom does not answer
   */
  async accessFor(memberId: string): Promise<string> {
    const grant = connected(await grantOf(this.needs.database, memberId));
    return this.#left(grant) > EARLY_MS ? this.#open(grant) : this.#renewed(grant);
  }

  /**
   * A token in the place of one that Zoom answered 401 to. Whoever asks second gets what the first
   * one's refresh brought.
   * @throws AppError as `accessFor`
   */
  async renew(memberId: string, staleToken: string): Promise<string> {
    const grant = connected(await grantOf(this.needs.database, memberId));
    const token = this.#open(grant);
    return token === staleToken ? this.#renewed(grant, staleToken) : token;
  }

  /** Both for one member, as a client of Zoom's API wants them. */
  of(memberId: string): { token(): Promise<string>; renew(stale: string): Promise<string> } {
    return {
      token: () => this.accessFor(memberId),
      renew: (stale) => this.renew(memberId, stale),
    };
  }

  #renewed(grant: Grant, staleToken?: string): Promise<string> {
    const key = `${grant.member_id}:${grant.generation}`;
    const running = this.#running.get(key);
    if (running !== undefined) return running;
    const started = this.#renew(grant, staleToken).finally(() => this.#running.delete(key));
    this.#running.set(key, started);
    return started;
  }

  /** Refreshes, or waits until somebody else has. */
  async #renew(grant: Grant, staleToken?: string): Promise<string> {
    const { database, clock } = this.needs;
    const { member_id: memberId, generation } = grant;
    for (let look = 0; look < LOOKS; look++) {
      const rung = this.#ring(memberId);
      try {
        const latest = connected(await grantOf(database, memberId));
        if (latest.generation !== generation) return this.#open(latest);
        const now = toInstant(clock.now());
        if (latest.lease_until === null || latest.lease_until < now) {
          const lease: Lease = { memberId, generation, owner: newId() };
          const until = toInstant(clock.now() + LEASE_MS);
          const sealed = await database.transact((tx) => takeLease(tx, lease, now, until));
          if (sealed !== null) return await this.#refresh(grant, lease, sealed, staleToken);
        }
        await rung.heard;
      } finally {
        rung.stop();
      }
    }
    throw unavailable();
  }

  /** Listens from now on, so that a refresh that ends in between is not missed. */
  #ring(memberId: string): { heard: Promise<void>; stop: () => void } {
    let stop = () => {};
    const heard = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      const off = this.needs.database.bell.on(grantTopic(memberId), resolve);
      stop = () => {
        clearTimeout(timer);
        off();
      };
    });
    return { heard, stop };
  }

  async #refresh(grant: Grant, lease: Lease, sealed: string, staleToken?: string): Promise<string> {
    const { database, oauth, sealer } = this.needs;
    const end = (outcome: Parameters<typeof endLease>[2]) =>
      database.transact((tx) => endLease(tx, lease, outcome));
    let tokens: TokenSet;
    try {
      const place = placeOf('zoom_grant.refresh_token', lease.memberId);
      tokens = await oauth.refresh(sealer.open(sealed, place));
    } catch (error) {
      if (error instanceof OAuthError) this.needs.onFailed?.(error);
      const isOver = error instanceof OAuthError && error.problem === 'invalid_grant';
      const wasMine = await end(isOver ? 'needs_login' : 'unchanged');
      // Signed in again meanwhile: that grant is as good as any.
      if (isOver && !wasMine) return this.accessFor(lease.memberId);
      if (isOver) throw reauthorise();
      if (!(error instanceof OAuthError)) throw error;
      this.needs.onRefused?.(error);
      // Renewed early, the old one lasts a while; unless Zoom has refused it.
      if (staleToken === undefined && this.#left(grant) > 0) return this.#open(grant);
      throw unavailable();
    }
    const wasMine = await end(sealTokens(this.needs, lease.memberId, tokens));
    return wasMine ? tokens.accessToken : this.accessFor(lease.memberId);
  }

  #left(grant: Grant): number {
    return toMs(grant.expires_at) - this.needs.clock.now();
  }

  #open(grant: Grant): string {
    const place = placeOf('zoom_grant.access_token', grant.member_id);
    return this.needs.sealer.open(grant.access_token, place);
  }
}

/** A pair of tokens as the member's row keeps it. */
export function sealTokens(
  { sealer, clock }: Pick<TokenNeeds, 'sealer' | 'clock'>,
  memberId: string,
  tokens: TokenSet,
): SealedTokens {
  return {
    access_token: sealer.seal(tokens.accessToken, placeOf('zoom_grant.access_token', memberId)),
    refresh_token: sealer.seal(tokens.refreshToken, placeOf('zoom_grant.refresh_token', memberId)),
    expires_at: toInstant(clock.now() + tokens.expiresInMs),
    scope: tokens.scope,
  };
}

function connected(grant: Grant | null): Grant {
  if (grant === null || grant.status !== 'connected') throw reauthorise();
  return grant;
}

const reauthorise = () =>
  new AppError('zoom_reauthorise', 'Connect Zoom again: Settings, Integrations, Zoom, Login.');

const unavailable = () =>
  new AppError('zoom_unavailable', 'Zoom does not answer right now. Try again in a few minutes.');
