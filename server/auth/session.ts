import type { Request } from 'express';
import type { SignedIn } from './sign-in.ts';

/** A new id for every sign-in: one that was planted before is worth nothing after. */
export const renewSession = (req: Request) =>
  new Promise<void>((resolve, reject) => {
    req.session.regenerate((error) => (error ? reject(error) : resolve()));
  });

/** Binds the session to the member and the meeting, and resolves once that is stored. */
export function keepSession(req: Request, who: SignedIn, now: number): Promise<void> {
  Object.assign(req.session, {
    memberId: who.member.id,
    zoomUserId: who.zoomUserId,
    meetingUuid: who.meetingUuid,
    startedAt: now,
  });
  return new Promise((resolve, reject) => {
    req.session.save((error) => (error ? reject(error) : resolve()));
  });
}

/** Ends the session; no cookie is set again. */
export const endSession = (req: Request) =>
  new Promise<void>((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()));
  });
