import type { Member } from '../../common/member.ts';
import { type Clock, toInstant } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import type { CueHit } from '../../db/records/search-cues.ts';
import type { TranscriptRow } from '../../db/records/transcripts.ts';
import { keepAudit } from './keep.ts';

export const LOOKED = 'scorecards.looked' as const;

/**
 * Keeps that an admin read others' scorecards of a round they do not judge in: once for each
 * interview and day. Written before the words are sent.
 * @param interviewIds of the scorecards; the same one may be given several times
 */
export async function recordLooks(
  { database, clock }: { database: Database; clock: Clock },
  member: Member,
  candidateId: string,
  interviewIds: readonly (string | null)[],
): Promise<void> {
  const ids = new Set(interviewIds.filter((id) => id !== null));
  if (ids.size === 0) return;
  const now = clock.now();
  const day = toInstant(now).slice(0, 10);
  await database.transact(async (tx) => {
    for (const interviewId of ids) {
      const { id: actorId, organizationId } = member;
      const act = { organizationId, actorId, action: LOOKED, candidateId, interviewId };
      await keepAudit(tx, act, now, `${LOOKED}:${actorId}:${interviewId}:${day}`);
    }
  });
}

/** Keeps that somebody read a transcript: once for each of them, transcript and day. */
export async function recordReading(
  { database, clock }: { database: Database; clock: Clock },
  { id: actorId, organizationId }: Member,
  transcript: Pick<TranscriptRow, 'id' | 'candidate_id' | 'interview_id'>,
): Promise<void> {
  const { id: transcriptId, candidate_id: candidateId, interview_id: interviewId } = transcript;
  const now = clock.now();
  const action = 'transcript.read' as const;
  const key = `${action}:${actorId}:${transcriptId}:${toInstant(now).slice(0, 10)}`;
  const about = { candidateId, interviewId, detail: { transcriptId } };
  const act = { organizationId, actorId, action, ...about };
  await database.transact((tx) => keepAudit(tx, act, now, key));
}

/** An excerpt of a transcript, as a search shows it. */
type Excerpt = Pick<CueHit, 'candidateId' | 'interviewId'>;

/**
 * Keeps that a search showed somebody what was said in interviews: one entry for each interview, so
 * that it is found by its candidate and goes with them. Never what was searched for: that may say
 * more about a person than the result, and stays longer. Letter by letter is one search, so an
 * interview is kept once a minute. Written before the words are sent.
 */
export async function recordExcerpts(
  { database, clock }: { database: Database; clock: Clock },
  { id: actorId, organizationId }: Member,
  excerpts: readonly Excerpt[],
): Promise<void> {
  if (excerpts.length === 0) return;
  const found = new Map<string, Excerpt[]>();
  for (const one of excerpts)
    found.set(one.interviewId, [...(found.get(one.interviewId) ?? []), one]);
  const now = clock.now();
  const action = 'transcript.found' as const;
  const minute = toInstant(now).slice(0, 16);
  await database.transact(async (tx) => {
    for (const [interviewId, ofIt] of found) {
      const { candidateId } = ofIt[0]!;
      const about = { candidateId, interviewId, detail: { excerpts: ofIt.length } };
      const key = `${action}:${actorId}:${interviewId}:${minute}`;
      await keepAudit(tx, { organizationId, actorId, action, ...about }, now, key);
    }
  });
}
