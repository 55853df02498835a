import type { SignInWay } from '../../common/audit.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { memberByZoomId } from '../../db/members.ts';
import { useContext } from '../../db/tokens.ts';
import type { Tx } from '../../db/transact.ts';
import { keepSignIn } from '../audit/sign-ins.ts';
import type { Services } from '../services.ts';
import { openAppContext } from './app-context.ts';

export interface SignedIn {
  member: Member;
  zoomUserId: string;
  meetingUuid: string | null;
  /** The interview whose link opened the app; whether they may see it, nobody has asked yet. */
  asked?: Id | null;
}

/**
 * Turns an app context into a member, once. What comes with it is written in the same
 * transaction as the mark that the context is used; that somebody came in, in the audit, as well.
 * @returns `null` for someone who is not of the hiring team: candidate, guest, stranger
 * @throws AppError `unauthenticated` where the context does not prove anything
 */
export async function signIn<T>(
  services: Services,
  encoded: string,
  way: SignInWay,
  alongside: (tx: Tx, who: SignedIn | null) => Promise<T>,
): Promise<{ who: SignedIn | null; result: T }> {
  const now = services.clock.now();
  const context = openAppContext(encoded, services.config.zoom, now);
  const member = context.uid === null ? null : await memberByZoomId(services.database, context.uid);
  const who = member?.active
    ? {
        member,
        zoomUserId: context.uid!,
        meetingUuid: context.mid,
        asked: context.asked,
      }
    : null;
  const result = await services.database.transact(async (tx) => {
    // Kept a little longer than it is valid, for clocks that disagree.
    const fresh = await useContext(tx, context.hash, toInstant(context.exp + 120_000));
    if (!fresh) {
      throw new AppError(
        'unauthenticated',
        "Zoom's context was used before. Close Hireside and open it again.",
      );
    }
    if (member !== null) await keepSignIn(tx, member, way, now);
    return alongside(tx, who);
  });
  return { who, result };
}
