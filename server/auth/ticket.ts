import type { Request } from 'express';
import { z } from 'zod';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { memberById } from '../../db/members.ts';
import type { Services } from '../services.ts';
import { type Identity, identify } from './identity.ts';
import { SealError, type Sealer } from './seal.ts';

export type TicketHolder = Pick<Identity, 'member' | 'bearer' | 'key'>;

const shape = z.object({
  member: z.string(),
  /** The browser session it was given to; `null` for callers with a token, who have none. */
  session: z.string().nullable(),
  until: z.number(),
});

/**
 * What lets a player or a download in that sends no bearer token: sealed for one member and one
 * thing.
 * @param place names the thing: the ticket opens nothing else
 * @param until milliseconds
 */
export function sealTicket(
  sealer: Sealer,
  { member, bearer, key }: TicketHolder,
  place: string,
  until: number,
): string {
  const session = bearer === null ? key : null;
  return sealer.seal(
    JSON.stringify({ member: member.id, session, until } satisfies z.input<typeof shape>),
    place,
  );
}

/**
 * Whose ticket it is.
 * @param refusal what is said where it is no good, or somebody else's
 * @throws AppError `unauthenticated`
 */
export async function holderOf(
  services: Services,
  req: Request,
  { ticket, place }: { ticket: string; place: string },
  refusal: string,
): Promise<Member> {
  const { sealer, clock, database } = services;
  const refused = new AppError('unauthenticated', refusal);
  let text: string;
  try {
    text = sealer.open(ticket, place);
  } catch (error) {
    if (error instanceof SealError) throw refused;
    throw error;
  }
  const { member: memberId, session, until } = shape.parse(JSON.parse(text));
  if (clock.now() >= until) throw refused;
  // A panel in a frame has no cookie to show; where there is one, it is the same session's.
  const caller = await identify(req, services);
  if (session !== null && caller?.key !== session) throw refused;
  if (caller !== null && caller.member.id !== memberId) throw refused;
  const member = await memberById(database, memberId);
  if (!member?.active) throw refused;
  return member;
}
