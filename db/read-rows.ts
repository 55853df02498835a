import type { Candidate } from '../common/candidate.ts';
import { isDecided, type StageType } from '../common/pipeline.ts';
import type { CandidateState } from '../common/reduce.ts';
import { insertMany } from './insert-many.ts';
import { guideToRow, scorecardToRow } from './judgement-rows.ts';
import { applicationToRow, interviewToRow, noteToRow, searchText, seatsOf } from './rows.ts';
import type { ApplicationTable } from './schema.ts';
import type { Tx } from './transact.ts';

/** The tables that are the fold of the logs, but for the candidate's own row. */
const TABLES = [
  'application',
  'interview',
  'interview_member',
  'note',
  'scorecard',
  'guide',
] as const;

type Rows = Record<(typeof TABLES)[number], object[]>;
type Owner = { candidate_id: string; organization_id: string };

/** Read rows of many candidates, made from what their logs fold to, to be inserted together. */
export class ReadRows {
  readonly #rows = Object.fromEntries(TABLES.map((table) => [table, []])) as unknown as Rows;
  readonly #typeOf: (jobId: string, stage: string) => StageType;

  /** @param typeOf the type of a job's stage */
  constructor(typeOf: (jobId: string, stage: string) => StageType) {
    this.#typeOf = typeOf;
  }

  /** @returns whether one of the candidate's applications is under way */
  add(owner: Owner, state: CandidateState): { active: boolean } {
    const applications = Object.values(state.applications).map((one) =>
      applicationToRow(one, owner, this.#typeOf(one.jobId, one.stage)),
    );
    const interviews = Object.values(state.interviews);
    this.#rows.application.push(...applications);
    this.#rows.interview.push(...interviews.map((one) => interviewToRow(one, owner)));
    this.#rows.interview_member.push(...interviews.flatMap((one) => seatsOf(one, owner)));
    this.#rows.note.push(...Object.values(state.notes).map((one) => noteToRow(one, owner)));
    this.#rows.scorecard.push(
      ...Object.values(state.scorecards).map((one) => scorecardToRow(one, owner)),
    );
    this.#rows.guide.push(...Object.values(state.guides).map((one) => guideToRow(one, owner)));
    return { active: isActive(applications) };
  }

  async insert(tx: Tx): Promise<void> {
    for (const table of TABLES) await insertMany(tx, table, this.#rows[table]);
  }
}

/** Throws these candidates' read rows away. */
export async function deleteReadRows(tx: Tx, candidateIds: readonly string[]): Promise<void> {
  const interviews = tx.sql
    .selectFrom('interview')
    .select('id')
    .where('candidate_id', 'in', candidateIds);
  await tx.sql.deleteFrom('interview_member').where('interview_id', 'in', interviews).execute();
  for (const table of ['application', 'interview', 'note', 'scorecard', 'guide'] as const) {
    await tx.sql.deleteFrom(table).where('candidate_id', 'in', candidateIds).execute();
  }
}

/** What the Active view asks for: an application that nothing has ended. */
export const isActive = (applications: readonly Pick<ApplicationTable, 'stage_type'>[]): boolean =>
  applications.some(({ stage_type: type }) => !isDecided(type));

/** The columns of a candidate's own row that the log decides; `null`: it says nothing any more. */
export const candidateColumns = (candidate: Candidate | null) =>
  candidate === null
    ? { name: '', email: null, profile: '', search_text: '' }
    : {
        name: candidate.name,
        email: candidate.email?.toLowerCase() ?? null,
        profile: JSON.stringify(candidate),
        search_text: searchText(candidate),
      };
