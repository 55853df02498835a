import type { LogEvent } from '../common/events.ts';
import type { StageType } from '../common/pipeline.ts';
import type { CandidateState } from '../common/reduce.ts';
import { isJudgement } from '../common/visibility.ts';
import { insertMany } from './insert-many.ts';
import { judgementToRow } from './judgement-rows.ts';
import { candidateColumns, ReadRows } from './read-rows.ts';
import { eventToRow } from './rows.ts';
import type { Tx } from './transact.ts';

/** A candidate's whole log with what it folds to. */
export interface WholeLog {
  candidateId: string;
  events: readonly LogEvent[];
  state: CandidateState;
}

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
  const candidates: object[] = [];
  const eventRows: object[] = [];
  const judgements: object[] = [];
  const readRows = new ReadRows(stageType);
  for (const { candidateId, events, state } of logs) {
    const owner = { candidate_id: candidateId, organization_id: organizationId };
    const { active } = readRows.add(owner, state);
    candidates.push({
      id: candidateId,
      organization_id: organizationId,
      kind: 'candidate',
      head: Math.max(...events.map(({ seq }) => seq)),
      ...candidateColumns(state.candidate),
      active: active ? 1 : 0,
      created_at: events[0]!.serverAt,
      last_at: events.at(-1)!.serverAt,
      acted_at: events.at(-1)!.serverAt,
    });
    for (const event of events) {
      if (isJudgement(event.type)) judgements.push(judgementToRow(candidateId, event));
      else eventRows.push(eventToRow(candidateId, event));
    }
  }
  await insertMany(tx, 'candidate', candidates);
  await insertMany(tx, 'event', eventRows);
  await insertMany(tx, 'judgement', judgements);
  await readRows.insert(tx);
}
