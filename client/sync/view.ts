import type { Application } from '../../common/application.ts';
import type { ErrorCode } from '../../common/errors.ts';
import type { Audience, ClientEventType, EventBody, Flag, LogEvent } from '../../common/events.ts';
import type { Id } from '../../common/ids.ts';
import type { DeskBoot, PanelSnapshot, Presence } from '../../common/panel.ts';
import type { CandidateState } from '../../common/reduce.ts';
import type { Instant } from '../../common/time.ts';
import type { Services } from './services.ts';

/**
 * The seam between the sync engine and the screens: screens read a `PanelView` and call a
 * `PanelStore`; neither knows how the words travel.
 */

/** The save line. `saved` is derived from "nothing pending and the stream is open", nothing else. */
export type SaveStatus =
  | { kind: 'saved' }
  | { kind: 'saving'; count: number }
  | { kind: 'offline'; count: number; durable: boolean }
  | { kind: 'attention'; count: number };

/** An event the server did not take: kept, shown to its author, copyable. */
export interface RefusedEvent {
  id: Id;
  type: ClientEventType;
  text: string;
  code: ErrorCode;
  message: string;
  at: Instant;
  event: LogEvent;
}

export type PanelView =
  | { phase: 'starting' }
  /** Not of the hiring team: one sentence, nothing else. */
  | { phase: 'outsider' }
  /** Opened outside Zoom (in a `browser`, where one may sign in), or Zoom gave no context. */
  | { phase: 'no_context'; message: string; browser?: boolean }
  /** No answer yet and nothing to show; what was typed is safe. */
  | { phase: 'unreachable'; message: string; requestId: string | null; retryAt: number }
  /** Signed in outside a meeting: the desk, which opens files with the same services. */
  | { phase: 'desk'; boot: DeskBoot; services: Services }
  | ReadyView;

export interface ReadyView {
  phase: 'ready';
  /** As the server told it last; `state`, `history` and `cursor` of it are superseded below. */
  snapshot: PanelSnapshot;
  /** Confirmed events and own pending ones, in order (S8). */
  state: CandidateState;
  /** Newest first, own pending ones included with `seq` 0. */
  history: readonly LogEvent[];
  historyNext: number | null;
  historyLoading: boolean;
  /** Ids of events that are only on this computer so far. */
  pending: ReadonlySet<Id>;
  refused: readonly RefusedEvent[];
  save: SaveStatus;
  presence: Presence['here'];
  /** A stage move of this person that lost against a colleague's; until they decide. */
  clash: Clash | null;
  /** Highest log number at the moment the notes were last looked at; newer ones are "New". */
  seenSeq: number;
}

export interface Clash {
  chosen: EventBody<'stage.changed'>;
  application: Application;
}

/** What the composer keeps while someone types. Survives closing the panel (S11). */
export interface ComposerDraft {
  text: string;
  flag: Flag | null;
  audience: Audience;
  /** When the first character was typed: the note's time into the meeting. */
  startedAt: Instant | null;
  /** The question that was being asked at that moment; `null` where there was none, or unlinked. */
  questionId?: Id | null;
}

export interface PanelStore {
  subscribe(listener: () => void): () => void;
  getView(): PanelView;
  /** Server time, as well as this computer can tell, in milliseconds. */
  now(): number;

  /** Puts an event into the outbox and on screen at once; resolves when it is durable locally. */
  append<T extends ClientEventType>(
    type: T,
    body: EventBody<T>,
    options?: {
      applicationId?: Id | null;
      interviewId?: Id | null;
      audience?: Audience;
      at?: Instant;
    },
  ): Promise<Id>;
  /** Gives up a refused event after its author has seen it. */
  discardRefused(id: Id): Promise<void>;
  /** Sends a refused event again, as a new one. */
  retryRefused(id: Id): Promise<void>;
  settleClash(choice: 'keep' | 'mine'): Promise<void>;

  loadDraft(): Promise<ComposerDraft>;
  saveDraft(draft: ComposerDraft): void;
  setWriting(writing: boolean): void;
  /** What was typed into a box of a scorecard and is in no event yet; empty for nothing (S11). */
  loadWords(box: string): Promise<string>;
  saveWords(box: string, words: string): void;

  loadOlder(): Promise<void>;
  markSeen(): void;
  /** Says which interview or candidate this meeting is about, for everyone in it. */
  link(target: { interviewId: Id } | { candidateId: Id }): Promise<void>;
  search(query: string): Promise<SearchHit[]>;
  /** The résumé's bytes, or an earlier one's, fetched with this panel's rights. */
  resume(fileId?: Id): Promise<ArrayBuffer>;
  /** Tries the server now instead of waiting for the next attempt. */
  retryNow(): void;
  /** Asks the client to close the app: this meeting is not an interview. */
  closeApp(): Promise<void>;
  /** Opens a link outside the panel: Zoom's own windows open none. */
  openUrl(url: string): Promise<void>;
  dispose(): void;
  /** What connecting Zoom needs; absent where the panel is only played. */
  readonly services?: Services;
}

export interface SearchHit {
  candidateId: Id;
  name: string;
  detail: string;
}
