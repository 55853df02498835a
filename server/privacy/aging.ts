import { newId } from '../../common/ids.ts';
import {
  addMonths,
  endUnder,
  type JobPlace,
  RECORD_CLASSES,
  type RecordClass,
  type RetentionRule,
  ruleFor,
} from '../../common/retention.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { append, type ServerEvent } from '../../db/append.ts';
import { lockLogs } from '../../db/move.ts';
import { type AgingRow, type AgingTable, agingRows, forgetAged } from '../../db/privacy/aging.ts';
import { insertErasure } from '../../db/privacy/erasures.ts';
import { placesOf, rulesOf } from '../../db/privacy/retention.ts';
import type { OwnedRecord } from '../../db/records/record-owners.ts';
import type { Tx } from '../../db/transact.ts';
import { wantClean } from './clean.ts';
import { backupsUntil, ERASED_TOPIC, type Needs } from './erasures.ts';

/** What each class of records is made of. */
const TABLES: Record<RecordClass, readonly AgingTable[]> = {
  transcripts: ['transcript', 'chat_message'],
  mail: ['mail'],
  audit: ['audit'],
};
/** Rows that go in one transaction, under one receipt. */
const BATCH = 200;
const DAY_MS = 86_400_000;
/** The same day of a shorter month comes up to so much earlier. */
const SLACK_MS = 4 * DAY_MS;

export interface Aged {
  dataClass: RecordClass;
  table: AgingTable;
  rows: AgingRow[];
}

/** Records whose own time is over at a moment, some at a time, the oldest of each table first. */
export async function* agedBy(
  sql: Tx['sql'],
  organizationId: string,
  by: number,
): AsyncGenerator<Aged> {
  const rules = await rulesOf(sql, organizationId);
  const places = await placesOf(sql, organizationId);
  for (const dataClass of RECORD_CLASSES) {
    const before = earliest(rules, dataClass, by);
    if (before === null) continue;
    const isOver = overBy(by, { rules, places, dataClass });
    for (const table of TABLES[dataClass]) {
      let after = { at: '', id: '' };
      for (;;) {
        const asked = { organizationId, after, before: toInstant(before), limit: BATCH };
        const page = await agingRows(sql, table, asked);
        const rows = page.filter(isOver);
        if (rows.length > 0) yield { dataClass, table, rows };
        if (page.length < BATCH) break;
        after = page.at(-1)!;
      }
    }
  }
}

/** Nothing that is younger can be over; `null` where the class is kept. */
function earliest(rules: readonly RetentionRule[], of: RecordClass, by: number): number | null {
  const months = rules.flatMap((one) =>
    one.dataClass === of && one.months !== null ? [one.months] : [],
  );
  return months.length === 0 ? null : addMonths(by, -Math.min(...months)) + SLACK_MS;
}

interface Choices {
  rules: readonly RetentionRule[];
  places: ReadonlyMap<string, JobPlace>;
  dataClass: RecordClass;
}

const overBy =
  (by: number, { rules, places, dataClass }: Choices) =>
  ({ at, jobId }: AgingRow): boolean => {
    const rule = ruleFor(rules, places.get(jobId ?? '') ?? null, dataClass);
    const end = endUnder(rule, toMs(at));
    return end !== null && end <= by;
  };

/** Those that the rules still let go of: a run takes a while, and a choice counts at once. */
export async function stillAged(
  { sql }: Tx,
  organizationId: string,
  { dataClass, rows }: Aged,
  by: number,
): Promise<AgingRow[]> {
  const rules = await rulesOf(sql, organizationId);
  const places = await placesOf(sql, organizationId);
  return rows.filter(overBy(by, { rules, places, dataClass }));
}

/** Lets go of them in the caller's transaction, tells the logs they were in, leaves a receipt. */
export async function forgetRecords(
  tx: Tx,
  needs: Pick<Needs, 'config'>,
  organizationId: string,
  { dataClass, table, rows }: Aged,
  now: number,
): Promise<void> {
  const { counts, transcripts } = await forgetAged(tx, organizationId, table, rows);
  if (Object.keys(counts).length === 0) return;
  await tellLogs(tx, organizationId, transcripts, now);
  const at = toInstant(now);
  await insertErasure(tx, {
    id: newId(now),
    organization_id: organizationId,
    subject: dataClass,
    subject_id: null,
    subject_hash: '',
    cause: 'retention',
    state: 'done',
    asked_by: null,
    asked_at: at,
    due_at: at,
    ended_at: at,
    counts: JSON.stringify(counts),
    backups_until: backupsUntil(needs, now),
    cleaned_at: null,
  });
  await wantClean(tx, now);
  tx.afterCommitRing(ERASED_TOPIC);
}

async function tellLogs(
  tx: Tx,
  organizationId: string,
  records: readonly OwnedRecord[],
  now: number,
): Promise<void> {
  const candidates = [...new Set(records.map(({ candidateId }) => candidateId))];
  if (candidates.length > 0) await lockLogs(tx, candidates);
  for (const { recordId, candidateId, applicationId, interviewId } of records) {
    const event: ServerEvent = {
      id: newId(now),
      type: 'record.changed',
      applicationId,
      interviewId,
      body: { kind: 'transcripts', recordId, to: 'deleted' },
    };
    await append(tx, { organizationId, candidateId }, [{ actor: null, event }], now, () => []);
  }
}
