import { toInstant, toMs } from '../../../common/time.ts';
import { memberByZoomId } from '../../../db/members.ts';
import { collects } from '../../../db/records/collecting.ts';
import { copiesOf } from '../../../db/records/copies.ts';
import {
  changeRecording,
  dropFiles,
  type RecordingRow,
  recordingById,
} from '../../../db/records/recordings.ts';
import type { Tx } from '../../../db/transact.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import { isZoomError } from '../../zoom/errors.ts';
import type { ZoomRecording } from '../../zoom/recordings.ts';
import { refusalIn, tellRefused } from '../refusal-told.ts';
import { announce } from '../transcripts/transcripts.ts';
import { followCopies, wantCopies } from './copies.ts';
import { keepFiles } from './recordings.ts';

interface Payload {
  organizationId: string;
  recordingId: string;
}

/** Zoom goes on writing files after it has said that it is done. */
const PROCESSING_MS = 10 * 60_000;
const LATER_MS = 30 * 60_000;
const GIVE_UP_MS = 2 * 24 * 3_600_000;
/** While there is a copy: news of the end of what it is of may never have come. */
const LOOK_MS = 24 * 3_600_000;

/**
 * Asks Zoom, in the host's name, for the whole list of a recording's files, and keeps exactly that.
 * Nothing is fetched but the list. Where there is a copy it is asked for every day, collecting or
 * not: what is gone there goes here.
 */
export function completing(services: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    const { organizationId, recordingId } = payload as Payload;
    const row = await lease.transact(async (tx) =>
      (await collects(tx, organizationId, 'recordings')) || (await isCopied(tx, recordingId))
        ? recordingById(tx.sql, organizationId, recordingId)
        : null,
    );
    if (row === null || row.state !== 'kept') return async () => null;
    const listed = await listOf(services, row);
    return async (tx, now) => {
      const latest = await recordingById(tx.sql, organizationId, recordingId);
      if (latest === null || latest.state !== 'kept') return null;
      const isOld = now - toMs(row.started_at) > GIVE_UP_MS;
      if ('refusal' in listed) {
        const { refusal } = listed;
        if (refusal !== null) await tellRefused(tx, latest, 'recordings', refusal, now);
        return isOld
          ? lookAgain(tx, recordingId, now)
          : { retryAt: now + LATER_MS, reason: 'Zoom did not list the files' };
      }
      if ('isGone' in listed) {
        await dropFiles(tx, recordingId);
        await followCopies(tx, recordingId, now);
        return null;
      }
      const names = listed.files.map(({ name }) => name);
      await dropFiles(tx, recordingId, names);
      await followCopies(tx, recordingId, now);
      if (!(await collects(tx, organizationId, 'recordings')))
        return lookAgain(tx, recordingId, now);
      await keepFiles(tx, recordingId, listed.files, now);
      await wantCopies(tx, latest, now);
      if (listed.hostId !== null)
        await changeRecording(tx, recordingId, { host_zoom_id: listed.hostId });
      if (await collects(tx, organizationId, 'transcripts')) {
        const instance = {
          interviewId: row.interview_id,
          candidateId: row.candidate_id,
          applicationId: row.application_id,
        };
        const at = toInstant(now);
        await announce(tx, { organizationId, recording: listed, instance, at }, now);
      }
      const isWhole = listed.files.every(({ status }) => status === 'completed');
      if (isWhole || isOld) return lookAgain(tx, recordingId, now);
      return { retryAt: now + PROCESSING_MS, reason: 'Zoom is still working on the files' };
    };
  };
}

const isCopied = async (tx: Tx, recordingId: string) =>
  (await copiesOf(tx.sql, [recordingId])).length > 0;

const lookAgain = async (tx: Tx, recordingId: string, now: number) =>
  (await isCopied(tx, recordingId))
    ? { retryAt: now + LOOK_MS, reason: 'it is copied: Zoom is asked whether it is there' }
    : null;

type Listed =
  | ZoomRecording
  | { isGone: true }
  /** Perhaps later; with what somebody has to do about it first. */
  | { refusal: string | null };

async function listOf({ database, zoom }: Services, row: RecordingRow): Promise<Listed> {
  const host = await memberByZoomId(database, row.host_zoom_id);
  if (host?.organizationId !== row.organization_id) return { refusal: null };
  try {
    return await zoom.clientFor(host.id).meetingRecordings(row.meeting_uuid);
  } catch (error) {
    if (isZoomError(error, 'not_found')) return { isGone: true };
    return { refusal: refusalIn(error) };
  }
}
