import type { Application } from './application.ts';
import type { Id } from './ids.ts';
import type { Interview } from './interview.ts';
import { isClosed, type Stage, stageByName } from './pipeline.ts';
import { type Instant, toMs } from './time.ts';

/** What a stage move does to the world once its undo window is over. Shown before, done after. */
export type Consequence = {
  kind: 'cancel_interview';
  interviewId: Id;
  title: string;
  startsAt: Instant;
  memberIds: readonly Id[];
};

/**
 * The outward effects of moving an application to a stage. The panel prints the list, the server
 * carries it out: the same function, so that neither can promise what the other does not do.
 */
export function consequencesOf(
  application: Application,
  to: string,
  interviews: readonly Interview[],
  stages: readonly Stage[],
  now: number,
): Consequence[] {
  const target = stageByName(stages, to);
  if (target === undefined || !isClosed(target.type)) return [];
  return interviews
    .filter(
      (interview) =>
        interview.applicationId === application.id &&
        interview.status === 'scheduled' &&
        toMs(interview.startsAt) > now,
    )
    .map(({ id, title, startsAt, memberIds }) => ({
      kind: 'cancel_interview',
      interviewId: id,
      title,
      startsAt,
      memberIds,
    }));
}
