import { meetingChatEvent, recordChat } from '../cloud/chat-said.ts';
import { type DayFacts, interviewDay } from '../cloud/day.ts';
import type { CloudEvent } from '../cloud/hooks.ts';
import { ownLinks } from '../cloud/pages.ts';
import { callerLogEvent, historyEvent, playCall, recordingEvent } from '../cloud/phone-calls.ts';
import { record, recordingAnswer, transcribe } from '../cloud/recorded.ts';
import type { RunPerson } from '../cloud/run-events.ts';
import type { CloudRun, CloudState, CloudStay } from '../cloud/state.ts';
import { longTranscript } from '../cloud/talk.ts';
import { teamChat } from './team-chat.ts';

const MINUTE = 60_000;

/** How long before the interview the candidate is called. */
export const CALL_BEFORE_MS = 90 * MINUTE;

/** Who a day is about, beyond its meeting. */
export interface ScriptFacts extends DayFacts {
  /** The candidate's, in E.164. */
  candidateNumber: string;
  candidateEmail: string;
  hostEmail: string;
}

/** Something that Zoom tells, and how often with which name of the delivery. */
export interface Telling {
  event: CloudEvent;
  /** Told again under the same name, as after an answer that got lost. */
  isDoubled?: true;
}

/** Where this cloud is: of addresses for files. */
interface At {
  url: string;
  apiUrl: string;
}

/**
 * Lets an interview day happen at this Zoom and answers what it tells of it, in the order in which
 * it arrives: some of it late, some of it twice.
 */
export function writeDay(state: CloudState, at: At, day: ScriptFacts): Telling[] {
  const events = interviewDay(day);
  const end = events.findIndex(({ event }) => event === 'meeting.ended');
  const [, started, first, ...others] = events.slice(0, end + 1);
  state.runs.push(runOf(day));
  const written = teamChat(state, day);
  return [
    ...phone(state, at, day),
    ...written.before,
    // Somebody is told to be in the meeting before it is told to have begun.
    { event: first! },
    { event: started!, isDoubled: true },
    ...chat(day),
    ...others.map((event): Telling => ({ event })),
    // The beginning once more, an hour late and under another name.
    { event: started! },
    ...recorded(state, at, day),
    ...written.after,
  ];
}

/** The recording of the call is told before its history; the history in both its forms. */
function phone(state: CloudState, { apiUrl }: At, day: ScriptFacts): Telling[] {
  const { accountId, hostId } = day;
  const startsAt = day.startedAt - CALL_BEFORE_MS;
  const call = {
    userIds: [hostId],
    direction: 'outbound' as const,
    number: day.candidateNumber,
    startsAt,
    talk: 240,
    recorded: true,
  };
  return playCall(state, call).flatMap(({ userId, row }): Telling[] => {
    const told = startsAt + 5 * MINUTE;
    return [
      { event: recordingEvent(accountId, userId, row, { apiUrl, at: told }) },
      { event: historyEvent(accountId, userId, [row], told), isDoubled: true },
      { event: callerLogEvent(accountId, userId, row, told) },
    ];
  });
}

const WORDS = [
  { minutes: 6, from: 'interviewer', text: 'The schema we are looking at: orders, loads, audits' },
  { minutes: 17, from: 'candidate', text: 'This is the diff view I mentioned' },
] as const;

/** Two messages to everyone; and one to the host alone, which is nobody else's to keep. */
function chat(day: ScriptFacts): Telling[] {
  const run = { number: Number(day.number), uuid: day.uuids[0] };
  const said = (name: string, minutes: number, text: string, to?: 'guest'): Telling => {
    const at = day.startedAt + minutes * MINUTE;
    const message = { name, text, at, ...(to ? { to } : {}) };
    return { event: meetingChatEvent(day.accountId, run, message) };
  };
  return [
    ...WORDS.map(({ minutes, from, text }) => said(day[from].name, minutes, text)),
    said(day.candidate.name, 20, 'Is it all right if I get some water?', 'guest'),
  ];
}

const clock = (minutes: number) => `00:${String(minutes).padStart(2, '0')}:00`;

/** The first run's picture and sound, its chat, and later its transcript. */
function recorded(state: CloudState, at: At, day: ScriptFacts): Telling[] {
  const { accountId, hostId, startedAt, topic } = day;
  const about = { uuid: day.uuids[0], number: Number(day.number), hostId, topic };
  const recording = record({ ...about, startsAt: startedAt, minutes: 45 });
  state.recordings.set(recording.uuid, recording);
  const text = WORDS.map(
    ({ minutes, from, text }) => `${clock(minutes)}\t${day[from].name}:\t${text}`,
  );
  const file = recordChat(
    state,
    { hostId, text: `${text.join('\r\n')}\r\n`, startsAt: startedAt },
    at.apiUrl,
  );
  const links = ownLinks(() => at.url);
  const told = (event: string, minutes: number, isWithChat = false): CloudEvent => {
    const object = recordingAnswer(recording, links);
    const recording_files = [...object.recording_files, ...(isWithChat ? [file] : [])];
    const payload = { account_id: accountId, object: { ...object, recording_files } };
    return { event, event_ts: startedAt + minutes * MINUTE, payload };
  };
  const completed = told('recording.completed', 45, true);
  transcribe(recording, longTranscript(45));
  return [
    { event: completed, isDoubled: true },
    { event: told('recording.transcript_completed', 45) },
  ];
}

/** Zoom's own list of who was there. */
function runOf(day: ScriptFacts): CloudRun {
  const { host, interviewer, candidate, stranger } = day;
  const stay = (one: RunPerson, from: number, to: number): CloudStay => ({
    id: one.zoomUserId ?? '',
    name: one.name,
    email: one.email ?? '',
    joinedAt: day.startedAt + from * MINUTE,
    leftAt: day.startedAt + to * MINUTE,
    status: 'in_meeting',
  });
  return {
    uuid: day.uuids[0],
    number: Number(day.number),
    hostId: day.hostId,
    stays: [
      stay(host, 0, 44),
      stay(interviewer, 1, 45),
      stay(candidate, 3, 10),
      stay(candidate, 12, 45),
      stay(stranger, 13, 14),
    ],
  };
}
