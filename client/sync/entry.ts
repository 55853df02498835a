import type { ErrorCode } from '../../common/errors.ts';
import type { Draft, LogEvent } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { Instant } from '../../common/time.ts';
import type { RefusedEvent } from './view.ts';

/** An event on its way: written here, not yet known to be in the log. */
export interface OutboxEntry {
  streamId: Id;
  draft: Draft;
  /** Server time when it was written here; what the panel shows until the server says. */
  writtenAt: Instant;
}

/** An event the server did not take. `clash`: a stage move that lost against a colleague's. */
export interface RefusedEntry extends OutboxEntry {
  id: Id;
  kind: 'refused' | 'clash';
  code: ErrorCode;
  message: string;
}

/** The server has it: its number in the log of `streamId`. */
export interface Acknowledged {
  id: Id;
  streamId: Id;
  seq: number;
  /** For judgement, the number in its scorecard's log; 0 for everything else. */
  card?: number;
}

export const idOf = (entry: OutboxEntry): Id => entry.draft.id;

/** The entry as the log will tell it; `seq` 0 says that the server has not numbered it yet. */
export function eventOf(
  { draft, writtenAt }: OutboxEntry,
  actorId: Id,
  { seq, card = 0 }: Pick<Acknowledged, 'seq' | 'card'> = { seq: 0 },
): LogEvent {
  return {
    seq,
    card,
    id: draft.id,
    type: draft.type,
    actorId,
    applicationId: draft.applicationId ?? null,
    interviewId: draft.interviewId ?? null,
    meetingUuid: draft.meetingUuid ?? null,
    audience: draft.audience ?? 'team',
    body: draft.body,
    clientAt: draft.at,
    serverAt: writtenAt,
    late: false,
    informed: false,
  } as LogEvent;
}

/** A refused entry as its author sees it. */
export function refusedEvent(entry: RefusedEntry, actorId: Id): RefusedEvent {
  const { id, draft, code, message } = entry;
  const text = wordsOf(draft);
  return {
    id,
    type: draft.type,
    text,
    code,
    message,
    at: draft.at,
    event: eventOf(entry, actorId),
  };
}

/** What a person would want to copy out of an event. */
function wordsOf(draft: Draft): string {
  switch (draft.type) {
    case 'note.added':
    case 'note.edited':
      return draft.body.text;
    case 'stage.changed': {
      const { from, to, reason, note } = draft.body;
      return [`${from} → ${to}`, reason, note].filter(Boolean).join('. ');
    }
    case 'hold.changed':
      return [draft.body.onHold ? 'On hold' : 'No longer on hold', draft.body.note]
        .filter(Boolean)
        .join('. ');
    case 'rating.set':
    case 'recommendation.set':
    case 'scorecard.submitted':
      return draft.body.comment ?? '';
    case 'note.deleted':
    case 'note.restored':
    case 'stage.reverted':
    case 'interview.ended':
    case 'interview.no_show':
    case 'question.claimed':
    case 'question.released':
    case 'question.asking':
    case 'question.asked':
    case 'question.skipped':
    case 'question.reopened':
      return '';
  }
}
