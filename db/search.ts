import { sql } from 'kysely';
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

/**
 * Notes with these words, newest first, of those the member sees. Reads on past those they do
 * not: a page that hidden notes made shorter would tell what is in them.
 */
export async function searchNotes(
  database: Database,
  actor: Actor,
  text: string,
  limit: number,
  now: number,
): Promise<NoteHit[]> {
  const facts = new Map<string, CandidateFacts | null>();
  const hits: NoteHit[] = [];
  for (let offset = 0; ; offset += limit) {
    const rows = await notesWith(database, actor, text, { limit, offset }, now);
    for (const row of rows) {
      const id = row.candidate_id;
      if (!facts.has(id)) facts.set(id, await factsOf(database, actor.organizationId, id));
      const known = facts.get(id);
      const sighting = {
        type: 'note.added' as const,
        actorId: row.author_id,
        applicationId: row.application_id,
        interviewId: row.interview_id,
        audience: row.audience,
      };
      if (!known || !sees(actor, sighting, known, now)) continue;
      hits.push({
        id: row.id,
        candidateId: id,
        candidateName: row.name,
        text: row.text,
        at: row.at,
      });
      if (hits.length === limit) return hits;
    }
    if (rows.length < limit) return hits;
  }
}

const notesWith = (
  database: Database,
  actor: Actor,
  text: string,
  { limit, offset }: { limit: number; offset: number },
  now: number,
) =>
  database.read
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
    // Not by an index: the words leave fewer rows than the organization does.
    .where(sql<string>`note.organization_id || ''`, '=', actor.organizationId)
    .where('note.deleted', '=', 0)
    .where('candidate.kind', '=', 'candidate')
    .where((where) =>
      where.or([where('note.audience', '=', 'team'), where('note.author_id', '=', actor.id)]),
    )
    .where(visibleTo(actor, now))
    .where(matching(database, 'note', text))
    .orderBy('note.at', 'desc')
    .orderBy('note.id')
    .limit(limit)
    .offset(offset)
    .execute();

/**
 * Puts some of the newest notes into the search index, oldest of them first.
 * @returns how many; 0 when all are in
 */
export async function indexNotes(database: Database, limit: number): Promise<number> {
  if (database.engine === 'postgres') return 0;
  const waiting = await database.read
    .selectFrom('note')
    .select('num')
    .where('indexed', '=', 0)
    .orderBy('num')
    .limit(limit)
    .execute();
  if (waiting.length === 0) return 0;
  const nums = waiting.map(({ num }) => num);
  await database.transact(async (tx) => {
    await sql`insert into note_search (rowid, text)
      select num, text from note where indexed = 0 and num in (${sql.join(nums)})`.execute(tx.sql);
    await tx.sql.updateTable('note').set({ indexed: 1 }).where('num', 'in', nums).execute();
  });
  return nums.length;
}
