import { z } from 'zod';
import { newId } from '../../../common/ids.ts';
import { toInstant, toMs } from '../../../common/time.ts';
import { append } from '../../../db/append.ts';
import { collects } from '../../../db/records/collecting.ts';
import {
  type InstanceOf,
  interviewOfInstance,
  organizationOfAccount,
} from '../../../db/records/instances.ts';
import { dropRecordingMarks } from '../../../db/records/recording-marks.ts';
import {
  changeRecording,
  dropFiles,
  filesOf,
  insertRecording,
  type RecordingRow,
  recordingOf,
  saveFiles,
} from '../../../db/records/recordings.ts';
import { requeue } from '../../../db/tasks.ts';
import type { Tx } from '../../../db/transact.ts';
import { recordingObject, type ZoomFile, type ZoomRecording } from '../../zoom/recordings.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import { announce, moveTranscript } from '../transcripts/transcripts.ts';
import { followCopies, letGo } from './copies.ts';
import { logChanged, logOf, type Move } from './log.ts';

/** Asks Zoom for what a recording consists of. */
export const RECORDING_COMPLETE = 'recordings.complete';

const payload = z.object({ account_id: z.string(), object: recordingObject });

/** What an event of a recording is about, in an organization of ours. */
interface Told {
  organizationId: string;
  recording: ZoomRecording;
  /** `null` where the meeting is no interview: nothing of it is kept. */
  instance: InstanceOf | null;
  /** When it happened, by Zoom's clock. */
  at: string;
}

async function told(tx: Tx, event: { payload: unknown; at: number }): Promise<Told | null> {
  const parsed = payload.safeParse(event.payload);
  if (!parsed.success) return null;
  const { account_id, object: recording } = parsed.data;
  const organizationId = await organizationOfAccount(tx, account_id);
  if (organizationId === null) return null;
  const { uuid, number, startsAt } = recording;
  const of = { uuid, number, at: toMs(startsAt) };
  const instance = await interviewOfInstance(tx, organizationId, of);
  return { organizationId, recording, instance, at: toInstant(event.at) };
}

/** `recording.completed`: once for each part, and again when somebody edits it at Zoom. */
export const recordingCompleted: WebhookHandler = async (tx, event, { clock }) => {
  const one = await told(tx, event);
  if (one?.instance == null) return;
  const now = clock.now();
  if (await collects(tx, one.organizationId, 'transcripts'))
    await announce(tx, { ...one, instance: one.instance }, now);
  if (!(await collects(tx, one.organizationId, 'recordings'))) return;
  const row = await kept(tx, one, one.instance);
  if (row.state === 'deleted') return;
  await keepFiles(tx, row.id, one.recording.files, now);
  // What Zoom tells of anew may be to be had now.
  await letGo(tx, { recordingId: row.id, states: ['refused'] }, now);
  await logFiled(tx, row, now);
  await complete(tx, row, now);
};

/** `recording.trashed`, `.recovered` and `.deleted`: Hireside follows, collecting or not. */
export const recordingMoved =
  (to: Move): WebhookHandler =>
  async (tx, event, { clock }) => {
    const one = await told(tx, event);
    if (one === null) return;
    const { organizationId, recording, at, instance } = one;
    const now = clock.now();
    const known = await recordingOf(tx, organizationId, recording.uuid);
    const files = recording.files.map(({ name }) => name);
    if (known !== null && (await movePart(tx, known, { to, files }, now))) return;
    await moveTranscript(tx, { organizationId, uuid: recording.uuid, to, at }, now);
    if (known !== null) await moveRecording(tx, known, { to, at }, now);
    else if (instance !== null && (await collects(tx, organizationId, 'recordings'))) {
      // It overtook the news that there is a recording, which must not bring it back.
      const row = await kept(tx, one, instance);
      await moveRecording(tx, row, { to, at }, now);
    }
  };

const renamed = z.object({
  account_id: z.string(),
  object: z.object({ uuid: z.string(), topic: z.string().max(1_000) }),
});

/** `recording.renamed`. */
export const recordingRenamed: WebhookHandler = async (tx, event) => {
  const parsed = renamed.safeParse(event.payload);
  if (!parsed.success) return;
  const { account_id, object } = parsed.data;
  const organizationId = await organizationOfAccount(tx, account_id);
  const row = organizationId && (await recordingOf(tx, organizationId, object.uuid));
  if (!row || row.state === 'deleted') return;
  await changeRecording(tx, row.id, { topic: object.topic.replaceAll('\0', '') });
};

