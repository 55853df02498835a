import { MAIL_SEND, mailSender } from '../mail/deliver.ts';
import { CLEAN, cleaning } from '../privacy/clean.ts';
import { ERASE, erasing } from '../privacy/erasures.ts';
import { RETENTION, retaining } from '../privacy/retention.ts';
import { settling } from '../scheduling/settle.ts';
import { MEETING_SETTLE } from '../scheduling/wish.ts';
import type { Services } from '../services.ts';
import { REVOKE, revoking } from '../zoom/disconnect.ts';
import {
  runScorecardReminder,
  runScorecardsDue,
  SCORECARD_REMINDER,
  SCORECARDS_DUE,
} from './reminders.ts';
import { TaskRunner } from './runner.ts';
import { STAGE_EFFECTS, stageEffects } from './stage-effects.ts';

/** Everything that is done later, by its kind. */
export function createTasks(services: Services): TaskRunner {
  const { database, clock, logger, metrics, mail } = services;
  const inward = {
    [STAGE_EFFECTS]: stageEffects(services),
    [SCORECARDS_DUE]: runScorecardsDue,
    [SCORECARD_REMINDER]: runScorecardReminder,
    [ERASE]: erasing(services),
  };
  const outward = {
    [MAIL_SEND]: mailSender(mail, metrics),
    [REVOKE]: revoking(services),
    [MEETING_SETTLE]: settling(services),
    [CLEAN]: cleaning(services),
    [RETENTION]: retaining(services),
  };
  return new TaskRunner(database, clock, { inward, outward }, (task, error) => {
    metrics.tasksFailed.inc({ kind: task.kind });
    logger.error({ err: error, task: task.kind, attempts: task.attempts }, 'a task failed');
  });
}
