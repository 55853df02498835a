import type { Selectable } from 'kysely';
import type { Draft, EventType, LogEvent } from '../common/events.ts';
import type { CandidateFacts } from '../common/facts.ts';
import type { Actor } from '../common/member.ts';
import type { Refusal } from '../common/rules.ts';
import { toInstant } from '../common/time.ts';
import { isJudgement } from '../common/visibility.ts';
import { factsInside } from './facts.ts';
import { GoneError } from './gone.ts';
import { blank, judge } from './judge.ts';
import { insertJudgement, judgementsKnown } from './judgements.ts';
import { prepared, preparedInsert } from './prepared.ts';
import { project } from './projection.ts';
import { eventToRow } from './rows.ts';
import type { CandidateTable } from './schema.ts';
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
    Partial<
      Omit<
        Extract<LogEvent, { type: T }>,
        'seq' | 'card' | 'id' | 'type' | 'body' | 'late' | 'informed'
      >
    > & {
      body: NonNullable<Extract<LogEvent, { type: T }>['body']>;
    };
}[EventType];

export type AppendResult =
  /** `card`: for judgement, the number in its scorecard's log. */
  { id: string; seq: number; card?: number } | { id: string; refusal: Refusal };

/** Work that follows from an event, queued in the same transaction. */
export type Reactions = (event: LogEvent, log: LogKey) => NewTask[];

const CHANGES_FACTS = /^(interview\.|application\.added|scorecard\.submitted|meeting\.)/;

const notFound: Refusal = { code: 'not_found', message: 'There is no such candidate.' };
const gone: Refusal = { code: 'event_refused', message: new GoneError().message };

/**
 * The only code that writes the log. Takes the candidate's lock, answers events that are there
 * already with their old number (S2), numbers the others without gaps (S3), projects each before
 * the next is judged, and rings the bell once the commit is durable (S1).
 * @throws GoneError for what is no member's and comes to somebody who was erased meanwhile
 */
export async function append(
  tx: Tx,
  log: LogKey,
  entries: readonly Entry[],
  now: number,
  reactions: Reactions,
): Promise<AppendResult[]> {
  if (entries.length === 0) return [];
  const ids = entries.map(idOf);
  const locked = await lock(tx, log);
  if (locked === null) return ids.map((id) => ({ id, refusal: notFound }));
  const known = await numbersOf(tx, log.candidateId, entries);
  const owner = { candidate_id: log.candidateId, organization_id: log.organizationId };
  const results: AppendResult[] = [];
  let facts: CandidateFacts | null = null;
  let changed = false;
  let wrote = false;
  let head = locked.head;
  // What not everyone may see must not move a candidate up in everyone's list.
  let shown = false;
  let acted = false;
  for (const entry of entries) {
    const id = idOf(entry);
    const old = known.get(id);
    if (old !== undefined) {
      results.push(mayLearn(entry, old) ? told(id, old) : { id, refusal: taken });
      continue;
    }
    if (locked.kind === 'erased') {
      // What else its transaction wrote about them must not stay either.
      if (entry.actor === null) throw new GoneError();
      results.push({ id, refusal: gone });
      continue;
    }
    let event: LogEvent;
    if (entry.actor === null) {
      event = { ...blank(now), ...entry.event } as LogEvent;
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
      event = judged.event;
    }
    if (isJudgement(event.type)) {
      // It goes into a log of its own: a number of this one would tell everyone that it exists.
      event = await insertJudgement(tx, log.candidateId, { ...event, seq: head });
    } else {
      event = { ...event, seq: head + 1 };
      await insertEvent(tx.sql, eventToRow(log.candidateId, event));
    }
    await project(tx, owner, event);
    for (const task of reactions(event, log)) await enqueue(tx, task);
    head = event.seq;
    wrote = true;
    shown ||= event.audience === 'team' && !isJudgement(event.type);
    acted ||= isAct(event);
    const number = { seq: head, card: event.card, actorId: event.actorId };
    known.set(id, number);
    results.push(told(id, number));
    if (CHANGES_FACTS.test(event.type)) {
      await countFactsChange(tx, log.candidateId);
      facts = null;
      changed = true;
    }
  }
  if (wrote) {
    const lastAt = shown ? toInstant(now) : locked.last_at;
    const actedAt = acted ? toInstant(now) : locked.acted_at;
    await moveHead(tx.sql, log.candidateId, head, lastAt, actedAt);
    tx.afterCommitRing(`candidate:${log.candidateId}`);
  }
  return results;
}

/** What a member did, or that somebody applied. What Zoom tells, however late, prolongs nothing. */
const isAct = ({ actorId, type }: LogEvent): boolean =>
  actorId !== null || type === 'candidate.added' || type === 'application.added';

/** Whoever remembers who stands how to this candidate remembers wrong from here on. */
async function countFactsChange(tx: Tx, candidateId: string): Promise<void> {
  await tx.sql
    .updateTable('candidate')
    .set((set) => ({ facts_version: set('facts_version', '+', 1) }))
    .where('id', '=', candidateId)
    .execute();
}

type Locked = Pick<Selectable<CandidateTable>, 'head' | 'last_at' | 'acted_at' | 'kind'>;

/** In SQLite the transaction itself is the lock; PostgreSQL locks the candidate's row. */
async function lock(tx: Tx, log: LogKey): Promise<Locked | null> {
  const read = tx.engine === 'postgres' ? lockedHead : plainHead;
  const [row] = await read(tx.sql, log.organizationId, log.candidateId);
  return row ?? null;
}

const headQuery = (sql: Tx['sql'], organizationId: string, candidateId: string) =>
  sql
    .selectFrom('candidate')
    .select(['head', 'last_at', 'acted_at', 'kind'])
    .where('id', '=', candidateId)
    .where('organization_id', '=', organizationId);
const plainHead = prepared(headQuery);
const lockedHead = prepared((...of: Parameters<typeof headQuery>) => headQuery(...of).forUpdate());

const insertEvent = preparedInsert('event');
/** One statement: each costs PostgreSQL a round trip and a new version of the row. */
const moveHead = prepared(
  (sql, candidateId: string, head: number, lastAt: string, actedAt: string | null) =>
    sql
      .updateTable('candidate')
      .set({ head, last_at: lastAt, acted_at: actedAt })
      .where('id', '=', candidateId),
);

interface Known {
  seq: number;
  card: number;
  actorId: string | null;
}

const told = (id: string, { seq, card }: Known): AppendResult =>
  card === 0 ? { id, seq } : { id, seq, card };

const idOf = (entry: Entry) => (entry.actor === null ? entry.event.id : entry.draft.id);
const typeOf = (entry: Entry) => (entry.actor === null ? entry.event.type : entry.draft.type);

/** What is in the log already, by id; ratings are looked for where ratings are. */
async function numbersOf(
  tx: Tx,
  candidateId: string,
  entries: readonly Entry[],
): Promise<Map<string, Known>> {
  const [cards, others] = [true, false].map((judged) =>
    entries.filter((entry) => isJudgement(typeOf(entry)) === judged).map(idOf),
  ) as [string[], string[]];
  const rows =
    others.length === 1
      ? await numberOf(tx.sql, candidateId, others[0]!)
      : others.length === 0
        ? []
        : await numbered(tx.sql, candidateId).where('id', 'in', others).execute();
  const known = new Map<string, Known>(
    rows.map((row) => [row.id, { seq: row.seq, card: 0, actorId: row.actor_id }]),
  );
  for (const one of await judgementsKnown(tx, candidateId, cards)) known.set(one.id, one);
  return known;
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
