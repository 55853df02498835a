import { newId } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { append, type Entry, type LogKey, type ServerEvent } from '../../db/append.ts';
import { type InterviewRow, interviewById } from '../../db/interviews.ts';
import { lockMeeting, updateMeeting } from '../../db/meetings.ts';
import {
  eraseNote,
  filing,
  lockLogs,
  logsWithNotesOf,
  notesOfMeeting,
  removal,
} from '../../db/move.ts';
import { changeInstance } from '../../db/records/instance-rows.ts';
import type { Tx } from '../../db/transact.ts';
import { settleLife } from '../records/meetings/life.ts';
import type { Services } from '../services.ts';
import { meetingTopic } from '../stream/hub.ts';
import { reactions } from '../tasks/reactions.ts';
import { startOf } from './start.ts';

export interface LinkRequest {
  organizationId: string;
  meetingUuid: string;
  target: InterviewRow;
  /** The member who chose it; `null` where the meeting's number told it. */
  chosenBy: string | null;
  number: string | null;
  /** Zoom itself says when the meeting began. */
  zoomTells?: true;
}

/**
 * Says which interview a meeting is: for everyone, in one transaction. The interview starts; what
 * the meeting was linked to before is released; notes written in this meeting under another
 * candidate, or under none, move along with their authors and their audience.
 */
export async function linkMeeting(services: Services, request: LinkRequest): Promise<void> {
  const now = services.clock.now();
  await services.database.transact((tx) => linkInside(tx, request, now));
}

/** The same inside a transaction. */
export async function linkInside(tx: Tx, request: LinkRequest, now: number): Promise<void> {
  const { organizationId, meetingUuid, target, chosenBy, number } = request;
  const meeting = await lockMeeting(tx, organizationId, meetingUuid, toInstant(now));
  // Somebody was faster, and with another interview: without a person's word theirs stays.
  const isTaken = meeting.interviewId !== null && meeting.interviewId !== target.interview.id;
  if (isTaken && chosenBy === null) return;
  const before =
    meeting.interviewId === null
      ? null
      : await interviewById(tx.sql, organizationId, meeting.interviewId);
  const handOver = before !== null && isHandOver(before.interview, target.interview, now);
  const sources = handOver
    ? meeting.unfiledId === null
      ? []
      : [meeting.unfiledId]
    : await logsWithNotesOf(tx, organizationId, meetingUuid, target.candidateId);
  const logs = [target.candidateId, ...sources, ...(before ? [before.candidateId] : [])];
  await lockLogs(tx, logs);
  const put = (candidateId: string, events: ServerEvent[]) =>
    write(tx, { organizationId, candidateId }, events, now);
  if (before !== null && before.interview.id !== target.interview.id) {
    await put(before.candidateId, [
      release(before.interview, meetingUuid, handOver, chosenBy, now),
    ]);
  }
  await updateMeeting(tx, organizationId, meetingUuid, {
    interviewId: target.interview.id,
    chosen: chosenBy !== null,
    ...(number === null ? {} : { number }),
  });
  if (request.zoomTells !== true) {
    const since = handOver ? toInstant(now) : (before?.interview.startedAt ?? meeting.createdAt);
    const events = await startOf(tx, organizationId, target.interview, meetingUuid, since, now);
    await put(target.candidateId, events);
  }
  await changeInstance(tx, organizationId, meetingUuid, { interview_id: target.interview.id });
  await settleLife(tx, organizationId, target.interview.id, now);
  for (const candidateId of sources) {
    await moveNotes(tx, { organizationId, candidateId }, target, meetingUuid, now);
  }
  tx.afterCommitRing(meetingTopic(organizationId, meetingUuid));
}

/** The next candidate on the same link, in time: the one before was no mistake and keeps its notes. */
function isHandOver(before: Interview, next: Interview, now: number): boolean {
  return (
    before.id !== next.id &&
    before.meetingNumber !== null &&
    before.meetingNumber === next.meetingNumber &&
    toMs(before.startsAt) < toMs(next.startsAt) &&
    now >= toMs(next.startsAt) - 5 * 60_000
  );
}

function release(
  interview: Interview,
  meetingUuid: string,
  handOver: boolean,
  by: string | null,
  now: number,
): ServerEvent {
  const common = {
    id: newId(now),
    actorId: by,
    applicationId: interview.applicationId,
    interviewId: interview.id,
    body: { meetingUuid },
  };
  return handOver
    ? { ...common, type: 'interview.ended' }
    : { ...common, type: 'meeting.unlinked' };
}

async function moveNotes(
  tx: Tx,
  from: LogKey,
  target: InterviewRow,
  meetingUuid: string,
  now: number,
): Promise<void> {
  const to = {
    organizationId: from.organizationId,
    candidateId: target.candidateId,
    applicationId: target.interview.applicationId,
    interviewId: target.interview.id,
  };
  const notes = await notesOfMeeting(tx, from, meetingUuid);
  for (const note of notes) {
    await write(tx, to, [await filing(tx, to, note)], now);
    await write(tx, from, [removal(note)], now);
    await eraseNote(tx, from.candidateId, note.id);
  }
}

async function write(tx: Tx, log: LogKey, events: ServerEvent[], now: number): Promise<void> {
  if (events.length === 0) return;
  const entries = events.map((event): Entry => ({ actor: null, event }));
  await append(tx, log, entries, now, reactions);
}
