import { newId } from '../../common/ids.ts';
import type { Interview } from '../../common/interview.ts';
import { type Instant, toInstant, toMs } from '../../common/time.ts';
import { append, type Entry, type LogKey, type ServerEvent } from '../../db/append.ts';
import { type InterviewRow, interviewById } from '../../db/interviews.ts';
import { newestVersion } from '../../db/kits.ts';
import { lockMeeting, updateMeeting } from '../../db/meetings.ts';
import {
  eraseNote,
  filing,
  lockLogs,
  logsWithNotesOf,
  notesOfMeeting,
  removal,
} from '../../db/move.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import { meetingTopic } from '../stream/hub.ts';
import { reactions } from '../tasks/reactions.ts';

export interface LinkRequest {
  organizationId: string;
  meetingUuid: string;
  target: InterviewRow;
  /** The member who chose it; `null` where the meeting's number told it. */
  chosenBy: string | null;
  number: string | null;
}

/**
 * Says which interview a meeting is: for everyone, in one transaction. The interview starts; what
 * the meeting was linked to before is released; notes written in this meeting under another
 * candidate, or under none, move along with their authors and their audience.
 */
export async function linkMeeting(services: Services, request: LinkRequest): Promise<void> {
  const { organizationId, meetingUuid, target, chosenBy, number } = request;
  const now = services.clock.now();
  await services.database.transact(async (tx) => {
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
    const since = handOver ? toInstant(now) : (before?.interview.startedAt ?? meeting.createdAt);
    const kit = await kitAtStart(tx, organizationId, target.interview, now);
    await put(target.candidateId, [...kit, ...start(target.interview, meetingUuid, since, now)]);
    for (const candidateId of sources) {
      await moveNotes(tx, { organizationId, candidateId }, target, meetingUuid, now);
    }
    tx.afterCommitRing(meetingTopic(organizationId, meetingUuid));
  });
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

/** The kit as it is now is the one this interview is held with, whatever becomes of the kit. */
async function kitAtStart(
  tx: Tx,
  organizationId: string,
  { id: interviewId, applicationId, kitId, kitVersion, startedAt }: Interview,
  now: number,
): Promise<ServerEvent[]> {
  if (kitId === null || startedAt !== null) return [];
  const version = await newestVersion(tx.sql, organizationId, kitId);
  if (version === null || version === kitVersion) return [];
  const about = { applicationId, interviewId };
  return [{ ...about, id: newId(now), type: 'interview.kit_set', body: { kitId, version } }];
}

function start(
  interview: Interview,
  meetingUuid: string,
  since: Instant,
  now: number,
): ServerEvent[] {
  const running = interview.status === 'in_progress' && interview.meetingUuid === meetingUuid;
  if (running || interview.status === 'cancelled') return [];
  return [
    {
      id: newId(now),
      type: 'interview.started',
      applicationId: interview.applicationId,
      interviewId: interview.id,
      clientAt: since,
      body: { meetingUuid },
    },
  ];
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
