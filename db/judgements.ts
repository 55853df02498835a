import type { LogEvent } from '../common/events.ts';
import { scorecardId } from '../common/scorecard.ts';
import { judgementFromRow, judgementToRow } from './judgement-rows.ts';
import type { Database } from './open.ts';
import type { Tx } from './transact.ts';

/**
 * The logs of scorecards (decision 0010): ratings take no number of the candidate's log, so that
 * whoever may not see them finds no gap where they are.
 */

/** Numbers an entry in its scorecard's log and stores it. Under the candidate's lock. */
export async function insertJudgement(
  tx: Tx,
  candidateId: string,
  event: LogEvent,
): Promise<LogEvent> {
  // Of its log and not of its row: erased entries keep their numbers, and may leave no row (S12).
  const last = await tx.sql
    .selectFrom('judgement')
    .select((one) => one.fn.max('card').as('card'))
    .where('scorecard_id', '=', scorecardId(event.interviewId!, event.actorId!))
    .executeTakeFirst();
  const numbered = { ...event, card: (last?.card ?? 0) + 1 };
  await tx.sql.insertInto('judgement').values(judgementToRow(candidateId, numbered)).execute();
  return numbered;
}

/** Entries written after a number and before another of the candidate's log, newest first. */
export async function judgementsBetween(
  database: Database,
  candidateId: string,
  from: number,
  before: number,
): Promise<LogEvent[]> {
  const rows = await database.read
    .selectFrom('judgement')
    .selectAll()
    .where('candidate_id', '=', candidateId)
    .where('seq', '>=', from)
    .where('seq', '<', before)
    .orderBy('seq', 'desc')
    .orderBy('server_at', 'desc')
    .orderBy('card', 'desc')
    .execute();
  return rows.map(judgementFromRow);
}

/** How far a scorecard's log has come, and whose it is. */
export interface CardHead {
  scorecardId: string;
  interviewId: string;
  applicationId: string | null;
  memberId: string;
  version: number;
  /** The candidate's number that its last entry was written after. */
  lastSeq: number;
}

export async function cardHeadsOf(database: Database, candidateId: string): Promise<CardHead[]> {
  const rows = await database.read
    .selectFrom('scorecard')
    .innerJoin('judgement', (join) =>
      join
        .onRef('judgement.scorecard_id', '=', 'scorecard.id')
        .onRef('judgement.card', '=', 'scorecard.version'),
    )
    .select([
      'scorecard.id',
      'scorecard.interview_id',
      'scorecard.application_id',
      'scorecard.member_id',
      'scorecard.version',
      'judgement.seq',
    ])
    .where('scorecard.candidate_id', '=', candidateId)
    .execute();
  return rows.map((row) => ({
    scorecardId: row.id,
    interviewId: row.interview_id,
    applicationId: row.application_id,
    memberId: row.member_id,
    version: row.version,
    lastSeq: row.seq,
  }));
}

/** A scorecard's entries after one of its own numbers, oldest first. */
export async function judgementsAfter(
  database: Database,
  scorecardId: string,
  after: number,
): Promise<LogEvent[]> {
  const rows = await database.read
    .selectFrom('judgement')
    .selectAll()
    .where('scorecard_id', '=', scorecardId)
    .where('card', '>', after)
    .orderBy('card')
    .execute();
  return rows.map(judgementFromRow);
}

/** Numbers of entries that are in a scorecard's log already, by id. */
export async function judgementsKnown(
  tx: Tx,
  candidateId: string,
  ids: readonly string[],
): Promise<{ id: string; seq: number; card: number; actorId: string }[]> {
  if (ids.length === 0) return [];
  const rows = await tx.sql
    .selectFrom('judgement')
    .select(['id', 'seq', 'card', 'actor_id'])
    .where('candidate_id', '=', candidateId)
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, seq, card, actor_id }) => ({ id, seq, card, actorId: actor_id }));
}
