import type { Application } from '../common/application.ts';
import type { Interview } from '../common/interview.ts';
import type { Note } from '../common/note.ts';
import type { Scorecard } from '../common/scorecard.ts';
import { scorecardFromRow } from './judgement-rows.ts';
import type { Database } from './open.ts';
import { applicationFromRow, interviewFromRow, noteFromRow } from './rows.ts';

/** Below the 32,766 parameters that one SQLite statement takes; people cite a few dozen. */
const CITED_MAX = 10_000;

/** What a debrief is made from, of one moment. It is for the caller to drop what is not to be seen. */
export interface DebriefRows {
  candidateName: string;
  application: Application | null;
  /** All of the candidate's. */
  interviews: Interview[];
  /** Of the round that was asked for. */
  scorecards: Scorecard[];
  /** Those the scorecards cite, and those that were written in the round. */
  notes: Note[];
}

/** Five queries, whatever the size of the panel. `null` where there is no such interview. */
export function debriefRows(
  database: Database,
  organizationId: string,
  { candidateId, interviewId }: { candidateId: string; interviewId: string },
): Promise<DebriefRows | null> {
  return database.snapshot(async (sql) => {
    const candidate = await sql
      .selectFrom('candidate')
      .select('name')
      .where('id', '=', candidateId)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst();
    const interviews = await sql
      .selectFrom('interview')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .execute();
    const asked = interviews.find(({ id }) => id === interviewId);
    if (candidate === undefined || asked === undefined) return null;
    const application =
      asked.application_id === null
        ? undefined
        : await sql
            .selectFrom('application')
            .selectAll()
            .where('id', '=', asked.application_id)
            .executeTakeFirst();
    const round = interviews
      .filter((one) => one.application_id === asked.application_id && one.round === asked.round)
      .map(({ id }) => id);
    const cards = await sql
      .selectFrom('scorecard')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .where('interview_id', 'in', round)
      .execute();
    const scorecards = cards.map(scorecardFromRow);
    const cited = new Set(
      scorecards.flatMap(({ ratings }) => Object.values(ratings).flatMap((one) => one.evidence)),
    );
    const notes = await sql
      .selectFrom('note')
      .selectAll()
      .where('candidate_id', '=', candidateId)
      .where((where) =>
        where.or([
          where('interview_id', 'in', round),
          ...(cited.size > 0 ? [where('id', 'in', [...cited].slice(0, CITED_MAX))] : []),
        ]),
      )
      .execute();
    return {
      candidateName: candidate.name,
      application: application === undefined ? null : applicationFromRow(application),
      interviews: interviews.map(interviewFromRow),
      scorecards,
      notes: notes.map(noteFromRow),
    };
  });
}
