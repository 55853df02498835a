import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { append } from '../../db/append.ts';
import { applicationsOf, ofSeenApplication } from '../../db/candidates.ts';
import { type InterviewRow, interviewById, listInterviews } from '../../db/interviews.ts';
import { allowed, mount } from '../http/endpoint.ts';
import { mustSee } from '../interviews/service.ts';
import type { Services } from '../services.ts';
import { linkMeeting } from './link.ts';
import { openFile, openPanel } from './open-panel.ts';

/** The panel's snapshot, and saying which interview a meeting is. */
export function meetingRoutes(router: Router, services: Services): void {
  mount(router, services, 'panel', async ({ identity, member, query }) => {
    const { candidateId, interviewId } = query;
    if (candidateId !== undefined || interviewId !== undefined) {
      return fileOf(services, member, { candidateId, interviewId });
    }
    return openPanel(services, {
      member,
      meetingUuid: identity.meetingUuid ?? query.meetingUuid ?? null,
      isProven: identity.meetingUuid !== null,
      meetingNumber: query.meetingId ?? null,
      emails: query.email ?? [],
      asked: query.asked ?? null,
    });
  });

  mount(
    router,
    services,
    'matchMeeting',
    async ({ identity, member, input }) => {
      const { meetingUuid, interviewId, candidateId } = input;
      const isStaff = member.role === 'admin' || member.role === 'recruiter';
      if (identity.meetingUuid !== meetingUuid && !isStaff) {
        throw new AppError('forbidden', 'Open Hireside in that meeting to link it.');
      }
      const target =
        interviewId === undefined
          ? await interviewWith(services, member, candidateId!)
          : await interviewById(services.database.read, member.organizationId, interviewId);
      if (target === null) throw new AppError('not_found', 'There is no such interview.');
      const facts = await allowed(services, member, 'meeting.link', target.candidateId);
      mustSee(member, target, facts, services.clock.now());
      await linkMeeting(services, {
        organizationId: member.organizationId,
        meetingUuid,
        target,
        chosenBy: member.id,
        number: null,
      });
      const isProven = identity.meetingUuid === meetingUuid;
      return openPanel(services, {
        member,
        meetingUuid,
        isProven,
        meetingNumber: null,
        emails: [],
      });
    },
    async ({ input, member }) => {
      if (input.candidateId !== undefined) return input.candidateId;
      const row = await interviewById(
        services.database.read,
        member.organizationId,
        input.interviewId!,
      );
      return row?.candidateId ?? null;
    },
  );
}

/** A file opened by name, as the desk does: the permission is asked like for any candidate. */
async function fileOf(
  services: Services,
  member: Member,
  { candidateId, interviewId }: { candidateId?: string; interviewId?: string },
) {
  const { database } = services;
  const row =
    interviewId === undefined
      ? null
      : await interviewById(database.read, member.organizationId, interviewId);
  const id = row?.candidateId ?? candidateId;
  if (id === undefined || (interviewId !== undefined && row === null)) {
    throw new AppError('not_found', 'There is no such interview.');
  }
  await allowed(services, member, 'candidate.read', id);
  return openFile(services, member, { candidateId: id, interviewId: interviewId ?? null });
}

/**
 * The candidate's interview that this meeting can be: one around now; else one that is made now,
 * with whoever chose the candidate. An interviewer makes none: they would open the file to
 * themselves again after their time with it is over.
 */
async function interviewWith(
  services: Services,
  member: Member,
  candidateId: string,
): Promise<InterviewRow | null> {
  const { database, clock } = services;
  const now = clock.now();
  const facts = await allowed(services, member, 'meeting.link', candidateId);
  if (facts.kind === 'unfiled') throw new AppError('not_found', 'There is no such candidate.');
  const around = await listInterviews(
    database,
    member,
    {
      candidateId,
      from: toInstant(now - LIMITS.matchAfterMs - 60 * 60_000),
      to: toInstant(now + LIMITS.matchBeforeMs),
      limit: 10,
    },
    now,
  );
  const due = around.find(({ interview }) => interview.status !== 'cancelled');
  if (due !== undefined) return due;
  if (member.role === 'interviewer') {
    throw new AppError('forbidden', 'No interview is scheduled now. Ask the recruiter for one.');
  }
  const seen = ofSeenApplication(member, 'application.id', now);
  const applications = (await applicationsOf(database, [candidateId], seen)).get(candidateId) ?? [];
  const applicationId = applications.at(-1)?.id ?? null;
  const id = newId(now);
  const log = { organizationId: member.organizationId, candidateId };
  await database.transact((tx) =>
    append(
      tx,
      log,
      [
        {
          actor: null,
          event: {
            id: newId(now),
            type: 'interview.scheduled',
            actorId: member.id,
            applicationId,
            interviewId: id,
            body: {
              title: 'Interview',
              round: 1,
              rounds: 1,
              startsAt: toInstant(now),
              minutes: 45,
              memberIds: [member.id],
            },
          },
        },
      ],
      now,
      () => [],
    ),
  );
  return interviewById(database.read, member.organizationId, id);
}
