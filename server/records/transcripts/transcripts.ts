import { z } from 'zod';
import { newId } from '../../../common/ids.ts';
import { type Instant, toInstant, toMs } from '../../../common/time.ts';
import { type TranscriptPart, wentForGood } from '../../../common/transcript.ts';
import { append } from '../../../db/append.ts';
import { collects } from '../../../db/records/collecting.ts';
import {
  type InstanceOf,
  interviewOfInstance,
  organizationOfAccount,
} from '../../../db/records/instances.ts';
import { dropRecordingMarks } from '../../../db/records/recording-marks.ts';
import {
  changeTranscript,
  dropCues,
  insertTranscript,
  type TranscriptRow,
  transcriptOf,
} from '../../../db/records/transcripts.ts';
import { requeue } from '../../../db/tasks.ts';
import type { Tx } from '../../../db/transact.ts';
import { recordingObject, type ZoomFile, type ZoomRecording } from '../../zoom/recordings.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import { logChanged, logOf, type Move } from '../recordings/log.ts';

/** Fetches a transcript from Zoom. */
export const TRANSCRIPT_FETCH = 'transcripts.fetch';

/** A part with where it is; its address holds no token. */
export interface FoundPart extends TranscriptPart {
  url: string;
}

const payload = z.object({ account_id: z.string(), object: recordingObject });

/** `recording.transcript_completed`: may come before `recording.completed`, and more than once. */
export const transcriptCompleted: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = payload.safeParse(event.payload);
  if (!parsed.success) return;
  const { account_id, object: recording } = parsed.data;
  const organizationId = await organizationOfAccount(tx, account_id);
  if (organizationId === null || !(await collects(tx, organizationId, 'transcripts'))) return;
  const { uuid, number, startsAt } = recording;
  const of = { uuid, number, at: toMs(startsAt) };
  const instance = await interviewOfInstance(tx, organizationId, of);
  if (instance === null) return;
  const at = toInstant(event.at);
  await announce(tx, { organizationId, recording, instance, at, isAnew: true }, clock.now());
};

export interface Announcement {
  organizationId: string;
  recording: ZoomRecording;
  instance: InstanceOf;
  /** By Zoom's clock. */
  at: Instant;
  /** Zoom says that it has written it, perhaps again. */
  isAnew?: boolean;
}

/** That there is a transcript, or will be. Fetching it begins, unless nothing is new. */
export async function announce(tx: Tx, one: Announcement, now: number): Promise<void> {
  const { organizationId, recording, instance, isAnew = false } = one;
  const found = partsIn(recording.files);
  const known = await transcriptOf(tx, organizationId, recording.uuid);
  if (known === null) {
    const row: TranscriptRow = {
      id: newId(now),
      organization_id: organizationId,
      candidate_id: instance.candidateId,
      application_id: instance.applicationId,
      interview_id: instance.interviewId,
      meeting_uuid: recording.uuid,
      host_zoom_id: recording.hostId ?? '',
      state: 'waiting',
      reason: null,
      trashed: 0,
      changed_at: one.at,
      parts: JSON.stringify(found),
      started_at: found[0]?.startsAt ?? recording.startsAt,
      cues: 0,
      revision: 1,
      done: 0,
      filed: 0,
      announced_at: toInstant(now),
    };
    if (await insertTranscript(tx, row)) return fetchSoon(tx, row, now);
    // Another delivery was quicker.
    return announce(tx, one, now);
  }
  // Its time is over here, whatever Zoom still has.
  if (known.reason === 'retention') return;
  if (known.reason === 'deleted_at_zoom' && one.at <= known.changed_at) return;
  const parts = merged(partsOf(known), found);
  const isNew = JSON.stringify(parts) !== known.parts;
  if (!isNew && !isAnew) return;
  await changeTranscript(tx, known.id, {
    parts: JSON.stringify(parts),
    started_at: parts[0]?.startsAt ?? known.started_at,
    host_zoom_id: recording.hostId ?? known.host_zoom_id,
    revision: known.revision + 1,
    announced_at: toInstant(now),
    ...(known.state === 'ready' ? {} : { state: 'waiting', reason: null }),
  });
  await fetchSoon(tx, known, now);
}

async function fetchSoon(tx: Tx, row: TranscriptRow, now: number): Promise<void> {
  const payload = { organizationId: row.organization_id, transcriptId: row.id };
  await requeue(tx, { kind: TRANSCRIPT_FETCH, key: row.id, payload, runAt: now });
}

/** Which parts of it Zoom has ready, in their order. */
export const partsIn = (files: readonly ZoomFile[]): FoundPart[] =>
  files
    .filter(({ type, status }) => type === 'TRANSCRIPT' && status === 'completed')
    .map(({ startsAt, endsAt, url }) => ({ startsAt, endsAt, url }))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));

export const partsOf = ({ parts }: Pick<TranscriptRow, 'parts'>): FoundPart[] => JSON.parse(parts);

/** A part that is announced again is the newer one. */
function merged(before: FoundPart[], found: FoundPart[]): FoundPart[] {
  const byStart = new Map([...before, ...found].map((part) => [part.startsAt, part]));
  return [...byStart.values()].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** Follows the recording into Zoom's trash, out of it, or to its end; then its words go. */
export async function moveTranscript(
  tx: Tx,
  { organizationId, uuid, to, at }: { organizationId: string; uuid: string; to: Move; at: Instant },
  now: number,
): Promise<void> {
  const row = await transcriptOf(tx, organizationId, uuid);
  if (row === null || wentForGood(row.reason) || at < row.changed_at) return;
  if (to === 'deleted') await forget(tx, row, at);
  else await changeTranscript(tx, row.id, { trashed: to === 'trashed' ? 1 : 0, changed_at: at });
  if (to === 'recovered' && row.state !== 'ready') {
    // Zoom may give it now.
    const announced_at = toInstant(now);
    const again = { state: 'waiting', reason: null, announced_at } as const;
    await changeTranscript(tx, row.id, { ...again, revision: row.revision + 1 });
    await fetchSoon(tx, row, now);
  }
  const isChange = to === 'deleted' || (row.trashed === 1) !== (to === 'trashed');
  if (isChange && row.filed === 1) await logChanged(tx, row, 'transcripts', to, now);
}

/** Lets go of every word of a transcript; that there was one stays. */
export async function forget(tx: Tx, row: TranscriptRow, at: Instant): Promise<void> {
  await dropCues(tx, row.id);
  await dropRecordingMarks(tx, row.organization_id, row.meeting_uuid);
  const gone = { state: 'deleted', reason: 'deleted_at_zoom', changed_at: at } as const;
  await changeTranscript(tx, row.id, { ...gone, cues: 0, parts: '[]', trashed: 0 });
}

/** Says once that a transcript is here. */
export async function logTranscript(tx: Tx, row: TranscriptRow, now: number): Promise<void> {
  if (row.filed === 1) return;
  await changeTranscript(tx, row.id, { filed: 1 });
  const event = {
    id: newId(now),
    type: 'transcript.filed' as const,
    applicationId: row.application_id,
    interviewId: row.interview_id,
    body: { transcriptId: row.id },
  };
  await append(tx, logOf(row), [{ actor: null, event }], now, () => []);
}
