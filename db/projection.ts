import { type Application, reduceApplication } from '../common/application.ts';
import { reduceCandidate } from '../common/candidate.ts';
import type { LogEvent } from '../common/events.ts';
import { reduceGuide } from '../common/guide.ts';
import { type Interview, reduceInterview } from '../common/interview.ts';
import { reduceNote } from '../common/note.ts';
import { type Stage, stageByName } from '../common/pipeline.ts';
import { targetOf } from '../common/reduce.ts';
import { reduceScorecard } from '../common/scorecard.ts';
import { guideFromRow, guideToRow, scorecardFromRow, scorecardToRow } from './judgement-rows.ts';
import { keepPhones } from './phones.ts';
import { preparedInsert } from './prepared.ts';
import { candidateColumns, isActive } from './read-rows.ts';
import {
  applicationFromRow,
  applicationToRow,
  interviewFromRow,
  interviewToRow,
  noteFromRow,
  noteToRow,
  seatsOf,
} from './rows.ts';
import type { GuideTable } from './schema/interview.ts';
import type { ApplicationTable, InterviewTable, NoteTable, ScorecardTable } from './schema.ts';
import type { Tx } from './transact.ts';

type Owner = { candidate_id: string; organization_id: string };

/**
 * Applies an event to the read tables, inside the transaction that writes it: loads the one row
 * it changes, asks the same reducer the panel uses, stores the answer (S7).
 */
export async function project(tx: Tx, owner: Owner, event: LogEvent): Promise<void> {
  const target = targetOf(event);
  switch (target?.kind) {
    case 'candidate':
      return projectCandidate(tx, owner, event);
    case 'applications':
      return projectApplication(tx, owner, target.id, event);
    case 'interviews':
      return projectInterview(tx, owner, target.id, event);
    case 'notes':
      return projectNote(tx, owner, target.id, event);
    case 'scorecards':
      return projectScorecard(tx, owner, target.id, event);
    case 'guides':
      return projectGuide(tx, owner, target.id, event);
    default:
      return;
  }
}

async function projectCandidate(tx: Tx, owner: Owner, event: LogEvent): Promise<void> {
  const row = await tx.sql
    .selectFrom('candidate')
    .select('profile')
    .where('id', '=', owner.candidate_id)
    .executeTakeFirstOrThrow();
  const before = row.profile === '' ? null : JSON.parse(row.profile);
  const after = reduceCandidate(before, event);
  if (after === null) return;
  await tx.sql
    .updateTable('candidate')
    .set(candidateColumns(after))
    .where('id', '=', owner.candidate_id)
    .execute();
  await keepPhones(tx, [{ owner, profile: after }]);
}

async function projectApplication(
  tx: Tx,
  owner: Owner,
  id: string,
  event: LogEvent,
): Promise<void> {
  const row = await tx.sql
    .selectFrom('application')
    .selectAll()
    .where('id', '=', id)
    .where('candidate_id', '=', owner.candidate_id)
    .executeTakeFirst();
  const before = row === undefined ? null : applicationFromRow(row);
  const after = reduceApplication(before, event);
  if (after === null || after === before) return;
  await storeApplication(tx, owner, after, before === null);
  await markActive(tx, owner.candidate_id);
}

/** Stores an application with the type of its stage. */
async function storeApplication(
  tx: Tx,
  owner: Owner,
  one: Application,
  isNew: boolean,
): Promise<void> {
  const job = await tx.sql
    .selectFrom('job')
    .select('stages')
    .where('id', '=', one.jobId)
    .executeTakeFirstOrThrow();
  const stages: Stage[] = JSON.parse(job.stages);
  const row = applicationToRow(one, owner, stageByName(stages, one.stage)?.type ?? 'applied');
  await store(tx, 'application', row, isNew);
}

