import type { Interview } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import type { InstanceRow } from '../../../db/records/instance-rows.ts';

/** An interview as the runs of its meeting tell it. */
export interface Life {
  /** Of the first run, or when the interview before it on the same run gave way. */
  startedAt: string;
  /** The real end of the last run; `null` while one goes on. */
  endedAt: string | null;
  /** The run that began last. */
  uuid: string;
  /** When that one began. */
  lastStartedAt: string;
}

/** What the runs say; `null` where none has begun. A run that begins ends those before it. */
export function lifeOf(runs: readonly InstanceRow[], notBefore: string | null): Life | null {
  const begun = runs
    .filter((run) => run.started_at !== null)
    .sort((a, b) => compare(a.started_at!, b.started_at!) || compare(a.uuid, b.uuid));
  const first = begun[0];
  const last = begun.at(-1);
  if (first === undefined || last === undefined) return null;
  const ends = runs.flatMap(({ ended_at }) => (ended_at === null ? [] : [ended_at]));
  const startedAt =
    notBefore !== null && notBefore > first.started_at! ? notBefore : first.started_at!;
  const latest = ends.sort(compare).at(-1) ?? null;
  const endedAt = last.ended_at === null ? null : latest;
  return {
    startedAt,
    endedAt: endedAt !== null && endedAt < startedAt ? startedAt : endedAt,
    uuid: last.uuid,
    lastStartedAt: last.started_at! > startedAt ? last.started_at! : startedAt,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What an interview has to be told so that it agrees with its runs, in this order. */
export type Telling =
  | { kind: 'started'; at: string; uuid: string }
  | { kind: 'ended'; at: string }
  | { kind: 'timed'; startedAt: string; endedAt: string | null };

/** Zoom's times are whole seconds. */
const SAME_MS = 1_000;
const isSame = (a: string | null, b: string | null) =>
  a === b || (a !== null && b !== null && Math.abs(toMs(a) - toMs(b)) < SAME_MS);

/**
 * What to write down, given what the log says already (docs/sync.md, "Real times"). What a panel
 * told first stands; times that differ are put right once. A meeting that begins anew after its
 * end resumes the interview.
 */
export function tellings(
  interview: Pick<Interview, 'status' | 'startedAt' | 'endedAt' | 'meetingUuid'>,
  life: Life,
  knows: (uuid: string) => boolean,
): Telling[] {
  const { status, startedAt, endedAt, meetingUuid } = interview;
  const isOver = life.endedAt !== null;
  const start = (at: string): Telling => ({ kind: 'started', at, uuid: life.uuid });
  const end: Telling[] = isOver ? [{ kind: 'ended', at: life.endedAt! }] : [];
  if (status === 'cancelled') return [];
  if (status === 'scheduled') return [start(life.startedAt), ...end];
  if (status === 'in_progress') {
    const right: Telling[] = isSame(startedAt, life.startedAt)
      ? []
      : [{ kind: 'timed', startedAt: life.startedAt, endedAt: null }];
    // A run that Zoom has not told of yet still goes on.
    if (meetingUuid !== null && !knows(meetingUuid)) return right;
    const next = meetingUuid === life.uuid ? [] : [start(life.lastStartedAt)];
    return [...right, ...next, ...end];
  }
  const isAnew = endedAt !== null && life.lastStartedAt > endedAt && meetingUuid !== life.uuid;
  if (isAnew && status === 'completed') return [start(life.lastStartedAt), ...end];
  const theEnd = life.endedAt ?? endedAt;
  if (isSame(startedAt, life.startedAt) && isSame(endedAt, theEnd)) return [];
  return [{ kind: 'timed', startedAt: life.startedAt, endedAt: theEnd }];
}
