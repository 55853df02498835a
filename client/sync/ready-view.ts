import type { LogEvent } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { PanelSnapshot, Presence } from '../../common/panel.ts';
import type { CandidateState } from '../../common/reduce.ts';
import { eventOf, idOf, type OutboxEntry, type RefusedEntry, refusedEvent } from './entry.ts';
import { type Log, visible } from './log.ts';
import { type SaveFacts, saveStatus } from './save-status.ts';
import type { Filing } from './verdict.ts';
import type { Clash, ReadyView } from './view.ts';

/** Everything the screen's picture is made of. */
export interface Parts {
  snapshot: PanelSnapshot;
  log: Log;
  entries: readonly OutboxEntry[];
  refused: readonly RefusedEntry[];
  /** Clashes whose other side has not been heard of yet. */
  unheard: ReadonlySet<Id>;
  save: Pick<SaveFacts, 'durable' | 'loaded' | 'stream'>;
  presence: Presence['here'];
  /** Logs that this one has taken the place of. */
  unfiled: ReadonlySet<Id>;
  historyLoading: boolean;
  seenSeq: number;
}

/** The picture, computed from its parts and nothing else. */
export function readyView(parts: Parts): ReadyView {
  const { snapshot, log, entries, save } = parts;
  const { state, history } = visible(log, pendingEvents(parts));
  const { clash, refused } = sortRefused(parts, state);
  return {
    phase: 'ready',
    snapshot,
    state,
    history,
    historyNext: log.historyNext,
    historyLoading: parts.historyLoading,
    pending: new Set(entries.map(idOf)),
    refused: refused.map((entry) => refusedEvent(entry, snapshot.me.id)),
    save: saveStatus({ ...save, pending: entries.length, refused: refused.length }),
    presence: save.stream === 'down' ? [] : parts.presence,
    clash,
    seenSeq: parts.seenSeq,
  };
}

/** This panel's own entries, and those that still wait for the log this meeting had of its own. */
function pendingEvents({ snapshot, entries, unfiled }: Parts): LogEvent[] {
  return entries
    .filter(({ streamId }) => streamId === snapshot.streamId || unfiled.has(streamId))
    .map((entry) => eventOf(entry, snapshot.me.id));
}

/** The newest clash of the panel's candidate is a question; any other refused entry is a list item. */
function sortRefused(
  { refused, snapshot, unheard }: Parts,
  state: CandidateState,
): { clash: Clash | null; refused: readonly RefusedEntry[] } {
  let clash: Clash | null = null;
  const others: RefusedEntry[] = [];
  for (const entry of refused) {
    const application = clashingApplication(entry, snapshot.streamId, state);
    const { type, body } = entry.draft;
    if (application === undefined || type !== 'stage.changed') others.push(entry);
    else if (!unheard.has(entry.id) || application.stage !== body.from) {
      clash = { chosen: body, application };
    }
  }
  return { clash, refused: others };
}

/** The application a clash of this log is about. */
export function clashingApplication(
  { kind, streamId, draft }: RefusedEntry,
  current: Id | null,
  state: CandidateState,
) {
  if (kind !== 'clash' || streamId !== current) return undefined;
  return state.applications[draft.applicationId ?? ''];
}

/** Where what is written in this meeting is filed; `null` outside a meeting. */
export function filingOf(snapshot: PanelSnapshot): Filing | null {
  const { meeting, streamId } = snapshot;
  if (meeting === null || streamId === null) return null;
  return { meetingUuid: meeting.uuid, streamId, ...matchedIds(snapshot) };
}

/** The interview the panel is about, and the application that one is for. */
export function matchedIds({ match, state }: PanelSnapshot) {
  const interviewId = match.kind === 'matched' ? match.interviewId : null;
  const interview = interviewId === null ? undefined : state.interviews[interviewId];
  return { interviewId, applicationId: interview?.applicationId ?? null };
}
