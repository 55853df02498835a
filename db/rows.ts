import type { Selectable } from 'kysely';
import type { Application } from '../common/application.ts';
import type { Candidate } from '../common/candidate.ts';
import type { LogEvent } from '../common/events.ts';
import { endOf, type Interview } from '../common/interview.ts';
import type { Note } from '../common/note.ts';
import { toInstant } from '../common/time.ts';
import type {
  ApplicationTable,
  EventTable,
  InterviewMemberTable,
  InterviewTable,
  NoteTable,
} from './schema.ts';

/** Between the entities of the reducer and the rows of the tables. Each pair is its own inverse. */

const flag = (value: boolean) => (value ? 1 : 0);

export function eventFromRow(row: Omit<Selectable<EventTable>, 'candidate_id'>): LogEvent {
  return {
    seq: row.seq,
    card: 0,
    id: row.id,
    type: row.type,
    actorId: row.actor_id,
    applicationId: row.application_id,
    interviewId: row.interview_id,
    meetingUuid: row.meeting_uuid,
    audience: row.audience,
    body: row.body === null ? null : JSON.parse(row.body),
    clientAt: row.client_at,
    serverAt: row.server_at,
    late: row.late === 1,
    informed: false,
  } as LogEvent;
}

export function eventToRow(candidateId: string, event: LogEvent): EventTable {
  return {
    candidate_id: candidateId,
    seq: event.seq,
    id: event.id,
    type: event.type,
    actor_id: event.actorId,
    application_id: event.applicationId,
    interview_id: event.interviewId,
    meeting_uuid: event.meetingUuid,
    audience: event.audience,
    body: event.body === null ? null : JSON.stringify(event.body),
    client_at: event.clientAt,
    server_at: event.serverAt,
    late: flag(event.late),
  };
}

type Owner = { candidate_id: string; organization_id: string };

/**
 * What search looks through: names, addresses, numbers, words about the person. Two blanks stand
 * before each word, so that with them even one letter at its beginning makes a trigram.
 */
export const searchText = (candidate: Candidate): string =>
  [
    candidate.name,
    candidate.email,
    candidate.phone,
    candidate.headline,
    candidate.location,
    ...candidate.tags,
  ]
    .filter(Boolean)
    .flatMap((text) => text!.toLowerCase().split(/\s+/))
    .map((word) => `  ${word}`)
    .join('');

export function applicationFromRow(row: Selectable<ApplicationTable>): Application {
  return {
    id: row.id,
    jobId: row.job_id,
    jobTitle: row.job_title,
    appliedAt: row.applied_at,
    stage: row.stage,
    since: row.since,
    reason: row.reason,
    onHold: row.on_hold === 1,
    lastMove: row.last_move === null ? null : JSON.parse(row.last_move),
  };
}

export function applicationToRow(
  one: Application,
  owner: Owner,
  stageType: ApplicationTable['stage_type'],
): ApplicationTable {
  return {
    id: one.id,
    ...owner,
    job_id: one.jobId,
    job_title: one.jobTitle,
    applied_at: one.appliedAt,
    stage: one.stage,
    stage_type: stageType,
    since: one.since,
    reason: one.reason,
    on_hold: flag(one.onHold),
    last_move: one.lastMove === null ? null : JSON.stringify(one.lastMove),
  };
}

export function interviewFromRow(row: Selectable<InterviewTable>): Interview {
  return {
    id: row.id,
    applicationId: row.application_id,
    title: row.title,
    round: row.round,
    rounds: row.rounds,
    startsAt: row.starts_at,
    minutes: row.minutes,
    meetingNumber: row.meeting_number,
    memberIds: JSON.parse(row.member_ids),
    status: row.status,
    reply: row.reply,
    meetingUuid: row.meeting_uuid,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    kitId: row.kit_id,
    kitVersion: row.kit_version,
    focus: JSON.parse(row.focus),
    debriefOpenedAt: row.debrief_opened_at,
  };
}

export function interviewToRow(one: Interview, owner: Owner): InterviewTable {
  return {
    id: one.id,
    ...owner,
    application_id: one.applicationId,
    title: one.title,
    round: one.round,
    rounds: one.rounds,
    starts_at: one.startsAt,
    ends_at: toInstant(endOf(one)),
    minutes: one.minutes,
    meeting_number: one.meetingNumber,
    member_ids: JSON.stringify(one.memberIds),
    status: one.status,
    reply: one.reply,
    meeting_uuid: one.meetingUuid,
    started_at: one.startedAt,
    ended_at: one.endedAt,
    kit_id: one.kitId,
    kit_version: one.kitVersion,
    focus: JSON.stringify(one.focus),
    debrief_opened_at: one.debriefOpenedAt,
  };
}

export const seatsOf = (one: Interview, owner: Owner): InterviewMemberTable[] =>
  [...new Set(one.status === 'cancelled' ? [] : one.memberIds)].map((member_id) => ({
    interview_id: one.id,
    member_id,
    candidate_id: owner.candidate_id,
    application_id: one.applicationId,
    ends_at: toInstant(endOf(one)),
  }));

export function noteFromRow(row: Omit<Selectable<NoteTable>, 'num' | 'indexed'>): Note {
  return {
    id: row.id,
    authorId: row.author_id,
    applicationId: row.application_id,
    interviewId: row.interview_id,
    meetingUuid: row.meeting_uuid,
    audience: row.audience,
    text: row.text,
    flag: row.flag,
    questionId: row.question_id,
    attributeId: row.attribute_id,
    at: row.at,
    savedAt: row.saved_at,
    editedAt: row.edited_at,
    deleted: row.deleted === 1,
    late: row.late === 1,
    history: JSON.parse(row.history),
  };
}

export function noteToRow(one: Note, owner: Owner): Omit<NoteTable, 'num' | 'indexed'> {
  return {
    id: one.id,
    ...owner,
    author_id: one.authorId,
    application_id: one.applicationId,
    interview_id: one.interviewId,
    meeting_uuid: one.meetingUuid,
    audience: one.audience,
    text: one.text,
    flag: one.flag,
    question_id: one.questionId,
    attribute_id: one.attributeId,
    at: one.at,
    saved_at: one.savedAt,
    edited_at: one.editedAt,
    deleted: flag(one.deleted),
    late: flag(one.late),
    history: JSON.stringify(one.history),
  };
}
