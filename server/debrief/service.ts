import {
  cardsInSight,
  type Debrief,
  type DebriefSources,
  debriefOf,
} from '../../common/debrief.ts';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { isLook } from '../../common/visibility.ts';
import { debriefRows } from '../../db/debrief.ts';
import { type InterviewRow, interviewById } from '../../db/interviews.ts';
import { peopleOf } from '../../db/members.ts';
import { recordLooks } from '../audit/looks.ts';
import { allowed } from '../http/endpoint.ts';
import { mustSee } from '../interviews/service.ts';
import { kitsFor } from '../meetings/snapshot.ts';
import type { Services } from '../services.ts';

/**
 * The debrief of an interview's round as one member may see it. Where an admin reads others' cards
 * of a round they do not judge in, that is kept first.
 * @throws AppError `not_found` where the interview is not the member's to see
 */
export async function readDebrief(
  services: Services,
  member: Member,
  interviewId: string,
): Promise<Debrief> {
  const row = await rowOf(services, member, interviewId);
  const sources = await sourcesOf(services, member, row);
  const debrief = debriefOf(sources);
  if (debrief === null) throw noInterview();
  const looked = cardsInSight(sources).filter((card) =>
    isLook(member, { actorId: card.memberId, interviewId: card.interviewId }, sources.facts),
  );
  await recordLooks(
    services,
    member,
    row.candidateId,
    looked.map((card) => card.interviewId),
  );
  return debrief;
}

/** Opens the debrief before everyone has submitted; a second time changes nothing. */
export async function openDebrief(
  services: Services,
  member: Member,
  interviewId: string,
): Promise<Debrief> {
  const { candidateId, interview } = await rowOf(services, member, interviewId);
  if (interview.debriefOpenedAt === null) {
    const event = {
      id: newId(services.clock.now()),
      type: 'debrief.opened' as const,
      actorId: member.id,
      applicationId: interview.applicationId,
      interviewId,
      body: {},
    };
    const log = { organizationId: member.organizationId, candidateId };
    await services.log.append(log, [{ actor: null, event }]);
  }
  return readDebrief(services, member, interviewId);
}

/** The facts come first: a card that is submitted while the rows are read is not in them yet. */
async function sourcesOf(
  services: Services,
  member: Member,
  row: InterviewRow,
): Promise<DebriefSources> {
  const { database, clock } = services;
  const { candidateId, interview } = row;
  const facts = await allowed(services, member, 'debrief.read', candidateId);
  const now = clock.now();
  mustSee(member, row, facts, now);
  const about = { candidateId, interviewId: interview.id };
  const rows = await debriefRows(database, member.organizationId, about);
  if (rows === null) throw noInterview();
  const { candidateName, application, interviews, scorecards, notes } = rows;
  const named = new Set([
    ...interviews.flatMap(({ memberIds }) => memberIds),
    ...scorecards.map(({ memberId }) => memberId),
  ]);
  return {
    reader: member,
    facts,
    now,
    candidate: { id: candidateId, name: candidateName },
    application,
    interviewId: interview.id,
    interviews,
    kits: await kitsFor(services, member.organizationId, interviews),
    scorecards,
    notes,
    people: await peopleOf(database, member.organizationId, [...named]),
  };
}

async function rowOf(
  { database }: Services,
  member: Member,
  interviewId: string,
): Promise<InterviewRow> {
  const row = await interviewById(database.read, member.organizationId, interviewId);
  if (row === null) throw noInterview();
  return row;
}

const noInterview = () => new AppError('not_found', 'There is no such interview.');
