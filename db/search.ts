import type { CandidateFacts } from '../common/facts.ts';
import type { Actor } from '../common/member.ts';
import { sees } from '../common/visibility.ts';
import { matching, visibleTo } from './candidates.ts';
import { factsOf } from './facts.ts';
import type { Database } from './open.ts';

export interface NoteHit {
  id: string;
  candidateId: string;
  candidateName: string;
  text: string;
  at: string;
}

/** Notes with these words, newest first, of those the member sees. */
export async function searchNotes(
  database: Database,
  actor: Actor,
  text: string,
  limit: number,
  now: number,
): Promise<NoteHit[]> {
  const rows = await database.read
    .selectFrom('note')
    .innerJoin('candidate', 'candidate.id', 'note.candidate_id')
    .select([
      'note.id',
      'note.candidate_id',
      'note.author_id',
      'note.application_id',
      'note.interview_id',
      'note.audience',
      'note.text',
      'note.at',
      'candidate.name',
    ])
    .where('note.organization_id', '=', actor.organizationId)
    .where('note.deleted', '=', 0)
    .where('candidate.kind', '=', 'candidate')
    .where((where) =>
      where.or([where('note.audience', '=', 'team'), where('note.author_id', '=', actor.id)]),
    )
    .where(visibleTo(actor, now))
    .where(matching(database, 'note', text))
    .orderBy('note.at', 'desc')
    .limit(limit)
    .execute();
  const facts = new Map<string, CandidateFacts | null>();
  const hits: NoteHit[] = [];
  for (const row of rows) {
    const id = row.candidate_id;
    if (!facts.has(id)) facts.set(id, await factsOf(database.read, actor.organizationId, id));
    const known = facts.get(id);
    const sighting = {
      type: 'note.added' as const,
      actorId: row.author_id,
      applicationId: row.application_id,
      interviewId: row.interview_id,
      audience: row.audience,
    };
    if (!known || !sees(actor, sighting, known, now)) continue;
    hits.push({ id: row.id, candidateId: id, candidateName: row.name, text: row.text, at: row.at });
  }
  return hits;
}
