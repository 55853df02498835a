import { sql } from 'kysely';
import type { CandidateFacts } from '../../common/facts.ts';
import type { Actor } from '../../common/member.ts';
import { wallOf } from '../../common/moments.ts';
import { stretchesOf } from '../../common/pauses.ts';
import { toInstant, toMs } from '../../common/time.ts';
import type { TranscriptPart } from '../../common/transcript.ts';
import { sees } from '../../common/visibility.ts';
import { matching, visibleTo } from '../candidates.ts';
import { factsOf } from '../facts.ts';
import type { Database } from '../open.ts';
import { type Pausing, pausing } from './pausing.ts';

/** Something that was said, and where: a search result that leads to its moment. */
export interface CueHit {
  transcriptId: string;
  interviewId: string;
  candidateId: string;
  candidateName: string;
  seq: number;
  part: number;
  startMs: number;
  endMs: number;
  speaker: string | null;
  text: string;
  /** By the wall clock. */
  at: string;
}

/**
 * Cues with these words, of the transcripts that the member sees; those of one candidate in the
 * order they were said, else the newest conversations first. Reads on past what they do not see,
 * like the search of notes.
 */
export async function searchCues(
  database: Database,
  actor: Actor,
  text: string,
  { limit, candidateId }: { limit: number; candidateId?: string },
  now: number,
): Promise<CueHit[]> {
  const facts = new Map<string, CandidateFacts | null>();
  const found: Found[] = [];
  for (let offset = 0; ; offset += limit) {
    const rows = await cuesWith(database, actor, text, { limit, offset, candidateId }, now);
    for (const row of rows) {
      const id = row.candidate_id;
      if (!facts.has(id)) facts.set(id, await factsOf(database, actor.organizationId, id));
      const known = facts.get(id);
      const sighting = {
        type: 'transcript.filed' as const,
        actorId: null,
        applicationId: row.application_id,
        interviewId: row.interview_id,
        audience: 'team' as const,
      };
      if (!known || !sees(actor, sighting, known, now)) continue;
      found.push(row);
      if (found.length === limit) return hitsFrom(database, actor, found);
    }
    if (rows.length < limit) return hitsFrom(database, actor, found);
  }
}

type Found = Awaited<ReturnType<typeof cuesWith>>[number];

async function hitsFrom(
  database: Database,
  { organizationId }: Actor,
  rows: readonly Found[],
): Promise<CueHit[]> {
  const heard = rows.map((row) => ({ id: row.transcript_id, uuid: row.meeting_uuid }));
  const uuids = heard.map(({ uuid }) => uuid);
  const pauses = await pausing(database, organizationId, uuids, heard);
  return rows.map((row) => hitFrom(row, pauses));
}

function hitFrom(row: Found, pauses: Pausing): CueHit {
  const parts = pauses(row.meeting_uuid, JSON.parse(row.parts) as TranscriptPart[]);
  const place = { part: row.part, ms: row.start_ms };
  const at = wallOf(stretchesOf(parts), place) ?? toMs(row.started_at) + row.start_ms;
  return {
    transcriptId: row.transcript_id,
    interviewId: row.interview_id,
    candidateId: row.candidate_id,
    candidateName: row.name,
    seq: row.seq,
    part: row.part,
    startMs: row.start_ms,
    endMs: row.end_ms,
    speaker: row.speaker,
    text: row.text,
    at: toInstant(at),
  };
}

function cuesWith(
  database: Database,
  actor: Actor,
  text: string,
  {
    limit,
    offset,
    candidateId,
  }: { limit: number; offset: number; candidateId?: string | undefined },
  now: number,
) {
  let query = database.read
    .selectFrom('cue')
    .innerJoin('transcript', 'transcript.id', 'cue.transcript_id')
    .innerJoin('candidate', 'candidate.id', 'transcript.candidate_id')
    .select([
      'cue.transcript_id',
      'cue.seq',
      'cue.part',
      'cue.start_ms',
      'cue.end_ms',
      'cue.speaker',
      'cue.text',
      'transcript.candidate_id',
      'transcript.application_id',
      'transcript.interview_id',
      'transcript.meeting_uuid',
      'transcript.parts',
      'transcript.started_at',
      'candidate.name',
    ])
    // Not by an index: the words leave fewer rows than the organization does.
    .where(sql<string>`transcript.organization_id || ''`, '=', actor.organizationId)
    .where('transcript.trashed', '=', 0)
    .where('candidate.kind', '=', 'candidate')
    .where(visibleTo(actor, now))
    .where(matching(database, 'cue', text));
  if (candidateId !== undefined)
    query = query
      .where('transcript.candidate_id', '=', candidateId)
      .orderBy('transcript.started_at');
  else query = query.orderBy('transcript.started_at', 'desc');
  return query.orderBy('transcript.id').orderBy('cue.seq').limit(limit).offset(offset).execute();
}
