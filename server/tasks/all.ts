import { DATA_EXPORT, DATA_EXPORT_END, endingExport, exporting } from '../exports/task.ts';
import { MAIL_SEND, mailSender } from '../mail/deliver.ts';
import { inviting, MEMBER_INVITATION } from '../mail/member-invitation.ts';
import { CLEAN, cleaning } from '../privacy/clean.ts';
import { ERASE, erasing } from '../privacy/erasures.ts';
import { RETENTION, retaining } from '../privacy/retention.ts';
import { mailingRetention, RETENTION_MAIL } from '../privacy/retention-mail.ts';
import { ATTENDANCE_FILE, filingAttendance } from '../records/attendance/attendance-filing.ts';
import { lookForNoShow, NO_SHOW_LOOK } from '../records/attendance/no-show.ts';
import { PHONE_SYNC, syncingCalls } from '../records/calls/sync.ts';
import { CHAT_FILE, readingChatFiles } from '../records/chats/files.ts';
import { CHAT_READ, readingChats } from '../records/chats/read.ts';
import { queueingHourly, RECORDS_HOURLY } from '../records/hourly.ts';
import { lookingAtMeeting, MEETING_LOOK } from '../records/meetings/meeting-look.ts';
import { COPY_FETCH, COPY_SWEEP } from '../records/recordings/copies.ts';
import { COPY_EARLIER, wantingEarlier } from '../records/recordings/copies-earlier.ts';
import { copying, sweeping } from '../records/recordings/copies-task.ts';
import { RECORDING_COMPLETE } from '../records/recordings/recordings.ts';
import { completing } from '../records/recordings/task.ts';
import { fetching } from '../records/transcripts/task.ts';
import { TRANSCRIPT_FETCH } from '../records/transcripts/transcripts.ts';
import { settling } from '../scheduling/settle.ts';
import { MEETING_SETTLE } from '../scheduling/wish.ts';
import type { Services } from '../services.ts';
import { endingTakeIn, TAKE_IN, TAKE_IN_END, takingIn } from '../take-ins/task.ts';
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
    [NO_SHOW_LOOK]: lookForNoShow,
    [ERASE]: erasing(services),
    [DATA_EXPORT_END]: endingExport,
    [TAKE_IN_END]: endingTakeIn,
  };
  const outward = {
    [MAIL_SEND]: mailSender(mail, metrics),
    [MEMBER_INVITATION]: inviting(services),
    [REVOKE]: revoking(services),
    [MEETING_SETTLE]: settling(services),
    [MEETING_LOOK]: lookingAtMeeting(services),
    [ATTENDANCE_FILE]: filingAttendance(services),
    [RECORDING_COMPLETE]: completing(services),
    [TRANSCRIPT_FETCH]: fetching(services),
    [RECORDS_HOURLY]: queueingHourly(services),
    [PHONE_SYNC]: syncingCalls(services),
    [CHAT_READ]: readingChats(services),
    [CHAT_FILE]: readingChatFiles(services),
    [CLEAN]: cleaning(services),
    [RETENTION]: retaining(services),
    [RETENTION_MAIL]: mailingRetention(services),
    [DATA_EXPORT]: exporting(services),
    [TAKE_IN]: takingIn(services),
  };
  const long = {
    [COPY_FETCH]: copying(services),
    [COPY_SWEEP]: sweeping(),
    [COPY_EARLIER]: wantingEarlier(services),
  };
  return new TaskRunner(database, clock, { inward, outward, long }, (task, error) => {
    metrics.tasksFailed.inc({ kind: task.kind });
    logger.error({ err: error, task: task.kind, attempts: task.attempts }, 'a task failed');
  });
}
