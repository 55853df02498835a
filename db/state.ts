import type { CandidateState } from '../common/reduce.ts';
import { guideFromRow, scorecardFromRow } from './judgement-rows.ts';
import type { Database } from './open.ts';
import { applicationFromRow, interviewFromRow, noteFromRow } from './rows.ts';

/**
 * One candidate's state from the read tables, with the log number it is true of; both from one
 * snapshot of the database, so that the stream goes on exactly where the state ends.
 * @param noteLimit newest notes to read
 */
export function stateOf(
  database: Database,
  candidateId: string,
  noteLimit: number,
): Promise<{ cursor: number; state: CandidateState } | null> {
  return database.snapshot(async (sql) => {
    const row = await sql
      .selectFrom('candidate')
      .select(['head', 'profile'])
      .where('id', '=', candidateId)
      .executeTakeFirst();
    if (row === undefined) return null;
    const applications = await sql
      .selectFrom('application')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .execute();
    const interviews = await sql
      .selectFrom('interview')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .execute();
    const scorecards = await sql
      .selectFrom('scorecard')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .execute();
    const guides = await sql
      .selectFrom('guide')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .execute();
    const notes = await sql
      .selectFrom('note')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .orderBy('at', 'desc')
      .limit(noteLimit)
      .execute();
    return {
      cursor: row.head,
      state: {
        candidate: row.profile === '' ? null : JSON.parse(row.profile),
        applications: byId(applications.map(applicationFromRow)),
        interviews: byId(interviews.map(interviewFromRow)),
        scorecards: byId(scorecards.map(scorecardFromRow)),
        guides: byId(guides.map(guideFromRow)),
        notes: byId(notes.map(noteFromRow)),
      },
    };
  });
}

const byId = <T extends { id: string }>(items: T[]): Record<string, T> =>
  Object.fromEntries(items.map((item) => [item.id, item]));
