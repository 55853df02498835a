import type { CallResult } from './events.ts';
import { type Instant, toMs } from './time.ts';

/**
 * One row of Zoom's call history: a leg of a call. A call that is transferred, or that Zoom tells
 * of by both of its history's forms, has several.
 */
export interface CallElement {
  /** Zoom's id of the row. */
  id: string;
  /** `history` is Zoom's present form; `log` the retired one, which knows less. */
  form: 'history' | 'log';
  callId: string | null;
  pathId: string | null;
  memberId: string | null;
  direction: 'in' | 'out';
  /** The other side's, in E.164. */
  number: string;
  startedAt: Instant;
  answeredAt: Instant | null;
  endedAt: Instant | null;
  /** Seconds that people spoke; `null` where Zoom does not say. */
  talk: number | null;
  result: CallResult;
  recordingId: string | null;
}

/** What the legs of one call come to. */
export interface CallFacts {
  memberId: string | null;
  direction: 'in' | 'out';
  number: string;
  startedAt: Instant;
  /** Seconds from the first ring to the end. */
  duration: number;
  /** Seconds that people spoke. */
  talk: number;
  result: CallResult;
  recordingId: string | null;
}

/** The one that says most about how a call ended stands first. */
const BY_WEIGHT: readonly CallResult[] = ['answered', 'voicemail', 'refused', 'missed', 'failed'];

const KNOWN: Readonly<Record<string, CallResult>> = {
  answered: 'answered',
  accepted: 'answered',
  picked_up: 'answered',
  connected: 'answered',
  succeeded: 'answered',
  call_connected: 'answered',
  answered_by_other_member: 'answered',
  recorded: 'answered',
  auto_recorded: 'answered',
  voicemail: 'voicemail',
  rejected: 'refused',
  busy: 'refused',
  blocked: 'refused',
  system_blocked: 'refused',
  call_failed: 'failed',
  invalid_key: 'failed',
  invalid_operation: 'failed',
  service_unavailable: 'failed',
};

/**
 * Zoom's word for how a leg ended, of either form. What is unknown was answered where somebody
 * spoke, and missed where nobody did: `hang_up`, `canceled`, `no_answer`, `ring_timeout` …
 */
export function callResult(word: string, talk: number | null): CallResult {
  const key = word
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '_');
  return KNOWN[key] ?? (talk !== null && talk > 0 ? 'answered' : 'missed');
}

/**
 * What two deliveries of the same row come to, in either order: what one of them knows, and of two
 * that know it the greater.
 */
export function joinElements(a: CallElement, b: CallElement): CallElement {
  return {
    ...a,
    callId: greater(a.callId, b.callId),
    pathId: greater(a.pathId, b.pathId),
    memberId: greater(a.memberId, b.memberId),
    direction: greater(a.direction, b.direction) as CallElement['direction'],
    number: greater(a.number, b.number) as string,
    startedAt: a.startedAt < b.startedAt ? a.startedAt : b.startedAt,
    answeredAt: greater(a.answeredAt, b.answeredAt),
    endedAt: greater(a.endedAt, b.endedAt),
    talk: a.talk === null ? b.talk : Math.max(a.talk, b.talk ?? 0),
    result: weightier(a.result, b.result),
    recordingId: greater(a.recordingId, b.recordingId),
  };
}

/**
 * Folds the legs of one call. The same for every order; the retired form counts only where the
 * present one says nothing.
 * @param elements at least one
 */
export function foldCall(elements: readonly CallElement[]): CallFacts {
  const present = elements.filter(({ form }) => form === 'history');
  const legs = [...(present.length > 0 ? present : elements)];
  legs.sort((a, b) => compare(keyOf(a), keyOf(b)));
  const first = legs[0]!;
  const ends = legs.map((leg) => endOf(leg));
  return {
    memberId: speaker(legs),
    direction: first.direction,
    number: first.number,
    startedAt: first.startedAt,
    duration: Math.round((Math.max(...ends) - toMs(first.startedAt)) / 1000),
    talk: Math.round(covered(legs.map(spoken)) / 1000),
    result: legs.map(({ result }) => result).reduce(weightier),
    // Of the retired form, too: it may be the only one that names it.
    recordingId: elements.map((one) => one.recordingId).reduce(greater, null),
  };
}

/** Whole minutes of a conversation; one that took place took one. */
export const minutesOf = ({ talk }: Pick<CallFacts, 'talk'>): number =>
  talk === 0 ? 0 : Math.max(1, Math.round(talk / 60));

/** Legs in order; one that both sides tell of has one id. */
const keyOf = (one: CallElement) => `${one.startedAt} ${one.id} ${one.form} ${one.memberId}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const greater = (a: string | null, b: string | null) =>
  a === null || (b !== null && b > a) ? b : a;
const weightier = (a: CallResult, b: CallResult) =>
  BY_WEIGHT.indexOf(a) <= BY_WEIGHT.indexOf(b) ? a : b;

type Span = readonly [from: number, to: number];

/** When somebody spoke in a leg: the end is surer than the beginning, which counts the ringing. */
function spoken({ startedAt, answeredAt, endedAt, talk }: CallElement): Span {
  const length = (talk ?? 0) * 1000;
  if (answeredAt !== null) return [toMs(answeredAt), toMs(answeredAt) + length];
  if (endedAt !== null) return [toMs(endedAt) - length, toMs(endedAt)];
  return [toMs(startedAt), toMs(startedAt) + length];
}

const endOf = (leg: CallElement) =>
  Math.max(toMs(leg.startedAt), spoken(leg)[1], leg.endedAt === null ? 0 : toMs(leg.endedAt));

/** Milliseconds that the spans cover together: both legs of a conversation are one conversation. */
function covered(spans: Span[]): number {
  let total = 0;
  let reached = Number.NEGATIVE_INFINITY;
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    total += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return total;
}

/** The member who spoke longest; of several the first. */
function speaker(legs: readonly CallElement[]): string | null {
  const talk = new Map<string, number>();
  for (const { memberId, talk: seconds } of legs) {
    if (memberId !== null) talk.set(memberId, (talk.get(memberId) ?? 0) + (seconds ?? 0));
  }
  let most: [string, number] | null = null;
  for (const one of talk) if (most === null || one[1] > most[1]) most = one;
  return most?.[0] ?? null;
}
