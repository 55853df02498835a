import { newId } from '../../common/ids.ts';
import type { TestDatabase } from '../support/databases.ts';
import type { World } from '../support/fixtures.ts';

/** A transcript, a sentence each second. */
export async function sayMuch(
  { database }: TestDatabase,
  world: World,
  sentences: number,
): Promise<void> {
  const id = newId();
  await database.transact(async (tx) => {
    await tx.sql
      .insertInto('transcript')
      .values({
        id,
        organization_id: world.organizationId,
        candidate_id: world.candidateId,
        interview_id: world.interviewId,
        meeting_uuid: 'long==',
        host_zoom_id: 'zoom-host',
        state: 'ready',
        started_at: '2026-11-21T12:00:00.000Z',
        announced_at: '2026-11-21T13:00:00.000Z',
        changed_at: '2026-11-21T13:00:00.000Z',
        trashed: 0,
        parts: '[]',
        cues: 0,
        revision: 1,
        done: 1,
        filed: 1,
      })
      .execute();
    const cues = Array.from({ length: sentences }, (_, seq) => ({
      transcript_id: id,
      seq,
      part: 0,
      start_ms: seq * 1_000,
      end_ms: seq * 1_000 + 900,
      speaker: null,
      text: `Sentence ${seq}`,
    }));
    for (let from = 0; from < cues.length; from += 100) {
      await tx.sql
        .insertInto('cue')
        .values(cues.slice(from, from + 100) as never)
        .execute();
    }
  });
}
