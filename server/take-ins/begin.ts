import type { TakeIn } from '../../common/contract/take-ins.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { takeTurns } from '../../db/data-exports.ts';
import { holdOrganization } from '../../db/organizations.ts';
import { changeTakeIn, takeInById } from '../../db/take-ins.ts';
import { enqueue } from '../../db/tasks.ts';
import { manifestOf } from '../interchange/manifest.ts';
import { SourceError } from '../interchange/source.ts';
import type { Services } from '../services.ts';
import { Gone, Parts, withKept } from './kept-zip.ts';
import { moveIn } from './move-in.ts';
import { peopleIn } from './people.ts';
import { placeFor } from './place.ts';
import { presentTakeIn } from './present.ts';
import { ownTakeIn } from './service.ts';
import { TAKE_IN } from './task.ts';

const NOT_READY = 'This file is not waiting to be brought in.';

/**
 * Brings in what was looked through: the rows come in the background. Where the organization is
 * empty it gives way now, in one transaction, and whoever asked goes on as who they are in the other.
 * @throws AppError `conflict` where it does not wait, or may not come in any more
 */
export async function beginTakeIn(services: Services, member: Member, id: Id): Promise<TakeIn> {
  const { database, clock, sealer, config } = services;
  const row = await ownTakeIn(services, member.organizationId, id);
  if (row.state !== 'ready') throw new AppError('conflict', NOT_READY);
  const parts = new Parts(database.read, sealer, row);
  const { told, people } = await withKept(parts, Number(row.size), async (source) => {
    const told = await manifestOf(source);
    return { told, people: await peopleIn(source, told) };
  }).catch((error: unknown) => {
    throw error instanceof Gone || error instanceof SourceError
      ? new AppError('conflict', NOT_READY)
      : error;
  });
  const now = clock.now();
  await database.transact(async (tx) => {
    await takeTurns(tx, member.organizationId);
    // Whoever adds a candidate meanwhile waits, and then finds their organization gone.
    await holdOrganization(tx, member.organizationId);
    const place = await placeFor(tx.sql, member, told, people, config.zoom.mode === 'rehearsal');
    if (place.way === null) throw new AppError('conflict', place.against);
    const change = {
      state: 'running' as const,
      touched_at: toInstant(now),
      unchanged: 0,
      refused: 0,
    };
    if (!(await changeTakeIn(tx, id, 'ready', { ...change, added: 0 }))) {
      throw new AppError('conflict', NOT_READY);
    }
    if (place.way === 'move') {
      const move = { takeInId: id, sha256: row.sha256, asking: member, people, pairs: place.pairs };
      const added = await moveIn(tx, services, move, now);
      await changeTakeIn(tx, id, 'running', { added });
    }
    await enqueue(tx, { kind: TAKE_IN, key: `${id}:run`, payload: { takeInId: id }, runAt: now });
  });
  return presentTakeIn((await takeInById(database.read, null, id))!);
}
