import { createHash } from 'node:crypto';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { isUniqueViolation } from '../../db/dialect.ts';
import { insertState, type OAuthState, takeState } from '../../db/oauth-states.ts';
import { placeOf } from '../../db/sealed.ts';
import { saveGrant } from '../../db/zoom-grants.ts';
import { keepAudit } from '../audit/keep.ts';
import { keepSignIn } from '../audit/sign-ins.ts';
import type { Services } from '../services.ts';
import { newVerifier, s256, type TokenSet } from '../zoom/oauth.ts';
import { readProfile, type ZoomProfile } from '../zoom/profile.ts';
import { sealTokens } from '../zoom/tokens.ts';
import { type Admission, admit } from './admission.ts';

/** Why a return from Zoom is not taken. */
export type StateProblem = 'expired' | 'reused' | 'mismatched';

/** The state a person came back with is not good. */
export class StateError extends Error {
  override readonly name = 'StateError';
  constructor(readonly problem: StateProblem) {
    super(`OAuth state: ${problem}`);
  }
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/**
 * Begins an authorisation: a state and a PKCE verifier, kept for ten minutes and bound to whoever
 * begins.
 * @param binding names the session that begins; the same has to come back
 */
export async function begin(
  { database, clock, sealer }: Services,
  ask: { flow: OAuthState['flow']; binding: string; returnTo: string | null },
): Promise<{ state: string; challenge: string }> {
  const [state, verifier] = [newVerifier(), newVerifier()];
  const hash = hashOf(state);
  const now = clock.now();
  await database.transact((tx) =>
    insertState(tx, {
      hash,
      flow: ask.flow,
      binding: hashOf(ask.binding),
      verifier: sealer.seal(verifier, placeOf('oauth_state.verifier', hash)),
      return_to: ask.returnTo,
      created_at: toInstant(now),
      // Kept longer than it is good, to tell "too late" from "never".
      expires_at: toInstant(now + 2 * LIMITS.oauthStateMs),
    }),
  );
  // Inside the client Zoom compares the challenge with the verifier as they are.
  return { state, challenge: ask.flow === 'web' ? s256(verifier) : verifier };
}

/**
 * Takes the state somebody came back with; it is used up whatever the outcome.
 * @throws StateError
 */
export async function resume(
  { database, clock, sealer }: Services,
  back: { flow: OAuthState['flow']; state: string; binding: string },
): Promise<{ verifier: string; returnTo: string | null }> {
  const hash = hashOf(back.state);
  const now = clock.now();
  const taken = await database.transact((tx) => takeState(tx, hash, toInstant(now)));
  if (taken === 'unknown') throw new StateError('expired');
  if (taken === 'reused') throw new StateError('reused');
  const isOld = toInstant(now - LIMITS.oauthStateMs) >= taken.created_at;
  if (isOld) throw new StateError('expired');
  if (taken.flow !== back.flow || taken.binding !== hashOf(back.binding)) {
    throw new StateError('mismatched');
  }
  const verifier = sealer.open(taken.verifier, placeOf('oauth_state.verifier', hash));
  return { verifier, returnTo: taken.return_to };
}

interface Who {
  mustBe: string | null;
  mayFound: boolean;
}

/**
 * Exchanges a code, learns who it is, and lets them in with their tokens in one transaction. Who is
 * not let in leaves nothing behind but, perhaps, their question.
 * @param who.mustBe the member whose grant it has to be, who goes on as who they are; `null` for
 * anybody
 * @param who.mayFound whether the first of a Zoom account makes an organization
 * @throws OAuthError, AppError
 */
export async function complete(
  services: Services,
  grant: { code: string; verifier: string; redirectUri: string | null },
  who: Who,
): Promise<Admission & { profile: ZoomProfile }> {
  const { oauth, apiUrl } = services.zoom;
  const tokens = await oauth.exchange(grant);
  const profile = await readProfile(apiUrl, tokens.accessToken);
  const attempt = () => store(services, tokens, profile, who);
  // Two colleagues who come first at once: the second finds what the first has made.
  const admission = await attempt().catch((error) => {
    if (isUniqueViolation(error)) return attempt();
    throw error;
  });
  return { ...admission, profile };
}

function store(
  { database, clock, sealer }: Services,
  tokens: TokenSet,
  profile: ZoomProfile,
  { mustBe, mayFound }: Who,
): Promise<Admission> {
  const now = clock.now();
  return database.transact(async (tx) => {
    const admission = await admit(tx, profile, now, { mayFound });
    const memberId = admission.kind === 'member' ? admission.member.id : null;
    if (mustBe !== null && memberId !== mustBe) {
      throw new AppError('conflict', 'You allowed this as another Zoom user. Switch accounts.');
    }
    // Somebody whose access was ended tries to come back.
    if (admission.kind === 'ended') await keepSignIn(tx, admission.member, 'browser', now);
    if (admission.kind !== 'member') return admission;
    const { member } = admission;
    const { organizationId } = member;
    await keepAudit(tx, { organizationId, actorId: member.id, action: 'zoom.connected' }, now);
    await saveGrant(tx, {
      member_id: member.id,
      organization_id: member.organizationId,
      zoom_user_id: profile.zoomUserId,
      zoom_account_id: profile.zoomAccountId,
      name: profile.name,
      email: profile.email,
      connected_at: toInstant(now),
      ...sealTokens({ sealer, clock }, member.id, tokens),
    });
    return admission;
  });
}