/** The row of a recording, made where there is none. */
async function kept(tx: Tx, one: Told, instance: InstanceOf): Promise<RecordingRow> {
  const { organizationId, recording, at } = one;
  const known = await recordingOf(tx, organizationId, recording.uuid);
  const about = {
    topic: recording.topic,
    started_at: recording.startsAt,
    minutes: recording.minutes,
    host_zoom_id: recording.hostId ?? known?.host_zoom_id ?? '',
  };
  if (known === null) {
    const row: RecordingRow = {
      id: newId(),
      organization_id: organizationId,
      candidate_id: instance.candidateId,
      application_id: instance.applicationId,
      interview_id: instance.interviewId,
      meeting_uuid: recording.uuid,
      ...about,
      state: 'kept',
      changed_at: at,
      filed: 0,
    };
    if (await insertRecording(tx, row)) return row;
    // Another delivery was quicker.
    return kept(tx, one, instance);
  }
  if (known.state === 'deleted') return known;
  await changeRecording(tx, known.id, about);
  return { ...known, ...about };
}

/** Keeps what Zoom lists. */
export async function keepFiles(
  tx: Tx,
  recordingId: string,
  files: readonly ZoomFile[],
  now: number,
): Promise<void> {
  const rows = files.map((file) => ({
    id: newId(now),
    name: file.name,
    type: file.type,
    extension: file.extension,
    recording_type: file.recordingType,
    size: file.size,
    starts_at: file.startsAt,
    ends_at: file.endsAt,
    status: file.status,
    url: file.url,
  }));
  await saveFiles(tx, recordingId, rows);
}

/**
 * Where only some files of a recording went or came back: lets go of those, and asks Zoom which are
 * left. @returns whether it was so
 */
async function movePart(
  tx: Tx,
  row: RecordingRow,
  { to, files }: { to: Move; files: readonly string[] },
  now: number,
): Promise<boolean> {
  if (files.length === 0) return false;
  const named = new Set(files);
  const all = (await filesOf(tx.sql, [row.id])).map(({ name }) => name);
  const left = all.filter((name) => !named.has(name));
  if (left.length === 0 || left.length === all.length) return false;
  if (to !== 'recovered') await dropFiles(tx, row.id, left);
  await followCopies(tx, row.id, now);
  await complete(tx, row, now);
  return true;
}

/** What Zoom tells of one of many recordings: what is kept of it follows. */
export async function moveKnown(
  tx: Tx,
  one: { organizationId: string; uuid: string; files: readonly string[]; to: Move; at: string },
  now: number,
): Promise<void> {
  const row = await recordingOf(tx, one.organizationId, one.uuid);
  if (row !== null && (await movePart(tx, row, one, now))) return;
  await moveTranscript(tx, one, now);
  if (row !== null) await moveRecording(tx, row, one, now);
}

async function moveRecording(
  tx: Tx,
  row: RecordingRow,
  { to, at }: { to: Move; at: string },
  now: number,
): Promise<void> {
  if (row.state === 'deleted' || at < row.changed_at) return;
  const state = to === 'recovered' ? 'kept' : to;
  await changeRecording(tx, row.id, {
    state,
    changed_at: at,
    ...(to === 'deleted' ? { topic: '' } : {}),
  });
  if (to === 'deleted') {
    await dropFiles(tx, row.id);
    await dropRecordingMarks(tx, row.organization_id, row.meeting_uuid);
  }
  await followCopies(tx, row.id, now);
  if (state !== row.state && row.filed === 1) await logChanged(tx, row, 'recordings', to, now);
  if (to === 'recovered') {
    await logFiled(tx, { ...row, state }, now);
    await complete(tx, row, now);
  }
}

/** Says once that a recording is here. */
async function logFiled(tx: Tx, row: RecordingRow, now: number): Promise<void> {
  if (row.filed === 1 || row.state !== 'kept') return;
  await changeRecording(tx, row.id, { filed: 1 });
  const event = {
    id: newId(now),
    type: 'recording.filed' as const,
    applicationId: row.application_id,
    interviewId: row.interview_id,
    body: { recordingId: row.id, minutes: row.minutes },
  };
  await append(tx, logOf(row), [{ actor: null, event }], now, () => []);
}

/** Has Zoom asked which files a recording has. */
export async function complete(
  tx: Tx,
  row: Pick<RecordingRow, 'id' | 'organization_id'>,
  now: number,
): Promise<void> {
  const payload = { organizationId: row.organization_id, recordingId: row.id };
  await requeue(tx, { kind: RECORDING_COMPLETE, key: row.id, payload, runAt: now });
}
