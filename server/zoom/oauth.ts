import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** What a caller can do about a refusal. */
export type OAuthProblem =
  /** The code or token is used, expired or withdrawn: the person signs in again. */
  | 'invalid_grant'
  /** The address is not in the app's allow list, byte for byte. */
  | 'redirect_mismatch'
  /** Client id and secret are not a pair. */
  | 'invalid_client'
  /** An admin of the Zoom account has not approved the app. */
  | 'not_approved'
  | 'refused'
  /** No answer, or none that Zoom's own servers give: try again later. */
  | 'unavailable';

/** Zoom refused, or did not answer. Carries Zoom's number and nothing that was sent or received. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  constructor(
    readonly problem: OAuthProblem,
    readonly status: number | null,
    readonly zoomCode: number | null,
  ) {
    super(`Zoom OAuth: ${problem} (status ${status ?? 'none'}, code ${zoomCode ?? 'none'})`);
  }
}

export interface TokenSet {
  accessToken: string;
  refreshToken: string;
  /** Of the access token, from now. */
  expiresInMs: number;
  /** What was really granted, separated by spaces; optional scopes may be missing. */
  scope: string;
}

const TIMEOUT_MS = 10_000;

const tokenAnswer = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
  scope: z.string().default(''),
});
const refusal = z.object({ error: z.string().optional(), reason: z.string().optional() });

/** A PKCE verifier: 43 characters, 256 bits (RFC 7636 §4.1). It may serve as a state, too. */
export const newVerifier = (): string => randomBytes(32).toString('base64url');

/** PKCE's S256 for the web. Inside the client Zoom knows `plain` alone: the verifier itself. */
export const s256 = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url');

/** Zoom's OAuth endpoints (developers.zoom.us, "OAuth 2.0"). Nothing of it is ever logged. */
export class OAuthClient {
  constructor(
    private readonly app: { clientId: string; clientSecret: string; oauthUrl: string },
    private readonly send: typeof fetch = fetch,
  ) {}

  /** Where a browser goes to allow Hireside. Scopes are the app's own: naming them breaks logins. */
  authorizeUrl(ask: { state: string; challenge: string; redirectUri: string }): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: this.app.clientId,
      redirect_uri: ask.redirectUri,
      state: ask.state,
      code_challenge: ask.challenge,
      code_challenge_method: 'S256',
    });
    return `${this.app.oauthUrl}/oauth/authorize?${query}`;
  }

  /** @throws OAuthError; a code has one chance only */
  async exchange(grant: {
    code: string;
    verifier: string;
    redirectUri: string | null;
  }): Promise<TokenSet> {
    return this.#tokens({
      grant_type: 'authorization_code',
      code: grant.code,
      code_verifier: grant.verifier,
      ...(grant.redirectUri === null ? {} : { redirect_uri: grant.redirectUri }),
    });
  }

  /** Spends the refresh token: the answer holds the next one. @throws OAuthError */
  async refresh(refreshToken: string): Promise<TokenSet> {
    return this.#tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }

  /** Ends a grant at Zoom. One that is over already is no error. @throws OAuthError */
  async revoke(accessToken: string): Promise<void> {
    try {
      await this.#post('/oauth/revoke', { token: accessToken });
    } catch (error) {
      const isOver =
        error instanceof OAuthError && ['invalid_grant', 'refused'].includes(error.problem);
      if (!isOver) throw error;
    }
  }

  async #tokens(form: Record<string, string>): Promise<TokenSet> {
    const parsed = tokenAnswer.safeParse(await this.#post('/oauth/token', form));
    if (!parsed.success) throw new OAuthError('unavailable', 200, null);
    const { access_token, refresh_token, expires_in, scope } = parsed.data;
    return {
      accessToken: access_token,
      refreshToken: refresh_token,
      expiresInMs: expires_in * 1_000,
      scope,
    };
  }

  async #post(path: string, form: Record<string, string>): Promise<unknown> {
    const { clientId, clientSecret, oauthUrl } = this.app;
    let res: Response;
    let text: string;
    try {
      res = await this.send(oauthUrl + path, {
        method: 'POST',
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams(form).toString(),
        // The client secret goes nowhere that an answer points to.
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      text = await res.text();
    } catch {
      throw new OAuthError('unavailable', null, null);
    }
    const answer = jsonIn(text);
    if (res.ok && answer !== null) return answer;
    throw problemIn(res.status, answer);
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Zoom's numbers, from its table of OAuth errors; they stand in the reason's words. */
const BY_CODE: Record<number, OAuthProblem> = {
  4702: 'invalid_client',
  4704: 'invalid_client',
  4706: 'invalid_client',
  4709: 'redirect_mismatch',
  4711: 'invalid_grant',
  4732: 'unavailable',
  4733: 'invalid_grant',
  4734: 'invalid_grant',
  4735: 'invalid_grant',
  4737: 'invalid_grant',
  4738: 'not_approved',
  4740: 'invalid_grant',
  4741: 'invalid_grant',
};

function problemIn(status: number, answer: unknown): OAuthError {
  const parsed = refusal.safeParse(answer);
  // A page or XML instead of JSON comes from what stands in front of Zoom.
  if (!parsed.success || status >= 500 || status === 429 || status < 400) {
    return new OAuthError('unavailable', status, null);
  }
  const { error, reason = '' } = parsed.data;
  const number = /\b(47\d\d)\b/.exec(reason)?.[1];
  const code = number === undefined ? null : Number(number);
  return new OAuthError(problemOf(error, reason, code), status, code);
}

function problemOf(error: string | undefined, reason: string, code: number | null): OAuthProblem {
  const known = code === null ? undefined : BY_CODE[code];
  if (known !== undefined) return known;
  if (/redirect/i.test(reason)) return 'redirect_mismatch';
  if (error === 'invalid_grant') return 'invalid_grant';
  if (error === 'invalid_client') return 'invalid_client';
  return 'refused';
}
