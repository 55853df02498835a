import { newId } from '../../../common/ids.ts';
import { LIMITS } from '../../../common/limits.ts';
import { toInstant } from '../../../common/time.ts';
import {
  type CopyRow,
  copiesOf,
  insertCopy,
  releaseCopies,
  releaseStrays,
} from '../../../db/records/copies.ts';
import { wantsCopies } from '../../../db/records/copying.ts';
import {
  filesOf,
  type RecordingFileRow,
  type RecordingRow,
} from '../../../db/records/recordings.ts';
import { enqueue, requeue } from '../../../db/tasks.ts';
import type { Tx } from '../../../db/transact.ts';
import { mediaOf } from './present.ts';

/** Fetches the copy of one file. */
export const COPY_FETCH = 'copies.fetch';
/** Deletes the bytes of copies that were let go of. */
export const COPY_SWEEP = 'copies.sweep';

export interface CopyPayload {
  organizationId: string;
  copyId: string;
}

/** Wants a copy of every film and sound of a recording, where the organization keeps copies. */
export async function wantCopies(tx: Tx, recording: RecordingRow, now: number): Promise<void> {
  if (!(await wantsCopies(tx, recording.organization_id))) return;
  const known = await copiesOf(tx.sql, [recording.id]);
  for (const file of await filesOf(tx.sql, [recording.id])) {
    if (file.status !== 'completed' || mediaOf(file).kind === 'other') continue;
    const copy = known.find(({ file_id }) => file_id === file.id);
    if (copy !== undefined && !isOther(copy, file)) continue;
    if (copy !== undefined) await letGo(tx, { id: copy.id }, now);
    await want(tx, recording, file, now);
  }
}

/** Somebody cut the file at Zoom: what is here is another. */
const isOther = (copy: CopyRow, { size }: RecordingFileRow) => size > 0 && copy.size !== size;

async function want(
  tx: Tx,
  { id: recording_id, organization_id, candidate_id }: RecordingRow,
  file: RecordingFileRow,
  now: number,
): Promise<void> {
  const id = newId(now);
  const isTooLarge = file.size > LIMITS.copyFile;
  await insertCopy(tx, {
    id,
    organization_id,
    candidate_id,
    recording_id,
    file_id: file.id,
    state: isTooLarge ? 'too_large' : 'waiting',
    reason: null,
    size: file.size,
    bytes: 0,
    validator: null,
    created_at: toInstant(now),
  });
  const payload: CopyPayload = { organizationId: organization_id, copyId: id };
  if (!isTooLarge) await enqueue(tx, { kind: COPY_FETCH, key: id, payload, runAt: now });
}

/** What is copied follows what Zoom has: call it after every change of a recording or its files. */
export async function followCopies(tx: Tx, recordingId: string, now: number): Promise<void> {
  if ((await releaseStrays(tx, recordingId)) > 0) await sweep(tx, now);
}

/**
 * Lets go of copies: nobody can play them from this commit on, and their bytes go afterwards.
 * @returns how many
 */
export async function letGo(
  tx: Tx,
  which: Parameters<typeof releaseCopies>[1],
  now: number,
): Promise<number> {
  const count = await releaseCopies(tx, which);
  if (count > 0) await sweep(tx, now);
  return count;
}

/** Has the bytes deleted of whatever was let go of or given up. */
export const sweep = (tx: Tx, now: number): Promise<void> =>
  requeue(tx, { kind: COPY_SWEEP, key: 'all', payload: {}, runAt: now });
