import { AppError } from '../../../common/errors.ts';
import { toMs } from '../../../common/time.ts';
import {
  type PlacedCue,
  type TranscriptReason,
  type TranscriptState,
  wentForGood,
} from '../../../common/transcript.ts';
import { memberByZoomId } from '../../../db/members.ts';
import { collects } from '../../../db/records/collecting.ts';
import {
  changeTranscript,
  replaceCues,
  type TranscriptRow,
  transcriptById,
} from '../../../db/records/transcripts.ts';
import type { Tx } from '../../../db/transact.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import { isDownloadError } from '../../zoom/download.ts';
import { isZoomError } from '../../zoom/errors.ts';
import type { Restriction } from '../../zoom/recordings.ts';
import { refusalIn, tellRefused } from '../refusal-told.ts';
import { readTranscript } from './read.ts';
import { type FoundPart, logTranscript, partsOf } from './transcripts.ts';

interface Payload {
  organizationId: string;
  transcriptId: string;
}

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** From when Zoom last spoke of it. */
const PATIENCE_MS = 24 * 3_600_000;

/** What one try brought. */
type Outcome = { kind: 'cues'; cues: PlacedCue[]; parts: FoundPart[] } | Nothing;

/** Settled: nothing will come unless Zoom says so. Later: what it was if the day ends so. */
interface Nothing {
  kind: 'settled' | 'later';
  state: TranscriptState;
  reason: TranscriptReason;
  /** What somebody has to do about it, in a sentence. */
  refusal?: string | null;
}

/**
 * Fetches a transcript with its host's tokens, again and again for a day. What there is in its
 * place then, and why, is written down in every case.
 */
export function fetching(services: Services): OutwardHandler {
  return async ({ payload, attempts }, lease) => {
    const { organizationId, transcriptId } = payload as Payload;
    const row = await lease.transact(async (tx) =>
      (await collects(tx, organizationId, 'transcripts'))
        ? transcriptById(tx.sql, organizationId, transcriptId)
        : null,
    );
    if (row === null || wentForGood(row.reason) || row.done >= row.revision)
      return async () => null;
    const outcome = await outcomeOf(services, row, lease.signal);
    return async (tx, now) => {
      const latest = await transcriptById(tx.sql, organizationId, transcriptId);
      const isWanted = await collects(tx, organizationId, 'transcripts');
      if (latest === null || wentForGood(latest.reason) || !isWanted) return null;
      if (outcome.kind !== 'cues' && outcome.refusal)
        await tellRefused(tx, latest, 'transcripts', outcome.refusal, now);
      const next = await keep(tx, { row, latest, outcome, attempts }, now);
      if (latest.revision > row.revision)
        return { retryAt: now, reason: 'Zoom announced another one' };
      return next === null ? null : { retryAt: next, reason: outcome.kind };
    };
  };
}

/** Writes down what a try brought. @returns when to try again */
async function keep(
  tx: Tx,
  one: { row: TranscriptRow; latest: TranscriptRow; outcome: Outcome; attempts: number },
  now: number,
): Promise<number | null> {
  const { row, latest, outcome, attempts } = one;
  const { id } = row;
  if (outcome.kind === 'cues') {
    const { cues, parts } = outcome;
    await replaceCues(tx, id, cues);
    await changeTranscript(tx, id, {
      state: 'ready',
      reason: null,
      cues: cues.length,
      done: row.revision,
      // What came meanwhile has its own parts, and its own try.
      ...(latest.revision === row.revision ? { parts: JSON.stringify(parts) } : {}),
    });
    await logTranscript(tx, latest, now);
    return null;
  }
  const isOver = now - toMs(row.announced_at) >= PATIENCE_MS;
  const { state, reason } = outcome;
  // One that is here stays until there is a newer one.
  const isHere = latest.state === 'ready' && state !== 'deleted';
  if (outcome.kind === 'settled' || isOver) {
    if (!isHere && latest.revision === row.revision)
      await changeTranscript(tx, id, { state, reason });
    await changeTranscript(tx, id, { done: row.revision });
    return null;
  }
  if (!isHere) await changeTranscript(tx, id, { reason });
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 6));
  return Math.min(now + wait, toMs(row.announced_at) + PATIENCE_MS);
}

const later = (state: TranscriptState, reason: TranscriptReason): Nothing => ({
  kind: 'later',
  state,
  reason,
});
const settled = (state: TranscriptState, reason: TranscriptReason): Nothing => ({
  kind: 'settled',
  state,
  reason,
});

async function outcomeOf(
  services: Services,
  row: TranscriptRow,
  signal: AbortSignal,
): Promise<Outcome> {
  const host = await memberByZoomId(services.database, row.host_zoom_id);
  if (host?.organizationId !== row.organization_id) return later('failed', 'host_unknown');
  try {
    const known = partsOf(row).filter(({ url }) => url !== '');
    if (known.length > 0) {
      const read = await readTranscript(services, { memberId: host.id, parts: known }, signal);
      // The addresses may be old: Zoom is asked for what is there now.
      if (read !== 'gone') return read;
    }
    const asked = await services.zoom.clientFor(host.id).meetingTranscript(row.meeting_uuid);
    if (!asked.canDownload || asked.url === null) return restricted(asked.restriction);
    const part = { startsAt: row.started_at, endsAt: null, url: asked.url };
    const read = await readTranscript(services, { memberId: host.id, parts: [part] }, signal);
    return read === 'gone' ? later('none', 'too_late') : read;
  } catch (error) {
    return troubleOf(error);
  }
}

/** Zoom's `download_restriction_reason` (zoom-platform §7.5). */
function restricted(reason: Restriction | null): Outcome {
  switch (reason) {
    case 'NO_TRANSCRIPT_DATA':
      return settled('none', 'no_speech');
    case 'UNSUPPORTED':
      return settled('restricted', 'unsupported');
    case 'DELETED_OR_TRASHED':
      return settled('deleted', 'trashed_at_zoom');
    case 'NOT_READY':
      return later('none', 'not_ready');
    default:
      return { ...later('restricted', 'not_allowed'), refusal: NOT_ALLOWED };
  }
}

const NOT_ALLOWED =
  'Downloading transcripts is turned off in the Zoom of this meeting’s host. ' +
  'Ask them or your Zoom admin to allow it.';

/** @throws what is a fault of ours */
function troubleOf(error: unknown): Outcome {
  if (isDownloadError(error, 'page')) return later('failed', 'page');
  if (isDownloadError(error, 'unauthorized')) return later('failed', 'host_disconnected');
  if (isDownloadError(error)) return later('failed', 'zoom_silent');
  if (isZoomError(error)) {
    if (error.kind === 'not_found') return later('none', 'not_ready');
    const refusal = refusalIn(error);
    if (error.kind === 'paid_plan_needed')
      return { ...settled('restricted', 'not_allowed'), refusal };
    const isAccess = error.kind === 'reauthorise' || error.kind === 'scope_missing';
    return { ...later('failed', isAccess ? 'host_disconnected' : 'zoom_silent'), refusal };
  }
  if (error instanceof AppError)
    return later('failed', error.code === 'zoom_reauthorise' ? 'host_disconnected' : 'zoom_silent');
  throw error;
}
