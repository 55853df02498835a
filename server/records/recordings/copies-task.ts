import { setImmediate } from 'node:timers/promises';
import { LIMITS } from '../../../common/limits.ts';
import { toMs } from '../../../common/time.ts';
import { type CopyRow, changeCopy, copyById } from '../../../db/records/copies.ts';
import { sweepCopies } from '../../../db/records/copy-chunks.ts';
import { wantsCopies } from '../../../db/records/copying.ts';
import { filesOf, recordingById } from '../../../db/records/recordings.ts';
import type { Tx } from '../../../db/transact.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import { type CopyPayload, sweep } from './copies.ts';
import { type Fetched, fetchCopy } from './copies-fetch.ts';
import type { Named } from './media-zoom.ts';
import { complete } from './recordings.ts';

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Fetches the copy of one file with its host's tokens, again and again for two days. */
export function copying(services: Services): OutwardHandler {
  return async ({ payload, attempts }, lease) => {
    const { organizationId, copyId } = payload as CopyPayload;
    const begun = await lease.transact((tx) => begin(tx, organizationId, copyId));
    if (begun === null) return async () => null;
    const fetched = await fetchCopy(services, begun.copy, begun.named, lease);
    if (lease.signal.aborted)
      return async (_tx, now) => ({ retryAt: now, reason: 'another server goes on with it' });
    return async (tx, now) => {
      const retryAt = await settle(tx, begun, fetched, { attempts, now });
      return retryAt === null ? null : { retryAt, reason: fetched.kind };
    };
  };
}

interface Begun {
  copy: CopyRow;
  named: Named;
}

/** `null` where it is not wanted, or not here to be fetched. */
async function begin(tx: Tx, organizationId: string, copyId: string): Promise<Begun | null> {
  const copy = await copyById(tx.sql, copyId);
  if (copy === null || (copy.state !== 'waiting' && copy.state !== 'copying')) return null;
  if (!(await wantsCopies(tx, organizationId))) return null;
  const recording = await recordingById(tx.sql, organizationId, copy.recording_id);
  if (recording?.state !== 'kept') return null;
  const file = (await filesOf(tx.sql, [recording.id])).find(({ id }) => id === copy.file_id);
  if (file === undefined || file.status !== 'completed') return null;
  await changeCopy(tx, copyId, { state: 'copying' });
  return { copy, named: { recording, file } };
}

/** Writes down what a try brought. @returns when to try again */
async function settle(
  tx: Tx,
  { copy: { id, created_at }, named }: Begun,
  fetched: Fetched,
  { attempts, now }: { attempts: number; now: number },
): Promise<number | null> {
  if (fetched.kind === 'unwanted') return null;
  if (fetched.kind !== 'later') {
    const { kind: state } = fetched;
    const reason = fetched.kind === 'refused' ? fetched.reason : null;
    await changeCopy(tx, id, { state, reason });
    if (state !== 'kept') await sweep(tx, now);
    return null;
  }
  const { reason } = fetched;
  const isOver = now - toMs(created_at) >= LIMITS.copyGiveUpMs;
  if (!(await changeCopy(tx, id, { state: isOver ? 'refused' : 'waiting', reason }))) return null;
  // What is listed is not what is there: the list may be old.
  if (reason === 'gone' || reason === 'size') await complete(tx, named.recording, now);
  if (isOver) {
    await sweep(tx, now);
    return null;
  }
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts - 1, 6));
  return Math.min(now + wait, toMs(created_at) + LIMITS.copyGiveUpMs);
}

/** Deletes the bytes of copies that were let go of, some at a time so that nobody waits. */
export function sweeping(): OutwardHandler {
  return async (_task, lease) => {
    while (!lease.signal.aborted && (await lease.transact((tx) => sweepCopies(tx))))
      // SQLite answers before anybody else gets a turn: others have theirs between two steps.
      await setImmediate();
    const isCut = lease.signal.aborted;
    return async (_tx, now) => (isCut ? { retryAt: now, reason: 'there is more' } : null);
  };
}
