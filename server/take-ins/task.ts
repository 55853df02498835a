import { LIMITS } from '../../common/limits.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { changeTakeIn, endTakeIn, type TakeInRow, takeInById } from '../../db/take-ins.ts';
import { requeue } from '../../db/tasks.ts';
import { SourceError } from '../interchange/source.ts';
import type { Services } from '../services.ts';
import { type Lease, LeaseLost } from '../tasks/lease.ts';
import type { OutwardHandler, Settlement, TaskHandler } from '../tasks/runner.ts';
import { Gone } from './kept-zip.ts';
import { looking } from './looking.ts';
import { running } from './running.ts';

/** Looks an export through, or brings it in; and removes one that nobody goes on with. */
export const TAKE_IN = 'data.take_in';
export const TAKE_IN_END = 'data.take_in_end';

export interface TakeInTask {
  takeInId: string;
}

/** A server that is killed in the midst goes on; one that this kills must not go on for ever. */
const ATTEMPTS = 5;
const GIVEN_UP = `It was begun ${ATTEMPTS} times, and the server stopped each time. What came in stays; bringing the file in again adds the rest.`;
const BROKEN =
  'It broke off, and the server’s log says why. What came in stays; bringing the file in again adds the rest.';

const nothingMore: Settlement = async () => null;

/** What it does follows from how far the file is. */
export function takingIn(services: Services): OutwardHandler {
  const { database, logger } = services;
  return async (task, lease) => {
    const { takeInId } = task.payload as TakeInTask;
    const row = await takeInById(database.read, null, takeInId);
    if (row === null || (row.state !== 'checking' && row.state !== 'running')) return nothingMore;
    if (task.attempts > ATTEMPTS) return failed(takeInId, GIVEN_UP);
    try {
      return await (row.state === 'checking' ? looking : running)(
        services,
        leased(lease, row),
        row,
      );
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      if (error instanceof Gone) return nothingMore;
      if (lease.signal.aborted) {
        return async (_tx, now) => ({ retryAt: now, reason: 'the server stopped' });
      }
      if (error instanceof SourceError) return failed(takeInId, error.message);
      logger.error({ err: error, takeIn: takeInId }, 'an export could not be brought in');
      return failed(takeInId, BROKEN);
    }
  };
}

/** Transactions that commit only while the task is ours and nobody has stopped it. */
const leased = (lease: Lease, { id, state }: TakeInRow): Lease => ({
  signal: lease.signal,
  transact: (work) =>
    lease.transact(async (tx, now) => {
      lease.signal.throwIfAborted();
      // Whoever erases somebody ends it first: no row of theirs comes in after that.
      if (!(await changeTakeIn(tx, id, state, { touched_at: toInstant(now) }))) throw new Gone();
      return work(tx, now);
    }),
});

const failed =
  (id: string, reason: string): Settlement =>
  async (tx, now) => {
    await endTakeIn(tx, id, { state: 'failed', reason, ended_at: toInstant(now) });
    return null;
  };

const LEFT = 'Nobody went on with it.';

/** Removes a file that did not arrive, or that nobody brought in, once its time is over. */
export const endingTakeIn: TaskHandler = async (tx, payload, now) => {
  const { takeInId } = payload as TakeInTask;
  const row = await takeInById(tx.sql, null, takeInId);
  if (row === null || row.key === '') return;
  const kept = row.state === 'receiving' ? LIMITS.takeInPartMs : LIMITS.takeInKeptMs;
  const until = toMs(row.touched_at) + kept;
  if (until <= now) {
    await endTakeIn(tx, takeInId, { state: 'gone', reason: LEFT, ended_at: toInstant(now) });
  } else {
    await requeue(tx, { kind: TAKE_IN_END, key: takeInId, payload: { takeInId }, runAt: until });
  }
};
