import { newId } from '../../../common/ids.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import { append } from '../../../db/append.ts';
import { interviewById } from '../../../db/interviews.ts';
import { planOf } from '../../../db/meeting-plans.ts';
import { memberByZoomUser } from '../../../db/members.ts';
import { lockLogs } from '../../../db/move.ts';
import { type Mark, replaceList } from '../../../db/records/attendance.ts';
import { filedAttendance } from '../../../db/records/attendance-filed.ts';
import { collects } from '../../../db/records/collecting.ts';
import {
  changeInstance,
  type InstanceRow,
  instanceByUuid,
} from '../../../db/records/instance-rows.ts';
import { requeue } from '../../../db/tasks.ts';
import type { Tx } from '../../../db/transact.ts';
import { type Problem, problemOf } from '../../scheduling/problem.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import type { Participant } from '../../zoom/meetings.ts';
import { refusalIn, tellRefused } from '../refusal-told.ts';
import { attendanceOf } from './attendance.ts';
import { lengthOf, personKey } from './spans.ts';

/** Completes and files who was in a run, once it is over. */
export const ATTENDANCE_FILE = 'attendance.file';

/** Zoom's list is there a little after the end, and late news of it too. */
const AFTER_MS = 2 * 60_000;
/** How long Zoom is asked again where it does not answer, or does not have it yet. */
const PATIENCE_MS = 6 * 3_600_000;

interface Payload {
  organizationId: string;
  uuid: string;
}

export async function queueFiling(tx: Tx, run: InstanceRow, now: number): Promise<void> {
  if (!(await collects(tx, run.organization_id, 'attendance'))) return;
  const payload: Payload = { organizationId: run.organization_id, uuid: run.uuid };
  const runAt = now + AFTER_MS;
  await requeue(tx, {
    kind: ATTENDANCE_FILE,
    key: `${run.organization_id}:${run.uuid}`,
    payload,
    runAt,
  });
}

/** Asks Zoom for its list in the host's name, where the plan and the scopes allow it. */
export function filingAttendance(services: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    const { organizationId, uuid } = payload as Payload;
    const begun = await lease.transact(async (tx) => {
      if (!(await collects(tx, organizationId, 'attendance'))) return null;
      const run = await instanceByUuid(tx.sql, organizationId, uuid);
      return run === null ? null : { run, hostId: await hostOf(tx, run) };
    });
    if (begun === null) return async () => null;
    const { run, hostId } = begun;
    const asked = hostId === null ? NOBODY : await listOf(services, hostId, uuid);
    return async (tx, now) => {
      // Turned off while Zoom was asked: nothing is kept.
      if (!(await collects(tx, organizationId, 'attendance'))) return null;
      if ('list' in asked) {
        await replaceList(tx, organizationId, uuid, marksFrom(run, asked.list));
        const heard = { listed_at: toInstant(now), problem: null };
        await changeInstance(tx, organizationId, uuid, heard);
      } else {
        await changeInstance(tx, organizationId, uuid, { problem: asked.message });
        if (asked.refusal !== null) await tellOfRun(tx, run, asked.refusal, now);
      }
      const latest = await instanceByUuid(tx.sql, organizationId, uuid);
      if (latest !== null) await file(tx, latest, now);
      return 'list' in asked ? null : again(run, asked, now);
    };
  };
}

type Asked = { list: Participant[] } | (Problem & { refusal: string | null });

const NOBODY: Asked = {
  message: 'The host of this meeting has not connected Zoom, so its list cannot be asked for.',
  retryAt: null,
  passing: false,
  gone: false,
  refusal: null,
};

async function listOf(services: Services, hostId: string, uuid: string): Promise<Asked> {
  try {
    return { list: await services.zoom.clientFor(hostId).pastParticipants(uuid) };
  } catch (error) {
    return { ...problemOf(error), refusal: refusalIn(error) };
  }
}

async function tellOfRun(tx: Tx, run: InstanceRow, reason: string, now: number): Promise<void> {
  const { organization_id, interview_id } = run;
  const row = await interviewById(tx.sql, organization_id, interview_id);
  if (row === null) return;
  const of = { organization_id, interview_id, candidate_id: row.candidateId };
  await tellRefused(tx, of, 'attendance', reason, now);
}

/** What Zoom does not find may come yet: its list takes a while after the end. */
function again(
  run: InstanceRow,
  { passing, gone, retryAt }: Exclude<Asked, { list: unknown }>,
  now: number,
) {
  const since = run.ended_at === null ? now : toMs(run.ended_at);
  if ((!passing && !gone) || now - since > PATIENCE_MS) return null;
  const wait = Math.max(AFTER_MS, (now - since) / 2);
  const at = Math.max(now + wait, retryAt === null ? 0 : toMs(retryAt));
  return { retryAt: at, reason: 'Zoom has no list yet' };
}

/** The member who hosted it; else whose meeting it was planned as. */
async function hostOf(tx: Tx, run: InstanceRow): Promise<string | null> {
  const host =
    run.host_zoom_id === null
      ? null
      : await memberByZoomUser(tx, run.organization_id, run.host_zoom_id);
  if (host !== null) return host.id;
  const plan = await planOf(tx.sql, run.organization_id, run.interview_id);
  return plan?.meeting_host_id ?? plan?.host_id ?? null;
}

/** Whoever only waited was not in the meeting. */
function marksFrom(run: InstanceRow, list: readonly Participant[]): Mark[] {
  return list
    .filter(({ waitingRoom }) => !waitingRoom)
    .flatMap(({ zoomUserId, name, email, joinedAt, leftAt }, index) => {
      const common = {
        organization_id: run.organization_id,
        uuid: run.uuid,
        source: 'list' as const,
        connection: String(index),
        person: personKey({ zoomUserId, email, name }),
        name,
        email: email?.toLowerCase() ?? null,
        zoom_user_id: zoomUserId,
        reason: null,
      };
      return [
        { ...common, kind: 'joined' as const, at: joinedAt },
        { ...common, kind: 'left' as const, at: leftAt },
      ];
    });
}

/** One entry in the log once the interview is over; another only where the numbers changed. */
async function file(tx: Tx, run: InstanceRow, now: number): Promise<void> {
  const { organization_id: organizationId, interview_id: interviewId } = run;
  const row = await interviewById(tx.sql, organizationId, interviewId);
  if (row === null) return;
  const { candidateId, interview } = row;
  // Two runs of one interview may be filed at once.
  await lockLogs(tx, [candidateId]);
  if (interview.endedAt === null) return;
  const { people, runs } = await attendanceOf(tx.sql, organizationId, row);
  if (people.length === 0) return;
  const held = runs.map(({ started_at: from, ended_at: to }) =>
    from === null ? 0 : lengthOf([{ from, to }], now),
  );
  const minutes = Math.round(held.reduce((sum, one) => sum + one, 0) / 60_000);
  const body = { people: people.length, minutes };
  const before = await filedAttendance(tx, candidateId, interviewId);
  if (before !== null && before.people === body.people && before.minutes === minutes) return;
  const about = { applicationId: interview.applicationId, interviewId };
  const event = { ...about, id: newId(now), type: 'attendance.filed' as const, body };
  await append(tx, { organizationId, candidateId }, [{ actor: null, event }], now, () => []);
}
