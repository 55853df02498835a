import { type Id, newId } from '../../common/ids.ts';
import { endOf } from '../../common/interview.ts';
import { LIMITS } from '../../common/limits.ts';
import type { DeskKey, SeatKey } from '../../common/rehearsal.ts';
import { type Clock, toInstant, toMs } from '../../common/time.ts';
import { append, type ServerEvent } from '../../db/append.ts';
import { eraseProceedings } from '../../db/erase.ts';
import { type InterviewRow, interviewById } from '../../db/interviews.ts';
import { lockLogs } from '../../db/move.ts';
import { moveOf } from '../../db/moves.ts';
import type { Database } from '../../db/open.ts';
import type { Tx } from '../../db/transact.ts';
import type { DeskPerson } from '../rehearsal/desk.ts';
import type { ScheduledMeeting, SeatPerson } from '../rehearsal/room.ts';
import { type CastMember, FIRST_INTERVIEW, GUEST, JOBS, MEMBERS, ORGANIZATION } from './cast.ts';
import { FOCUS, TECHNICAL } from './kits/technical.ts';
import { UPCOMING } from './upcoming.ts';

interface Needs {
  database: Database;
  clock: Clock;
}

export interface RehearsalCast {
  organizationId: Id;
  members: Record<keyof typeof MEMBERS, CastMember>;
  /** Who sits at the rehearsal table. The guest has a Zoom account that no member has. */
  seats: Record<SeatKey, Omit<SeatPerson, 'key'>>;
  desks: Record<DeskKey, Omit<DeskPerson, 'key'>>;
  interview: ScheduledMeeting & { id: Id; candidateId: Id };
}

/** The people and the meeting that the rehearsal room plays. */
export function rehearsalCast(): RehearsalCast {
  const { ada, priya, elena, kofi, tomasz } = MEMBERS;
  const desk = ({ name, zoomUserId }: CastMember) => ({ name, uid: zoomUserId });
  const { id, candidateId, candidateName, meetingNumber } = FIRST_INTERVIEW;
  return {
    organizationId: ORGANIZATION.id,
    members: MEMBERS,
    seats: {
      recruiter: { name: priya.name, uid: priya.zoomUserId },
      interviewer: { name: elena.name, uid: elena.zoomUserId },
      manager: { name: tomasz.name, uid: tomasz.zoomUserId },
      candidate: { name: candidateName, uid: null },
      guest: { name: GUEST.name, uid: GUEST.zoomUserId },
    },
    desks: {
      admin: desk(ada),
      recruiter: desk(priya),
      interviewer: desk(elena),
      interviewer2: desk(kofi),
      manager: desk(tomasz),
    },
    interview: {
      id,
      candidateId,
      meetingNumber,
      topic: `Interview: ${candidateName}, ${JOBS.dataEngineer.title}`,
    },
  };
}

export async function rehearsalExists({ read }: Database): Promise<boolean> {
  return (await interviewById(read, ORGANIZATION.id, FIRST_INTERVIEW.id)) !== null;
}

/**
 * Puts the first interview back to its beginning, starting now: released from its meeting, its
 * invitation accepted, its candidate in the stage she came with, its guide and scorecards empty.
 * Notes stay.
 */
export async function restartRehearsal({ database, clock }: Needs): Promise<void> {
  const now = clock.now();
  await database.transact(async (tx) => {
    await restart(tx, now, now);
    await moveAside(tx, now);
  });
}

/**
 * For a server's start: where the first interview's hour is over, moves it to two minutes from
 * now, and the other interviews that lay ahead along with it.
 * @returns whether anything was moved
 */
