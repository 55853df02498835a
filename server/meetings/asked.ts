import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { interviewById } from '../../db/interviews.ts';
import { allowed } from '../http/endpoint.ts';
import { mustSee } from '../interviews/service.ts';
import type { Services } from '../services.ts';

/**
 * The interview whose link opened the app, where the member may see it. One that is not theirs to
 * see and one that never was are the same: none.
 */
export async function askedFor(
  services: Services,
  member: Member,
  id: Id | null | undefined,
): Promise<Id | null> {
  if (id === null || id === undefined) return null;
  const { database, clock } = services;
  const row = await interviewById(database.read, member.organizationId, id);
  if (row === null) return null;
  try {
    const facts = await allowed(services, member, 'candidate.read', row.candidateId);
    mustSee(member, row, facts, clock.now());
    return id;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
