import { AppError } from '../../../common/errors.ts';
import { LIMITS } from '../../../common/limits.ts';
import type { Member } from '../../../common/member.ts';
import { wantsCopies } from '../../../db/records/copying.ts';
import { recordingById } from '../../../db/records/recordings.ts';
import { countUncopied, uncopiedRecordings } from '../../../db/records/uncopied.ts';
import { requeue } from '../../../db/tasks.ts';
import { keepAudit } from '../../audit/keep.ts';
import type { Services } from '../../services.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import { wantCopies } from './copies.ts';
import { PLAYED } from './present.ts';

/** Wants copies of what was recorded before copies were turned on. */
export const COPY_EARLIER = 'copies.earlier';

/** Recordings in one transaction, so that no writer waits long. */
const STEP = 20;

/** What would be copied: files that nobody has wanted a copy of yet. */
export const earlierOf = ({ database }: Services, organizationId: string) =>
  countUncopied(database.read, organizationId, { types: PLAYED, largest: LIMITS.copyFile });

/** @throws AppError `conflict` where copies are off */
export async function copyEarlier(services: Services, member: Member): Promise<void> {
  const { organizationId, id: actorId } = member;
  const now = services.clock.now();
  const detail = await earlierOf(services, organizationId);
  await services.database.transact(async (tx) => {
    if (!(await wantsCopies(tx, organizationId)))
      throw new AppError('conflict', 'Turn copies of recordings on first.');
    const payload = { organizationId };
    await requeue(tx, { kind: COPY_EARLIER, key: organizationId, payload, runAt: now });
    await keepAudit(tx, { organizationId, actorId, action: 'copies.earlier', detail }, now);
  });
}

/** Each file is fetched by a task of its own then, as if Zoom had told of it now. */
export function wantingEarlier({ database }: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    const { organizationId } = payload as { organizationId: string };
    for (let after = ''; !lease.signal.aborted; ) {
      const page = { types: PLAYED, after, limit: STEP };
      const ids = await uncopiedRecordings(database.read, organizationId, page);
      await lease.transact(async (tx, now) => {
        for (const id of ids) {
          const recording = await recordingById(tx.sql, organizationId, id);
          if (recording?.state === 'kept') await wantCopies(tx, recording, now);
        }
      });
      if (ids.length < STEP) return async () => null;
      after = ids.at(-1)!;
    }
    return async (_tx, now) => ({ retryAt: now, reason: 'another server goes on with it' });
  };
}
