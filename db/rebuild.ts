import { fold } from '../common/reduce.ts';
import { guideToRow, judgementFromRow, scorecardToRow } from './judgement-rows.ts';
import { keepPhone } from './phones.ts';
import { markActive, storeApplication, storePanel } from './projection.ts';
import { eventFromRow, interviewToRow, noteToRow, searchText } from './rows.ts';
import type { Tx } from './transact.ts';

/** Throws a candidate's read rows away and makes them again from the log (S7). */
export async function rebuild(tx: Tx, candidateId: string): Promise<void> {
  const candidate = await tx.sql
    .selectFrom('candidate')
    .select(['organization_id'])
    .where('id', '=', candidateId)
    .executeTakeFirstOrThrow();
  const owner = { candidate_id: candidateId, organization_id: candidate.organization_id };
  const events = await tx.sql
    .selectFrom('event')
    .selectAll()
    .where('candidate_id', '=', candidateId)
    .orderBy('seq')
    .execute();
  await clear(tx, candidateId);
  const judgements = await tx.sql
    .selectFrom('judgement')
    .selectAll()
    .where('candidate_id', '=', candidateId)
    .orderBy('scorecard_id')
    .orderBy('card')
    .execute();
  // A scorecard depends on nothing outside its own log: the order between the logs is free.
  const state = fold([...events.map(eventFromRow), ...judgements.map(judgementFromRow)]);
  if (state.candidate !== null) {
    const { candidate: one } = state;
    await tx.sql
      .updateTable('candidate')
      .set({
        name: one.name,
        email: one.email?.toLowerCase() ?? null,
        profile: JSON.stringify(one),
        search_text: searchText(one),
      })
      .where('id', '=', candidateId)
      .execute();
    await keepPhone(tx, owner, one);
  }
  for (const one of Object.values(state.applications)) await storeApplication(tx, owner, one, true);
  for (const one of Object.values(state.interviews)) {
    await tx.sql.insertInto('interview').values(interviewToRow(one, owner)).execute();
    await storePanel(tx, owner, one);
  }
  for (const one of Object.values(state.notes)) {
    await tx.sql.insertInto('note').values(noteToRow(one, owner)).execute();
  }
  for (const one of Object.values(state.scorecards)) {
    await tx.sql.insertInto('scorecard').values(scorecardToRow(one, owner)).execute();
  }
  for (const one of Object.values(state.guides)) {
    await tx.sql.insertInto('guide').values(guideToRow(one, owner)).execute();
  }
  await markActive(tx, candidateId);
}

async function clear(tx: Tx, candidateId: string): Promise<void> {
  const interviews = tx.sql
    .selectFrom('interview')
    .select('id')
    .where('candidate_id', '=', candidateId);
  await tx.sql.deleteFrom('interview_member').where('interview_id', 'in', interviews).execute();
  for (const table of ['application', 'interview', 'note', 'scorecard', 'guide'] as const) {
    await tx.sql.deleteFrom(table).where('candidate_id', '=', candidateId).execute();
  }
  await tx.sql
    .updateTable('candidate')
    .set({ name: '', email: null, profile: '', search_text: '' })
    .where('id', '=', candidateId)
    .execute();
}
