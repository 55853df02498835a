import { type Application, undoLeft } from './application.ts';
import type { ErrorCode } from './errors.ts';
import type { Draft } from './events.ts';
import type { CandidateFacts } from './facts.ts';
import type { Interview } from './interview.ts';
import { LIMITS } from './limits.ts';
import type { Actor } from './member.ts';
import type { Note } from './note.ts';
import { isOnOpenPanel, may } from './permissions.ts';
import { isClosed, reasonsFor, type Stage, stageByName, targetsFrom } from './pipeline.ts';
import type { Scorecard } from './scorecard.ts';

/** Why an event was not taken, in words for its author. */
export interface Refusal {
  code: ErrorCode;
  message: string;
}

/** What the rules look at: the rows the event is about, as they are inside the transaction. */
export interface Circumstances {
  actor: Actor;
  facts: CandidateFacts;
  now: number;
  note: Note | null;
  application: Application | null;
  interview: Interview | null;
  /** The author's own scorecard of the event's interview, as far as it is filled in. */
  scorecard: Scorecard | null;
  stages: readonly Stage[];
  /** The candidate whose interview the event's meeting belongs to now, where that is another. */
  meetingMovedTo: string | null;
}

const refused = (message: string): Refusal => ({ code: 'event_refused', message });
const forbidden = (message: string): Refusal => ({ code: 'forbidden', message });

/** Whether an event may enter the log; `null` means yes. Pure: the server asks it under the lock. */
export function refusal(event: Draft, at: Circumstances): Refusal | null {
  if (!may(at.actor, 'candidate.read', at.facts, at.now)) {
    return { code: 'not_found', message: 'There is no such candidate.' };
  }
  if (at.meetingMovedTo !== null) {
    return { code: 'conflict', message: 'This meeting belongs to another candidate now.' };
  }
  switch (event.type) {
    case 'note.added':
      return null;
    case 'note.edited':
    case 'note.deleted':
    case 'note.restored':
      return noteRefusal(event.body.noteId, at);
    case 'stage.changed':
      return moveRefusal(event.body, at);
    case 'stage.reverted':
      return undoRefusal(event.body.eventId, at);
    case 'hold.changed':
      if (!may(at.actor, 'stage.move', at.facts, at.now)) return noRightToMove;
      return at.application === null ? noApplication : null;
    case 'interview.ended':
      return at.interview === null ? noInterview : null;
    case 'interview.no_show':
      return noShowRefusal(at);
    case 'question.claimed':
    case 'question.released':
    case 'question.asking':
    case 'question.asked':
    case 'question.skipped':
    case 'question.reopened':
      return hasInterview(event.interviewId ?? null, at) ? null : noInterview;
    case 'rating.set':
    case 'recommendation.set':
    case 'scorecard.submitted':
      return scorecardRefusal(event, at);
  }
}

const noInterview = refused('There is no such interview.');
const noApplication = refused('There is no such application.');
const noRightToMove = forbidden('You may not move this candidate. Ask the recruiter.');

function noShowRefusal({ actor, facts, now, interview }: Circumstances): Refusal | null {
  if (!may(actor, 'interview.manage', facts, now)) {
    return forbidden('Only recruiters say that a candidate did not come.');
  }
  if (interview === null) return noInterview;
  return interview.status === 'cancelled' ? refused('This interview was cancelled.') : null;
}

function noteRefusal(noteId: string, { note, actor }: Circumstances): Refusal | null {
  const hidden = note === null || (note.audience === 'author' && note.authorId !== actor.id);
  if (hidden) return refused(`There is no note ${noteId} here.`);
  return note.authorId === actor.id ? null : forbidden('Only its author may change a note.');
}

function moveRefusal(
  {
    from,
    to,
    reason,
    note,
  }: { from: string; to: string; reason?: string | null; note?: string | null },
  { actor, facts, now, application, stages }: Circumstances,
): Refusal | null {
  if (!may(actor, 'stage.move', facts, now)) return noRightToMove;
  if (application === null) return noApplication;
  if (from !== application.stage) {
    return { code: 'conflict', message: `The stage is ${application.stage} now, not ${from}.` };
  }
  const target = stageByName(stages, to);
  if (target === undefined) return refused(`There is no stage “${to}” in this pipeline.`);
  if (to === from) return refused(`The stage is ${to} already.`);
  const cameFrom = application.lastMove?.from ?? null;
  if (!targetsFrom(stages, from, cameFrom).some((stage) => stage.name === to)) {
    return refused(`From ${from} an application returns to ${cameFrom}.`);
  }
  const reasons = reasonsFor(target.type);
  if (reasons.length > 0 && !reasons.includes(reason ?? '')) {
    return refused(`Moving to ${to} needs one of its reasons.`);
  }
  if (reason === 'Other' && isClosed(target.type) && !note?.trim()) {
    return refused('The reason “Other” needs a note.');
  }
  if (stageByName(stages, from)?.type === 'hired' && !reason?.trim() && !note?.trim()) {
    return refused(`Leaving ${from} needs a reason.`);
  }
  return null;
}

function undoRefusal(eventId: string, { now, application }: Circumstances): Refusal | null {
  if (application === null) return noApplication;
  if (application.lastMove?.eventId !== eventId) {
    return { code: 'conflict', message: 'The stage has moved again since.' };
  }
  if (undoLeft(application, now - LIMITS.undoGraceMs) === 0) {
    return refused('The time to undo is over. Move the stage instead.');
  }
  return null;
}

const hasInterview = (interviewId: string | null, { facts }: Circumstances) =>
  facts.interviews.some(({ id }) => id === interviewId);

/** Judgement is written by members of the interview panel, for themselves, while its window is open. */
function scorecardRefusal(event: Draft, at: Circumstances): Refusal | null {
  const interview = at.facts.interviews.find(({ id }) => id === event.interviewId);
  if (interview === undefined) return noInterview;
  if (!isOnOpenPanel(at.actor, interview, at.now)) {
    return forbidden('Only members of the interview panel fill in its scorecard.');
  }
  const ratings = at.scorecard?.ratings ?? {};
  if (event.type === 'rating.set') {
    const isNew = !Object.hasOwn(ratings, event.body.attributeId);
    const full = Object.keys(ratings).length >= LIMITS.ratingsPerCard;
    return isNew && full ? refused('This scorecard has no room for another attribute.') : null;
  }
  if (event.type === 'scorecard.submitted' && at.facts.settings.ratingComments === 'required') {
    const bare = Object.values(ratings).filter(
      ({ value, comment }) => value !== null && !comment?.trim(),
    ).length;
    if (bare > 0) {
      const which = bare === 1 ? 'One rating has' : `${bare} ratings have`;
      return refused(`${which} no comment yet; your organization asks for one on each.`);
    }
  }
  return null;
}
