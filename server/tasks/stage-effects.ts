import { consequencesOf } from '../../common/consequences.ts';
import type { LogEvent } from '../../common/events.ts';
import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import { toMs } from '../../common/time.ts';
import { append, type Entry, type LogKey, type Reactions } from '../../db/append.ts';
import { moveOf } from '../../db/moves.ts';
import type { Tx } from '../../db/transact.ts';
import { type TellingNeeds, tellCancelled } from '../scheduling/tell.ts';
import { wantNone } from '../scheduling/wish.ts';
import type { TaskHandler } from './runner.ts';

/** What the world is told of a stage move, once nobody can take it back any more. */
export const STAGE_EFFECTS = 'stage.effects';

interface Payload extends LogKey {
  applicationId: string;
  eventId: string;
}

/** Queues the effects of a move behind its undo window, in the transaction of the move. */
export const stageReactions: Reactions = (event: LogEvent, log: LogKey) => {
  if (event.type !== 'stage.changed' || event.applicationId === null) return [];
  const payload: Payload = { ...log, applicationId: event.applicationId, eventId: event.id };
  const runAt = toMs(event.serverAt) + LIMITS.undoMs + LIMITS.undoGraceMs;
  return [{ kind: STAGE_EFFECTS, key: `${log.candidateId}:${event.id}`, payload, runAt }];
};

/** Carries out what the panel announced, unless the move was undone or another followed. */
export const stageEffects =
  (needs: TellingNeeds): TaskHandler =>
  (tx, payload, now) =>
    runStageEffects(needs, tx, payload as Payload, now);

async function runStageEffects(
  needs: TellingNeeds,
  tx: Tx,
  payload: Payload,
  now: number,
): Promise<void> {
  const { organizationId, candidateId, applicationId, eventId } = payload;
  const found = await moveOf(tx, candidateId, applicationId);
  if (found === null || found.application.lastMove?.eventId !== eventId) return;
  const { application, interviews, stages } = found;
  const consequences = consequencesOf(application, application.stage, interviews, stages, now);
  const entries = consequences.map(
    ({ interviewId }): Entry => ({
      actor: null,
      event: {
        id: newId(now),
        type: 'interview.cancelled',
        applicationId,
        interviewId,
        body: { reason: `Moved to ${application.stage}` },
      },
    }),
  );
  for (const { interviewId } of consequences) {
    await wantNone(tx, { organizationId, interviewId }, now);
  }
  await append(tx, { organizationId, candidateId }, entries, now, () => []);
  for (const { interviewId } of consequences) {
    await tellCancelled(needs, tx, { organizationId, interviewId, actorId: null }, now);
  }
}
