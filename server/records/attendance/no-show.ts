import { LIMITS } from '../../../common/limits.ts';
import { toMs } from '../../../common/time.ts';
import { type InterviewRow, interviewById } from '../../../db/interviews.ts';
import { collects } from '../../../db/records/collecting.ts';
import { enqueue } from '../../../db/tasks.ts';
import type { Tx } from '../../../db/transact.ts';
import type { TaskHandler } from '../../tasks/runner.ts';
import { tellOf } from '../alerts.ts';
import type { Run } from '../events.ts';
import { type Attendance, attendanceOf } from './attendance.ts';

/** Looks whether the candidate has come, a while after the start. */
export const NO_SHOW_LOOK = 'no_show.look';

/** News that comes late comes together: who joined may be the next to be told. */
const LATE_MS = 2 * 60_000;

interface Payload {
  organizationId: string;
  interviewId: string;
}

/** @param startedAt of the run; an early start waits for the planned hour */
export async function queueNoShowLook(
  tx: Tx,
  run: Run,
  startedAt: string,
  now: number,
): Promise<void> {
  const { organizationId, interviewId, uuid } = run;
  if (!(await collects(tx, organizationId, 'attendance'))) return;
  const row = await interviewById(tx.sql, organizationId, interviewId);
  if (row === null) return;
  const from = Math.max(toMs(startedAt), toMs(row.interview.startsAt));
  const payload: Payload = { organizationId, interviewId };
  const runAt = Math.max(from + LIMITS.noShowAfterMs, now + LATE_MS);
  await enqueue(tx, { kind: NO_SHOW_LOOK, key: `${organizationId}:${uuid}`, payload, runAt });
}

/** Suggests it to the recruiter; that it was so, only a person says. */
export const lookForNoShow: TaskHandler = async (tx, payload, now) => {
  const { organizationId, interviewId } = payload as Payload;
  if (!(await collects(tx, organizationId, 'attendance'))) return;
  const row = await interviewById(tx.sql, organizationId, interviewId);
  if (row === null) return;
  const attendance = await attendanceOf(tx.sql, organizationId, row);
  if (!looksLikeNoShow(row, attendance, now)) return;
  const minutes = Math.round(LIMITS.noShowAfterMs / 60_000);
  await tellOf(
    tx,
    {
      organizationId,
      candidateId: row.candidateId,
      interviewId,
      kind: 'no_show_suggested',
      matter: row.interview.startsAt,
      reason: `The candidate had not come ${minutes} minutes after the start.`,
    },
    now,
  );
};

/**
 * Somebody of the team was there and nobody else was. Whoever nobody knows may be the candidate
 * under another name: then it does not look so.
 */
export function looksLikeNoShow(
  { interview }: Pick<InterviewRow, 'interview'>,
  { people }: Pick<Attendance, 'people'>,
  now: number,
): boolean {
  const { status, startsAt, startedAt } = interview;
  if (status !== 'in_progress' && status !== 'completed') return false;
  const from = Math.max(toMs(startedAt ?? startsAt), toMs(startsAt));
  if (now < from + LIMITS.noShowAfterMs) return false;
  return people.length > 0 && people.every(({ who }) => who === 'member');
}
