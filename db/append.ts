import type { Draft, EventType, LogEvent } from '../common/events.ts';
import type { CandidateFacts } from '../common/facts.ts';
import type { Actor } from '../common/member.ts';
import type { Refusal } from '../common/rules.ts';
import { toInstant } from '../common/time.ts';
import { isJudgement } from '../common/visibility.ts';
import { factsInside } from './facts.ts';
import { blank, judge } from './judge.ts';
import { prepared, preparedInsert } from './prepared.ts';
import { project } from './projection.ts';
import { eventToRow } from './rows.ts';
import { enqueue, type NewTask } from './tasks.ts';
import type { Tx } from './transact.ts';

/** The log something is appended to. */
export interface LogKey {
  organizationId: string;
  candidateId: string;
}

/** An event on its way in. Numbers, server times and authors are given here and nowhere else. */
export type Entry =
  /** From a member: judged by the rules, under the lock. */
  | { actor: Actor; draft: Draft; clientAt: string }
  /** From Hireside itself: what its own code decided. */
  | { actor: null; event: ServerEvent };

export type ServerEvent = {
  [T in EventType]: Pick<Extract<LogEvent, { type: T }>, 'id' | 'type'> &
    Partial<Omit<Extract<LogEvent, { type: T }>, 'seq' | 'id' | 'type' | 'body' | 'late'>> & {
      body: NonNullable<Extract<LogEvent, { type: T }>['body']>;
    };
}[EventType];

export type AppendResult = { id: string; seq: number } | { id: string; refusal: Refusal };

/** Work that follows from an event, queued in the same transaction. */
export type Reactions = (event: LogEvent, log: LogKey) => NewTask[];

const CHANGES_FACTS = /^(interview\.|application\.added|scorecard\.submitted|meeting\.)/;

const notFound: Refusal = { code: 'not_found', message: 'There is no such candidate.' };

/**
 * The only code that writes the log. Takes the candidate's lock, answers events that are there
 * already with their old number (S2), numbers the others without gaps (S3), projects each before
 * the next is judged, and rings the bell once the commit is durable (S1).
 */
export async function append(
  tx: Tx,
  log: LogKey,
  entries: readonly Entry[],
  now: number,
  reactions: Reactions,
): Promise<AppendResult[]> {
  if (entries.length === 0) return [];
  const idOf = (entry: Entry) => (entry.actor === null ? entry.event.id : entry.draft.id);
  const ids = entries.map(idOf);
  const locked = await lock(tx, log);
  if (locked === null) return ids.map((id) => ({ id, refusal: notFound }));
  const known = await numbersOf(tx, log.candidateId, ids);
  const owner = { candidate_id: log.candidateId, organization_id: log.organizationId };
  const results: AppendResult[] = [];
  let facts: CandidateFacts | null = null;
  let changed = false;
  let head = locked.head;
  // What not everyone may see must not move a candidate up in everyone's list.
  let shown = false;
  for (const entry of entries) {
    const id = idOf(entry);
    const old = known.get(id);
    if (old !== undefined) {
      results.push(mayLearn(entry, old) ? { id, seq: old.seq } : { id, refusal: taken });
      continue;
    }
    let event: LogEvent;
    if (entry.actor === null) {
      event = { ...blank(now), ...entry.event, seq: head + 1 } as LogEvent;
    } else {
      facts ??= await factsInside(tx, log.organizationId, log.candidateId, changed);
      if (facts === null) {
        results.push({ id, refusal: notFound });
        continue;
      }
      const judged = await judge(tx, log, entry, facts, now);
      if ('refusal' in judged) {
        results.push({ id, refusal: judged.refusal });
        continue;
      }
      if ('told' in judged) {
        results.push({ id, seq: judged.told });
        continue;
      }
      event = { ...judged.event, seq: head + 1 };
    }
    await insertEvent(tx.sql, eventToRow(log.candidateId, event));
    await project(tx, owner, event);
    for (const task of reactions(event, log)) await enqueue(tx, task);
    head = event.seq;
    shown ||= event.audience === 'team' && !isJudgement(event.type);
    known.set(id, { seq: head, actorId: event.actorId });
    results.push({ id, seq: head });
    if (CHANGES_FACTS.test(event.type)) {
      await countFactsChange(tx, log.candidateId);
      facts = null;
      changed = true;
    }
  }
  if (head > locked.head) {
    const lastAt = shown ? toInstant(now) : locked.last_at;
    await moveHead(tx.sql, log.candidateId, head, lastAt);
    tx.afterCommitRing(`candidate:${log.candidateId}`);
  }
  return results;
}

/** Whoever remembers who stands how to this candidate remembers wrong from here on. */
async function countFactsChange(tx: Tx, candidateId: string): Promise<void> {
  await tx.sql
    .updateTable('candidate')
    .set((set) => ({ facts_version: set('facts_version', '+', 1) }))
    .where('id', '=', candidateId)
    .execute();
}

/** In SQLite the transaction itself is the lock; PostgreSQL locks the candidate's row. */
async function lock(tx: Tx, log: LogKey): Promise<{ head: number; last_at: string } | null> {
  const read = tx.engine === 'postgres' ? lockedHead : plainHead;
  const [row] = await read(tx.sql, log.organizationId, log.candidateId);
  return row ?? null;
}

const headQuery = (sql: Tx['sql'], organizationId: string, candidateId: string) =>
  sql
    .selectFrom('candidate')
    .select(['head', 'last_at'])
    .where('id', '=', candidateId)
    .where('organization_id', '=', organizationId);
const plainHead = prepared(headQuery);
const lockedHead = prepared((...of: Parameters<typeof headQuery>) => headQuery(...of).forUpdate());

const insertEvent = preparedInsert('event');
const moveHead = prepared((sql, candidateId: string, to: number, at: string) =>
  sql.updateTable('candidate').set({ head: to, last_at: at }).where('id', '=', candidateId),
);

type Known = { seq: number; actorId: string | null };

async function numbersOf(tx: Tx, candidateId: string, ids: string[]): Promise<Map<string, Known>> {
  const rows =
    ids.length === 1
      ? await numberOf(tx.sql, candidateId, ids[0]!)
      : await numbered(tx.sql, candidateId).where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, { seq: row.seq, actorId: row.actor_id }]));
}

const numbered = (sql: Tx['sql'], candidateId: string) =>
  sql.selectFrom('event').select(['id', 'seq', 'actor_id']).where('candidate_id', '=', candidateId);
const numberOf = prepared((sql, candidateId: string, id: string) =>
  numbered(sql, candidateId).where('id', '=', id),
);

/** The number of an event is told to its author again, and to nobody who guessed its id. */
function mayLearn(entry: Entry, known: Known): boolean {
  return entry.actor === null || known.actorId === null || known.actorId === entry.actor.id;
}

const taken: Refusal = { code: 'event_refused', message: 'This id is in use.' };
