import { createHash, randomBytes } from 'node:crypto';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import {
  changeRunning,
  type DataExportRow,
  deleteChunks,
  exportById,
  insertChunk,
  letExportGo,
} from '../../db/data-exports.ts';
import { organizationById } from '../../db/organizations.ts';
import { placeOf } from '../../db/sealed.ts';
import { enqueue } from '../../db/tasks.ts';
import type { Tx } from '../../db/transact.ts';
import type { Services } from '../services.ts';
import { type Lease, LeaseLost } from '../tasks/lease.ts';
import type { OutwardHandler, Settlement, TaskHandler } from '../tasks/runner.ts';
import { runInThread } from '../thread.ts';
import { sealChunk } from './chunks.ts';
import type { ExportMessage, ExportOrder } from './worker.ts';

/** Writes an export, and removes it when its time is over. */
export const DATA_EXPORT = 'data.export';
export const DATA_EXPORT_END = 'data.export_end';

export interface ExportTask {
  organizationId: string;
  exportId: string;
}

/** A server that is killed in the midst begins anew; one that this kills must not go on for ever. */
const ATTEMPTS = 5;
const GIVEN_UP = `It was begun ${ATTEMPTS} times, and the server stopped each time.`;
const BROKEN = 'It could not be written. The server’s log says why.';
const NO_ROOM = 'There is no room left where the server keeps its data.';

/** Somebody stopped the export, or erased what it had. */
class Ended extends Error {
  override readonly name = 'Ended';
}

const nothingMore: Settlement = async () => null;

/**
 * Writes everything of an organization into rows of the database, from where every server can hand
 * it out. What an attempt before has written goes first.
 */
export function exporting(services: Services): OutwardHandler {
  const { database, logger } = services;
  return async (task, lease) => {
    const { organizationId, exportId } = task.payload as ExportTask;
    const row = await exportById(database.read, organizationId, exportId);
    if (row?.state !== 'running') return nothingMore;
    if (task.attempts > ATTEMPTS) return failed(exportId, GIVEN_UP);
    try {
      return await written(services, lease, row);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      if (error instanceof Ended) return nothingMore;
      if (lease.signal.aborted) {
        return async (_tx, now) => ({ retryAt: now, reason: 'the server stopped' });
      }
      logger.error({ err: error, export: exportId }, 'an export could not be written');
      return failed(exportId, reasonOf(error));
    }
  };
}

/** Removes an export when its time is over. */
export const endingExport: TaskHandler = async (tx, payload) => {
  await letExportGo(tx, (payload as ExportTask).exportId, null);
};

async function written(
  { config, database, clock, sealer }: Services,
  lease: Lease,
  { id, organization_id, candidates: total }: DataExportRow,
): Promise<Settlement> {
  const key = randomBytes(32);
  const sealed = sealer.seal(key.toString('base64'), placeOf('data_export.key', id));
  const change = async (tx: Tx, to: Parameters<typeof changeRunning>[2]) => {
    if (!(await changeRunning(tx, id, to))) throw new Ended();
  };
  await lease.transact(async (tx) => {
    await change(tx, { key: sealed, done: 0, bytes: 0 });
    await deleteChunks(tx, id);
  });
  const hash = createHash('sha256');
  let [bytes, seq] = [0, 0];
  const take = async (message: ExportMessage) => {
    const done = Math.min(message.candidates, total);
    const chunk = 'bytes' in message ? message.bytes : null;
    if (chunk !== null) {
      hash.update(chunk);
      bytes += chunk.length;
    }
    await lease.transact(async (tx) => {
      await change(tx, { done, bytes });
      if (chunk !== null)
        await insertChunk(tx, { exportId: id, seq, bytes: sealChunk(key, seq, chunk) });
    });
    if (chunk !== null) seq++;
  };
  const { name } = await organizationById(database, organization_id);
  const { databaseUrl, dataKeys } = config;
  const organization = { id: organization_id, name };
  const order: ExportOrder = { databaseUrl, dataKeys, organization, now: clock.now() };
  const broken = new AbortController();
  let tail: Promise<unknown> = Promise.resolve();
  await runInThread(
    new URL('./worker.ts', import.meta.url),
    { ...order },
    {
      signal: AbortSignal.any([lease.signal, broken.signal]),
      onMessage: (message, reply) => {
        tail = tail
          .then(() => take(message as ExportMessage))
          .then(() => 'bytes' in (message as ExportMessage) && reply('next'))
          .catch((error: unknown) => broken.abort(error));
      },
    },
  );
  await tail;
  broken.signal.throwIfAborted();
  const sha256 = hash.digest('hex');
  return async (tx, now) => {
    const until = now + LIMITS.exportKeptMs;
    const ended = { ended_at: toInstant(now), expires_at: toInstant(until) };
    const ready = { state: 'ready' as const, done: total, bytes, sha256, ...ended };
    if (!(await changeRunning(tx, id, ready))) return null;
    const payload: ExportTask = { organizationId: organization_id, exportId: id };
    await enqueue(tx, { kind: DATA_EXPORT_END, key: id, payload, runAt: until });
    return null;
  };
}

const failed =
  (id: string, reason: string): Settlement =>
  async (tx, now) => {
    await deleteChunks(tx, id);
    await changeRunning(tx, id, { state: 'failed', key: '', reason, ended_at: toInstant(now) });
    return null;
  };

/** SQLite says SQLITE_FULL, PostgreSQL 53100 (disk full), a file system ENOSPC. */
function reasonOf(error: unknown): string {
  const { code } = (error ?? {}) as { code?: unknown };
  return ['SQLITE_FULL', '53100', 'ENOSPC'].includes(String(code)) ? NO_ROOM : BROKEN;
}
