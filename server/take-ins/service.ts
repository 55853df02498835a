import { randomBytes } from 'node:crypto';
import type { TakeIn } from '../../common/contract/take-ins.ts';
import { AppError } from '../../common/errors.ts';
import { type Id, newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { takeTurns } from '../../db/data-exports.ts';
import { isUniqueViolation } from '../../db/dialect.ts';
import { placeOf } from '../../db/sealed.ts';
import {
  addPart,
  changeTakeIn,
  endTakeIn,
  insertTakeIn,
  openTakeIn,
  type TakeInRow,
  takeInById,
} from '../../db/take-ins.ts';
import { enqueue } from '../../db/tasks.ts';
import { sealChunk } from '../exports/chunks.ts';
import type { Services } from '../services.ts';
import { presentTakeIn } from './present.ts';
import { TAKE_IN, TAKE_IN_END } from './task.ts';

const noTakeIn = () => new AppError('not_found', 'There is no such import.');
const BUSY = 'An export is being brought in already.';
const NO_ZIP = 'The file is no zip, and so no export of Hireside.';
/** How every zip that has anything in it begins. */
const ZIP = Buffer.from('PK\x03\x04', 'latin1');

/**
 * Begins to take an export that is sent in parts. One that waits, or did not arrive, gives way.
 * @throws AppError `conflict` while another comes in, `too_large` beyond what is configured
 */
export async function startTakeIn(
  services: Services,
  { id: askedBy, organizationId }: Member,
  { name, size }: { name: string; size: number },
): Promise<TakeIn> {
  const { database, clock, sealer, config } = services;
  if (size > config.takeInBytes) {
    const most = config.takeInBytes / 1_000_000;
    throw new AppError(
      'too_large',
      `The file is larger than the ${most} MB that come in here. Whoever runs this installation can allow more (TAKE_IN_MB), or use the command line.`,
    );
  }
  const now = clock.now();
  const id = newId(now);
  const key = randomBytes(32).toString('base64');
  const begin = database.transact(async (tx) => {
    await takeTurns(tx, organizationId);
    const other = await openTakeIn(tx, organizationId);
    if (other?.state === 'checking' || other?.state === 'running') {
      throw new AppError('conflict', BUSY);
    }
    if (other !== null) await endTakeIn(tx, other.id, { state: 'gone' });
    await insertTakeIn(tx, {
      id,
      organization_id: organizationId,
      asked_by: askedBy,
      asked_at: toInstant(now),
      touched_at: toInstant(now),
      name,
      state: 'receiving',
      size,
      received: 0,
      sha256: null,
      key: sealer.seal(key, placeOf('take_in.key', id)),
      seen: null,
      added: 0,
      unchanged: 0,
      refused: 0,
      reason: null,
      ended_at: null,
    });
    const runAt = now + LIMITS.takeInPartMs;
    await enqueue(tx, { kind: TAKE_IN_END, key: id, payload: { takeInId: id }, runAt });
  });
  await begin.catch((error: unknown) => {
    throw isUniqueViolation(error) ? new AppError('conflict', BUSY) : error;
  });
  return presentTakeIn((await takeInById(database.read, organizationId, id))!);
}

/**
 * Keeps the next part, sealed. One that is here already is taken as such, so that whoever did not
 * hear the answer sends it again. After the last the file is looked through.
 * @throws AppError `conflict` where another part is next, `invalid_request` where it is no zip
 */
export async function keepPart(
  services: Services,
  { organizationId }: Member,
  id: Id,
  at: number,
  bytes: Buffer,
): Promise<TakeIn> {
  const { database, clock, sealer } = services;
  const row = await ownTakeIn(services, organizationId, id);
  const [size, received] = [Number(row.size), Number(row.received)];
  if (at + bytes.length <= received) return presentTakeIn(row);
  if (row.state !== 'receiving')
    throw new AppError('conflict', 'This file is not awaited any more.');
  if (at !== received) throw new AppError('conflict', `The next part begins at ${received}.`);
  if (bytes.length !== Math.min(LIMITS.takeInPart, size - at)) {
    throw new AppError(
      'invalid_request',
      `A part has ${LIMITS.takeInPart} bytes, but for the last.`,
    );
  }
  const now = clock.now();
  if (at === 0 && !bytes.subarray(0, ZIP.length).equals(ZIP)) {
    const ended = { state: 'failed' as const, reason: NO_ZIP, ended_at: toInstant(now) };
    await database.transact((tx) => endTakeIn(tx, id, ended));
    throw new AppError('invalid_request', NO_ZIP);
  }
  const key = Buffer.from(sealer.open(row.key, placeOf('take_in.key', id)), 'base64');
  const seq = at / LIMITS.takeInPart;
  const sealed = sealChunk(key, seq, bytes);
  await database.transact(async (tx) => {
    const part = { id, at, length: bytes.length, seq, sealed, now: toInstant(now) };
    if (!(await addPart(tx, part)) || at + bytes.length < size) return;
    await changeTakeIn(tx, id, 'receiving', { state: 'checking' });
    await enqueue(tx, { kind: TAKE_IN, key: `${id}:look`, payload: { takeInId: id }, runAt: now });
  });
  return presentTakeIn(await ownTakeIn(services, organizationId, id));
}

/** Stops it wherever it is; what came in stays. One that is over stays as it is. */
export async function stopTakeIn(
  services: Services,
  { organizationId }: Member,
  id: Id,
): Promise<void> {
  const { database, clock } = services;
  await ownTakeIn(services, organizationId, id);
  const ended_at = toInstant(clock.now());
  await database.transact((tx) => endTakeIn(tx, id, { state: 'gone', ended_at }));
}

/** @throws AppError `not_found` for another organization's */
export async function ownTakeIn(
  { database }: Services,
  organizationId: Id,
  id: Id,
): Promise<TakeInRow> {
  const row = await takeInById(database.read, organizationId, id);
  if (row === null) throw noTakeIn();
  return row;
}
