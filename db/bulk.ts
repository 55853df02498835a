import type { LogEvent } from '../common/events.ts';
import { isClosed, type StageType } from '../common/pipeline.ts';
import type { CandidateState } from '../common/reduce.ts';
import { isJudgement } from '../common/visibility.ts';
import { guideToRow, judgementToRow, scorecardToRow } from './judgement-rows.ts';
import {
  applicationToRow,
  eventToRow,
  interviewToRow,
  noteToRow,
  searchText,
  seatsOf,
} from './rows.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** A candidate's whole log with what it folds to. */
export interface WholeLog {
  candidateId: string;
  events: readonly LogEvent[];
  state: CandidateState;
}

/** Below the 32,766 parameters that one SQLite statement takes. */
const PARAMETERS_MAX = 30_000;

/** Which of these candidates are there already. */
export async function knownCandidates(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.sql.selectFrom('candidate').select('id').where('id', 'in', ids).execute();
  return new Set(rows.map(({ id }) => id));
}

/**
 * Writes new candidates with their logs and read rows, many rows to a statement. For generated
 * data only: nothing is judged, nothing rings, and the caller answers for `state` being the fold
 * of `events` (S7).
 */
export async function insertLogs(
  tx: Tx,
  organizationId: string,
  logs: readonly WholeLog[],
  stageType: (jobId: string, stage: string) => StageType,
): Promise<void> {
  const rows: { [T in keyof Schema]?: object[] } = {};
  const put = <T extends keyof Schema>(table: T, row: object) => {
    rows[table] ??= [];
    rows[table].push(row);
  };
  for (const { candidateId, events, state } of logs) {
    const owner = { candidate_id: candidateId, organization_id: organizationId };
    const { candidate } = state;
    if (candidate === null) throw new Error(`the log of ${candidateId} adds no candidate`);
    const applications = Object.values(state.applications);
    const open = applications.some(({ jobId, stage }) => {
      const type = stageType(jobId, stage);
      return type !== 'hired' && !isClosed(type);
    });
    put('candidate', {
      id: candidateId,
      organization_id: organizationId,
      kind: 'candidate',
      head: Math.max(...events.map(({ seq }) => seq)),
      name: candidate.name,
      email: candidate.email?.toLowerCase() ?? null,
      profile: JSON.stringify(candidate),
      search_text: searchText(candidate),
      active: open ? 1 : 0,
      created_at: events[0]!.serverAt,
      last_at: events.at(-1)!.serverAt,
      acted_at: events.at(-1)!.serverAt,
    });
    for (const event of events) {
      if (isJudgement(event.type)) put('judgement', judgementToRow(candidateId, event));
      else put('event', eventToRow(candidateId, event));
    }
    for (const one of applications) {
      put('application', applicationToRow(one, owner, stageType(one.jobId, one.stage)));
    }
    for (const one of Object.values(state.interviews)) {
      put('interview', interviewToRow(one, owner));
      for (const seat of seatsOf(one, owner)) put('interview_member', seat);
    }
    for (const one of Object.values(state.notes)) put('note', noteToRow(one, owner));
    for (const one of Object.values(state.scorecards)) put('scorecard', scorecardToRow(one, owner));
    for (const one of Object.values(state.guides)) put('guide', guideToRow(one, owner));
  }
  for (const [table, all] of Object.entries(rows)) {
    await insertRows(tx, table as keyof Schema, all);
  }
}

async function insertRows(tx: Tx, table: keyof Schema, rows: readonly object[]): Promise<void> {
  const perStatement = Math.floor(PARAMETERS_MAX / Object.keys(rows[0]!).length);
  for (let from = 0; from < rows.length; from += perStatement) {
    await tx.sql
      .insertInto(table)
      .values(rows.slice(from, from + perStatement) as never)
      .execute();
  }
}
