import { createHash } from 'node:crypto';
import express, { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { consentPage, PAGE_CSS, refusalPage } from './oauth-page.ts';
import { type Challenge, type OAuthGrants, Refusal } from './oauth-state.ts';

/** How this Zoom misbehaves, until told otherwise. */
export interface OAuthTrouble {
  /** Answers of `/oauth/token` and `/oauth/revoke` wait for it. */
  hold: Promise<void> | null;
  /** They are an error page, as of a proxy in front of Zoom. */
  isDown: boolean;
}

export interface OAuthDeps {
  clientId: string;
  clientSecret: string;
  grants: OAuthGrants;
  trouble: OAuthTrouble;
  /** Addresses of the app's allow list. */
  isAllowed(redirectUri: string): boolean;
  /** Zoom tells an app that a grant ended by `app_deauthorized`, also where the app revoked it. */
  onEnded?(uid: string): void;
}

const asked = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.enum(['plain', 'S256']).optional(),
});
type Asked = z.infer<typeof asked>;

const answered = asked.extend({ uid: z.string(), answer: z.enum(['allow', 'deny']) });

const tokenForm = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string().optional(),
    code_verifier: z.string().optional(),
  }),
  z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() }),
]);

/**
 * The OAuth half of the rehearsal's Zoom, by the paths and words of the real one: `/oauth/authorize`,
 * `/oauth/token`, `/oauth/revoke`. To be mounted at the root of an origin of its own.
 */
export function oauthRouter(deps: OAuthDeps): Router {
  const { grants } = deps;
  const router = Router();
  router.use('/oauth', express.urlencoded({ extended: false, limit: '10kb' }));

  router.get('/oauth/page.css', (_req, res) => void res.type('css').send(PAGE_CSS));

  router.get('/oauth/authorize', (req, res) => {
    const request = checked(deps, asked, req.query, res);
    if (request === null) return;
    const fields = Object.entries(request).filter(([, value]) => value !== undefined);
    secure(res, request.redirect_uri);
    const people = [...grants.users.values()];
    res.send(consentPage(people, Object.fromEntries(fields), grants.scope.split(' ')));
  });

  router.post('/oauth/authorize', (req, res) => {
    const request = checked(deps, answered, req.body, res);
    if (request === null) return;
    const back = new URL(request.redirect_uri);
    if (request.answer === 'deny') back.searchParams.set('error', 'access_denied');
    else {
      const code = grants.codeFor(request.uid, request.redirect_uri, challengeOf(request));
      back.searchParams.set('code', code);
    }
    if (request.state !== undefined) back.searchParams.set('state', request.state);
    res.redirect(back.href);
  });

  router.post(['/oauth/token', '/oauth/revoke'], async (_req, res, next) => {
    await deps.trouble.hold;
    if (!deps.trouble.isDown) return next();
    res.status(503).type('html').send('<html><body>Service Unavailable</body></html>');
  });

  router.post('/oauth/token', (req, res) => {
    answer(deps, req, res, () => {
      const parsed = tokenForm.safeParse(req.body);
      if (!parsed.success) throw new Refusal('invalid_request', 'Missing grant type (4706)');
      const form = parsed.data;
      const grant =
        form.grant_type === 'refresh_token'
          ? grants.refresh(form.refresh_token)
          : exchange(grants, form);
      return {
        access_token: grant.access,
        token_type: 'bearer',
        refresh_token: grant.refresh,
        expires_in: 3_599,
        scope: grants.scope,
        api_url: 'https://api.zoom.us',
      };
    });
  });

  router.post('/oauth/revoke', (req, res) => {
    answer(deps, req, res, () => {
      const uid = grants.revoke(String(req.body?.token ?? ''));
      if (uid !== null) deps.onEnded?.(uid);
      return { status: 'success' };
    });
  });

  return router;
}

function exchange(
  grants: OAuthGrants,
  form: { code: string; redirect_uri?: string | undefined; code_verifier?: string | undefined },
) {
  const code = grants.takeCode(form.code);
  if (form.redirect_uri !== undefined && form.redirect_uri !== code.redirectUri) {
    throw new Refusal('invalid_request', 'Redirect URI mismatch (4709)');
  }
  if (code.challenge !== null && !isVerified(code.challenge, form.code_verifier ?? '')) {
    throw new Refusal('invalid_grant', 'Invalid authorization code: code verifier (4734)');
  }
  return grants.begin(code.uid);
}

const isVerified = ({ method, value }: Challenge, verifier: string) =>
  value ===
  (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url'));

/** PKCE without a method is `plain`. */
const challengeOf = ({ code_challenge, code_challenge_method }: Asked): Challenge | null =>
  code_challenge === undefined
    ? null
    : { value: code_challenge, method: code_challenge_method ?? 'plain' };

/** The request as Zoom would take it; else its page of refusal is sent, and nothing redirects. */
function checked<T extends Asked>(
  deps: OAuthDeps,
  schema: z.ZodType<T>,
  from: unknown,
  res: Response,
): T | null {
  const parsed = schema.safeParse(from);
  const reason = !parsed.success
    ? 'Invalid request (4700)'
    : parsed.data.client_id !== deps.clientId
      ? 'Invalid client_id (4702)'
      : !deps.isAllowed(parsed.data.redirect_uri)
        ? 'Invalid redirect URL (4709)'
        : null;
  if (reason === null) return parsed.data!;
  secure(res, null);
  res.status(400).send(refusalPage(reason));
  return null;
}

/** A form's redirect counts as its target: the page may go back to who sent the person, no further. */
function secure(res: Response, redirectUri: string | null): void {
  const targets = redirectUri === null ? "'self'" : `'self' ${new URL(redirectUri).origin}`;
  res.set({
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'self'; img-src data:; form-action ${targets}`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  });
  res.type('html');
}

/** Answers a call of the app, which proves itself by Basic authorisation. */
function answer(deps: OAuthDeps, req: Request, res: Response, work: () => unknown): void {
  const expected = Buffer.from(`${deps.clientId}:${deps.clientSecret}`).toString('base64');
  try {
    if (req.get('authorization') !== `Basic ${expected}`) {
      throw new Refusal('invalid_client', 'Invalid client_id or client_secret');
    }
    res.set('cache-control', 'no-store').json(work());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, error: kind } = error;
    res.status(kind === 'invalid_client' ? 401 : 400).json({ reason, error: kind });
  }
}
