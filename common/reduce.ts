import { type Application, reduceApplication } from './application.ts';
import { type Candidate, reduceCandidate } from './candidate.ts';
import type { LogEvent } from './events.ts';
import { type Guide, reduceGuide } from './guide.ts';
import type { Id } from './ids.ts';
import { type Interview, reduceInterview } from './interview.ts';
import { type Note, reduceNote } from './note.ts';
import { reduceScorecard, type Scorecard, scorecardId } from './scorecard.ts';

/**
 * What a panel shows of one candidate and what the server keeps as tables: the fold of the log.
 * An event changes at most one entity, so a server can load that row, reduce it and store it
 * without reading the rest of the log.
 */
export interface CandidateState {
  candidate: Candidate | null;
  applications: Record<Id, Application>;
  interviews: Record<Id, Interview>;
  notes: Record<Id, Note>;
  scorecards: Record<string, Scorecard>;
  /** By interview. */
  guides: Record<Id, Guide>;
}

export const EMPTY_STATE: CandidateState = {
  candidate: null,
  applications: {},
  interviews: {},
  notes: {},
  scorecards: {},
  guides: {},
};

/** The entity an event changes. */
export type Target =
  | { kind: 'candidate' }
  | { kind: 'applications' | 'interviews' | 'notes' | 'scorecards' | 'guides'; id: string };

/** Which entity the event changes; `null` for entries that are history only, or erased. */
export function targetOf(event: LogEvent): Target | null {
  if (event.body === null) return null;
  switch (event.type) {
    case 'candidate.added':
    case 'candidate.edited':
    case 'resume.added':
      return { kind: 'candidate' };
    case 'application.added':
    case 'stage.changed':
    case 'stage.reverted':
    case 'hold.changed':
      return at('applications', event.applicationId);
    case 'interview.scheduled':
    case 'interview.rescheduled':
    case 'interview.meeting_set':
    case 'interview.cancelled':
    case 'interview.started':
    case 'interview.ended':
    case 'interview.timed':
    case 'interview.no_show':
    case 'interview.kit_set':
    case 'debrief.opened':
    case 'interview.member_added':
    case 'interview.member_removed':
    case 'meeting.unlinked':
    case 'invitation.answered':
      return at('interviews', event.interviewId);
    case 'note.added':
    case 'note.filed':
      return at('notes', event.id);
    case 'note.edited':
    case 'note.deleted':
    case 'note.restored':
    case 'note.moved':
      return at('notes', event.body.noteId);
    case 'question.claimed':
    case 'question.released':
    case 'question.asking':
    case 'question.asked':
    case 'question.skipped':
    case 'question.reopened':
      return at('guides', event.interviewId);
    case 'rating.set':
    case 'recommendation.set':
    case 'scorecard.submitted':
      if (event.interviewId === null || event.actorId === null) return null;
      return at('scorecards', scorecardId(event.interviewId, event.actorId));
    default:
      return null;
  }
}

function at(kind: Exclude<Target['kind'], 'candidate'>, id: string | null): Target | null {
  return id === null ? null : { kind, id };
}

const reducers = {
  applications: reduceApplication,
  interviews: reduceInterview,
  notes: reduceNote,
  scorecards: reduceScorecard,
  guides: reduceGuide,
};

/** The state after one more event. Pure and total: what it does not understand changes nothing. */
export function reduce(state: CandidateState, event: LogEvent): CandidateState {
  const target = targetOf(event);
  if (target === null) return state;
  if (target.kind === 'candidate') {
    return { ...state, candidate: reduceCandidate(state.candidate, event) };
  }
  // Ids come from outside: `constructor` is one, and no entity of that name was ever added.
  const before = Object.hasOwn(state[target.kind], target.id)
    ? state[target.kind][target.id]!
    : null;
  const reducer = reducers[target.kind] as (before: unknown, event: LogEvent) => unknown;
  const after = reducer(before, event);
  if (after === before) return state;
  const { [target.id]: _, ...others } = state[target.kind] as Record<string, unknown>;
  const entities = after === null ? others : { ...state[target.kind], [target.id]: after };
  return { ...state, [target.kind]: entities } as CandidateState;
}

export const fold = (
  events: Iterable<LogEvent>,
  from: CandidateState = EMPTY_STATE,
): CandidateState => {
  let state = from;
  for (const event of events) state = reduce(state, event);
  return state;
};
