import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../common/time.ts';
import type { CloudState, TokenCheck } from './state.ts';

export interface Challenge {
  method: 'plain' | 'S256';
  value: string;
}

interface Code {
  uid: string;
  redirectUri: string;
  challenge: Challenge | null;
  expiresAt: number;
  used: boolean;
}

interface Grant {
  uid: string;
  access: string;
  refresh: string;
  expiresAt: number;
}

/** Lifetimes as Zoom's. */
const CODE_MS = 5 * 60_000;
export const ACCESS_MS = 3_600_000;

const random = (kind: string) => `rehearsal-${kind}-${randomBytes(24).toString('base64url')}`;

/** Zoom's refusals, in its words; the numbers are those of its table of OAuth errors. */
export class Refusal extends Error {
  constructor(
    readonly error: 'invalid_grant' | 'invalid_client' | 'invalid_request',
    readonly reason: string,
  ) {
    super(reason);
  }
}

/**
 * Who granted what, in memory. As Zoom does: a code works once, a refresh token works once and
 * using it again ends the grant, and a new grant of the same person ends the one before.
 */
export class OAuthGrants {
  readonly #codes = new Map<string, Code>();
  readonly #grants = new Map<string, Grant>();
  /** Refresh tokens that were rotated away, with whose they were. */
  readonly #spent = new Map<string, string>();
  #scopes: string[];
  /** How often each kind of call was answered, refusals included. */
  readonly calls = { code: 0, refresh: 0, revoke: 0 };

  constructor(
    private readonly clock: Clock,
    readonly users: CloudState['users'],
    scopes: readonly string[],
  ) {
    this.#scopes = [...scopes];
  }

  get scope(): string {
    return this.#scopes.join(' ');
  }

  /** What is granted from now on. */
  grantOnly(scopes: readonly string[]): void {
    this.#scopes = [...scopes];
  }

  /** A code as the authorise page or the client's dialog hands it out. */
  codeFor(uid: string, redirectUri: string, challenge: Challenge | null): string {
    const code = random('code');
    const expiresAt = this.clock.now() + CODE_MS;
    this.#codes.set(code, { uid, redirectUri, challenge, expiresAt, used: false });
    return code;
  }

  takeCode(code: string): Code {
    this.calls.code += 1;
    const known = this.#codes.get(code);
    if (known === undefined || known.used) {
      throw new Refusal('invalid_grant', 'Invalid authorization code (4734)');
    }
    known.used = true;
    if (known.expiresAt <= this.clock.now()) {
      throw new Refusal('invalid_grant', 'Authorization code expired (4733)');
    }
    return known;
  }

  begin(uid: string): Grant {
    const grant = this.#fresh(uid);
    this.#grants.set(uid, grant);
    return grant;
  }

  refresh(token: string): Grant {
    this.calls.refresh += 1;
    const spentBy = this.#spent.get(token);
    if (spentBy !== undefined) {
      this.end(spentBy);
      throw new Refusal('invalid_grant', 'The refresh token was used more than once (4740)');
    }
    const grant = this.#find(({ refresh }) => refresh === token);
    if (grant === null) throw new Refusal('invalid_grant', 'Refresh token not found (4737)');
    this.#spent.set(token, grant.uid);
    const next = this.#fresh(grant.uid);
    this.#grants.set(grant.uid, next);
    return next;
  }

  /** @returns whose grant ended; `null` where there was none */
  revoke(accessToken: string): string | null {
    this.calls.revoke += 1;
    const grant = this.#find(({ access }) => access === accessToken);
    if (grant !== null) this.end(grant.uid);
    return grant?.uid ?? null;
  }

  /** Ends what a person granted, as Zoom does when they remove the app. */
  end(uid: string): void {
    this.#grants.delete(uid);
  }

  /** Lets a person's access token expire now; the refresh token stays good. */
  expireAccess(uid: string): void {
    const grant = this.#grants.get(uid);
    if (grant) grant.expiresAt = this.clock.now();
  }

  /** What the REST half of this Zoom asks about a token; `null` for one that is no good. */
  readonly whoIs: TokenCheck = (accessToken) => {
    const grant = this.#find(({ access }) => access === accessToken);
    if (grant === null || grant.expiresAt <= this.clock.now()) return null;
    return { userId: grant.uid, scopes: [...this.#scopes] };
  };

  #find(isIt: (grant: Grant) => boolean): Grant | null {
    return [...this.#grants.values()].find(isIt) ?? null;
  }

  #fresh(uid: string): Grant {
    const expiresAt = this.clock.now() + ACCESS_MS;
    return { uid, access: random('access'), refresh: random('refresh'), expiresAt };
  }
}