export async function refreshRehearsal({ database, clock }: Needs): Promise<boolean> {
  const now = clock.now();
  return database.transact(async (tx) => {
    const first = await interviewById(tx.sql, ORGANIZATION.id, FIRST_INTERVIEW.id);
    if (first === null) return false;
    const { startsAt, minutes } = first.interview;
    if (now <= toMs(startsAt) + minutes * 60_000 + LIMITS.matchAfterMs) return false;
    await restart(tx, UPCOMING.technical.startsAt(now), now);
    const { technical: _, ...others } = UPCOMING;
    for (const { id, startsAt: next } of Object.values(others)) {
      const row = await interviewById(tx.sql, ORGANIZATION.id, id);
      if (row?.interview.status === 'scheduled') await reschedule(tx, row, next(now), now);
    }
    return true;
  });
}

async function restart(tx: Tx, startsAt: number, now: number): Promise<void> {
  const row = await interviewById(tx.sql, ORGANIZATION.id, FIRST_INTERVIEW.id);
  if (row === null) return;
  const { interview, candidateId } = row;
  await lockLogs(tx, [candidateId]);
  await eraseProceedings(tx, { organizationId: ORGANIZATION.id, candidateId }, interview.id);
  const about = { applicationId: interview.applicationId, interviewId: interview.id };
  const events: ServerEvent[] = [];
  const { meetingUuid } = interview;
  if (meetingUuid !== null) {
    events.push({ ...about, id: newId(now), type: 'meeting.unlinked', body: { meetingUuid } });
  }
  // Every panel that follows fetches anew after this, and drops what was erased.
  const kit = { kitId: TECHNICAL.id, version: null, focus: FOCUS };
  const planner = { actorId: MEMBERS.priya.id, body: kit };
  events.push({ ...about, ...planner, id: newId(now), type: 'interview.kit_set' });
  const { applicationId, stage } = FIRST_INTERVIEW;
  const move = await moveOf(tx, candidateId, applicationId);
  if (move !== null && move.application.stage !== stage) {
    const body = { from: move.application.stage, to: stage, reason: 'The rehearsal starts over' };
    const actorId = MEMBERS.priya.id;
    events.push({ id: newId(now), type: 'stage.changed', actorId, applicationId, body });
  }
  await write(tx, candidateId, events, now);
  await reschedule(tx, row, startsAt, now);
}

/** Keeps the later interview of the same members out of the first one's hour. */
async function moveAside(tx: Tx, now: number): Promise<void> {
  const row = await interviewById(tx.sql, ORGANIZATION.id, UPCOMING.later.id);
  if (row === null || row.interview.status !== 'scheduled') return;
  const tooNear = toMs(row.interview.startsAt) < now + 3 * 3_600_000;
  const isAhead = endOf(row.interview) + LIMITS.matchAfterMs > now;
  if (tooNear && isAhead) await reschedule(tx, row, UPCOMING.later.startsAt(now), now);
}

/** Moves the first interview to a time that may have passed; what was said in it stays. */
export async function planRehearsal({ database, clock }: Needs, startsAt: number): Promise<void> {
  await database.transact(async (tx) => {
    const row = await interviewById(tx.sql, ORGANIZATION.id, FIRST_INTERVIEW.id);
    if (row !== null) await reschedule(tx, row, startsAt, clock.now());
  });
}

/** Moves an interview and keeps the answer to its invitation, as far as there was one. */
async function reschedule(
  tx: Tx,
  { candidateId, interview }: InterviewRow,
  startsAt: number,
  now: number,
): Promise<void> {
  const { id: interviewId, applicationId, minutes, reply } = interview;
  const about = { applicationId, interviewId };
  const body = { startsAt: toInstant(startsAt), minutes };
  const actorId = MEMBERS.priya.id;
  const events: ServerEvent[] = [
    { ...about, id: newId(now), type: 'interview.rescheduled', actorId, body },
  ];
  if (reply !== 'pending') {
    events.push({ ...about, id: newId(now), type: 'invitation.answered', body: { reply } });
  }
  await write(tx, candidateId, events, now);
}

async function write(tx: Tx, candidateId: string, events: ServerEvent[], now: number) {
  const log = { organizationId: ORGANIZATION.id, candidateId };
  const entries = events.map((event) => ({ actor: null, event }));
  await append(tx, log, entries, now, () => []);
}