/** The Active view is a column, so that a list of 100,000 reads an index and not applications. */
async function markActive(tx: Tx, candidateId: string): Promise<void> {
  const rows = await tx.sql
    .selectFrom('application')
    .select('stage_type')
    .where('candidate_id', '=', candidateId)
    .execute();
  await tx.sql
    .updateTable('candidate')
    .set({ active: isActive(rows) ? 1 : 0 })
    .where('id', '=', candidateId)
    .execute();
}

async function projectInterview(tx: Tx, owner: Owner, id: string, event: LogEvent): Promise<void> {
  const row = await tx.sql
    .selectFrom('interview')
    .selectAll()
    .where('id', '=', id)
    .where('candidate_id', '=', owner.candidate_id)
    .executeTakeFirst();
  const before = row === undefined ? null : interviewFromRow(row);
  const after = reduceInterview(before, event);
  if (after === null || after === before) return;
  await store(tx, 'interview', interviewToRow(after, owner), before === null);
  await storePanel(tx, owner, after);
}

/** Who sits on an interview's panel, as rows that one index answers. */
async function storePanel(tx: Tx, owner: Owner, one: Interview): Promise<void> {
  await tx.sql.deleteFrom('interview_member').where('interview_id', '=', one.id).execute();
  const seats = seatsOf(one, owner);
  if (seats.length > 0) await tx.sql.insertInto('interview_member').values(seats).execute();
}

const insertNote = preparedInsert('note');

async function projectNote(tx: Tx, owner: Owner, id: string, event: LogEvent): Promise<void> {
  const isNew = event.type === 'note.added' || event.type === 'note.filed';
  const row = isNew
    ? undefined
    : await tx.sql
        .selectFrom('note')
        .selectAll()
        .where('candidate_id', '=', owner.candidate_id)
        .where('id', '=', id)
        .executeTakeFirst();
  const before = row === undefined ? null : noteFromRow(row);
  const after = reduceNote(before, event);
  if (after === before) return;
  if (after === null) {
    await tx.sql
      .deleteFrom('note')
      .where('candidate_id', '=', owner.candidate_id)
      .where('id', '=', id)
      .execute();
  } else {
    const stored = noteToRow(after, owner);
    if (before === null) await insertNote(tx.sql, stored);
    else await store(tx, 'note', stored, false);
  }
}

async function projectScorecard(tx: Tx, owner: Owner, id: string, event: LogEvent): Promise<void> {
  const row = await tx.sql
    .selectFrom('scorecard')
    .selectAll()
    .where('id', '=', id)
    .where('candidate_id', '=', owner.candidate_id)
    .executeTakeFirst();
  const before = row === undefined ? null : scorecardFromRow(row);
  const after = reduceScorecard(before, event);
  if (after === null || after === before) return;
  await store(tx, 'scorecard', scorecardToRow(after, owner), before === null);
}

async function projectGuide(tx: Tx, owner: Owner, id: string, event: LogEvent): Promise<void> {
  const row = await tx.sql
    .selectFrom('guide')
    .selectAll()
    .where('id', '=', id)
    .where('candidate_id', '=', owner.candidate_id)
    .executeTakeFirst();
  const before = row === undefined ? null : guideFromRow(row);
  const after = reduceGuide(before, event);
  if (after === null || after === before) return;
  await store(tx, 'guide', guideToRow(after, owner), before === null);
}

type Rows = {
  application: ApplicationTable;
  interview: InterviewTable;
  note: Omit<NoteTable, 'num' | 'indexed'>;
  scorecard: ScorecardTable;
  guide: GuideTable;
};

/**
 * Insert or update, never both: an id that another candidate's row has already is a unique
 * violation and not an overwrite.
 */
async function store<T extends keyof Rows>(
  tx: Tx,
  table: T,
  row: Rows[T],
  isNew: boolean,
): Promise<void> {
  if (isNew) {
    await tx.sql
      .insertInto(table)
      .values(row as never)
      .execute();
    return;
  }
  await tx.sql
    .updateTable(table as 'note')
    .set(row as Rows['note'])
    .where('id', '=', row.id)
    .where('candidate_id', '=', row.candidate_id)
    .execute();
}
