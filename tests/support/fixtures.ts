import type { ClientEventType, Draft, EventBody } from '../../common/events.ts';
import { newId } from '../../common/ids.ts';
import type { Member, Role } from '../../common/member.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { toInstant } from '../../common/time.ts';
import { append, type Entry, type LogKey, type ServerEvent } from '../../db/append.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { insertJob } from '../../db/jobs.ts';
import { insertMember } from '../../db/members.ts';
import type { Database } from '../../db/open.ts';
import { insertOrganization } from '../../db/organizations.ts';

/** The moment most tests happen at. */
export const NOON = Date.parse('2026-11-21T12:00:00.000Z');

/** A small organization: one member per role, one job, one candidate in Interview, one interview. */
export interface World {
  organizationId: string;
  admin: Member;
  recruiter: Member;
  manager: Member;
  interviewer: Member;
  colleague: Member;
  jobId: string;
  candidateId: string;
  applicationId: string;
  interviewId: string;
  log: LogKey;
}

export async function makeWorld(database: Database, now = NOON): Promise<World> {
  const organizationId = newId(now);
  const createdAt = toInstant(now);
  const member = (name: string, role: Role): Member => ({
    id: newId(now),
    organizationId,
    name,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@${organizationId}.example`,
    role,
    active: true,
    timeZone: 'Europe/Dublin',
  });
  const world = {
    organizationId,
    admin: member('Ada Admin', 'admin'),
    recruiter: member('Priya Raman', 'recruiter'),
    manager: member('Tomasz Wolski', 'hiring_manager'),
    interviewer: member('Elena Duarte', 'interviewer'),
    colleague: member('Kofi Mensah', 'interviewer'),
    jobId: newId(now),
    candidateId: newId(now),
    applicationId: newId(now),
    interviewId: newId(now),
  };
  const log = { organizationId, candidateId: world.candidateId };
  const members = [world.admin, world.recruiter, world.manager, world.interviewer, world.colleague];
  await database.transact(async (tx) => {
    await insertOrganization(tx, { id: organizationId, name: 'Corrib', settings: {}, createdAt });
    for (const one of members) {
      await insertMember(tx, { ...one, zoomUserId: `zoom-${one.id}`, createdAt });
    }
    await insertJob(tx, organizationId, {
      id: world.jobId,
      title: 'Senior Data Engineer',
      stages: [...DEFAULT_STAGES],
      hiringTeam: [world.manager.id],
      createdAt,
    });
    await insertCandidate(tx, {
      id: world.candidateId,
      organizationId,
      kind: 'candidate',
      createdAt,
    });
  });
  await write(database, log, now, [
    {
      id: newId(now),
      type: 'candidate.added',
      body: { name: 'Niamh Brennan', email: 'niamh@example.com' },
    },
    {
      id: newId(now),
      type: 'application.added',
      applicationId: world.applicationId,
      body: { jobId: world.jobId, jobTitle: 'Senior Data Engineer', stage: 'Interview' },
    },
    {
      id: newId(now),
      type: 'interview.scheduled',
      applicationId: world.applicationId,
      interviewId: world.interviewId,
      body: {
        title: 'Technical interview',
        round: 2,
        rounds: 4,
        startsAt: toInstant(now),
        minutes: 45,
        meetingNumber: '83244710925',
        memberIds: [world.interviewer.id, world.colleague.id],
      },
    },
  ]);
  return { ...world, log };
}

/** Writes events of Hireside's own, as its services do. */
export async function write(
  database: Database,
  log: LogKey,
  now: number,
  events: ServerEvent[],
): Promise<void> {
  const entries = events.map((event): Entry => ({ actor: null, event }));
  await database.transact((tx) => append(tx, log, entries, now, () => []));
}

/** One event as a client sends it. */
export function draft<T extends ClientEventType>(
  type: T,
  body: EventBody<T>,
  more: Partial<
    Pick<Draft, 'id' | 'applicationId' | 'interviewId' | 'meetingUuid' | 'audience'>
  > = {},
): Draft {
  return { id: newId(), type, at: toInstant(NOON), body, ...more } as Draft;
}

export const entry = (actor: Member, one: Draft): Entry => ({
  actor,
  draft: one,
  clientAt: one.at,
});
