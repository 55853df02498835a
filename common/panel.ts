import type { LogEvent } from './events.ts';
import type { Settings } from './facts.ts';
import type { Id } from './ids.ts';
import type { Kit } from './kit.ts';
import type { MatchReason } from './match.ts';
import type { Member, Person } from './member.ts';
import type { Stage } from './pipeline.ts';
import type { CandidateState } from './reduce.ts';
import type { Instant } from './time.ts';

/** Everything a panel needs for its first picture, already reduced to what this member sees. */
export interface PanelSnapshot {
  serverTime: Instant;
  me: Member;
  organization: { id: Id; name: string; settings: Settings };
  meeting: { uuid: string; number: string | null } | null;
  match: PanelMatch;
  /** The interview whose link opened the app. */
  asked?: Id;
  /**
   * The log to follow and write to: a candidate's, or the meeting's own until its candidate is
   * known. `null` outside a meeting.
   */
  streamId: Id | null;
  /** The log number this snapshot is true of; the stream goes on from here. */
  cursor: number;
  state: CandidateState;
  /** Newest first. */
  history: LogEvent[];
  /** Give it to `?before=` for older entries; `null` when there are none. */
  historyNext: number | null;
  /** Every member named in the state or the history. */
  people: Record<Id, Person>;
  /** The pipeline of each application's job. */
  stages: Record<Id, readonly Stage[]>;
  /** What each interview is held with, by interview; absent where it has no kit. */
  kits: Record<Id, Kit>;
}

export type PanelMatch =
  | { kind: 'matched'; interviewId: Id; reason: MatchReason }
  | { kind: 'ambiguous'; choices: InterviewChoice[] }
  /** The desk: the whole file of a candidate, no interview in particular. */
  | { kind: 'file' }
  | { kind: 'nothing' };

/** One line of the list a panel asks with. */
export interface InterviewChoice {
  interviewId: Id;
  candidateName: string;
  jobTitle: string | null;
  title: string;
  startsAt: Instant;
}

/** What a Home URL page is born with, inlined as JSON. */
export type Boot =
  | { kind: 'panel'; panel: PanelSnapshot }
  /** Signed in, and not in a meeting. */
  | { kind: 'desk'; desk: DeskBoot }
  | { kind: 'outsider' }
  /** No context came with the request: ask the Zoom client for it. */
  | { kind: 'ask'; rehearsal: boolean };

export interface DeskBoot {
  serverTime: Instant;
  me: Member;
  organization: { id: Id; name: string; settings: Settings };
  /** The interview whose link opened the app. */
  asked?: Id;
}

/** Data of the stream's `presence` events. */
export interface Presence {
  here: { memberId: Id; writing: boolean }[];
}

/** Data of the stream's `refetch` events: why the panel should fetch its snapshot anew. */
export interface Refetch {
  reason: 'sight' | 'meeting';
}
