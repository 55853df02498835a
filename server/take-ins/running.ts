import { toInstant } from '../../common/time.ts';
import { takeTurns } from '../../db/data-exports.ts';
import { changeTakeIn, endTakeIn, type TakeInRow } from '../../db/take-ins.ts';
import type { Transact } from '../../db/transact.ts';
import { keepAudit } from '../audit/keep.ts';
import { importSource } from '../interchange/import.ts';
import { checkAll, manifestOf } from '../interchange/manifest.ts';
import { SourceError } from '../interchange/source.ts';
import type { Services } from '../services.ts';
import type { Lease } from '../tasks/lease.ts';
import type { Settlement } from '../tasks/runner.ts';
import { Parts, withKept } from './kept-zip.ts';
import { peopleIn } from './people.ts';
import { placeFor } from './place.ts';
import { Refusals } from './refusals.ts';

/**
 * Brings in the rows of an export, batch by batch. Whatever breaks off leaves whole batches, and
 * whoever goes on finds them here.
 */
export async function running(
  { config, database, sealer }: Services,
  lease: Lease,
  row: TakeInRow,
): Promise<Settlement> {
  const { id, organization_id: organizationId, asked_by, sha256 } = row;
  const parts = new Parts(database.read, sealer, row);
  const refusals = new Refusals(lease, id);
  const before = row.added;
  let refused = 0;
  const report = await withKept(parts, Number(row.size), async (source) => {
    const told = await manifestOf(source);
    await checkAll(source, told, () => lease.signal.throwIfAborted());
    const asking = { id: asked_by, organizationId };
    const rehearsal = config.zoom.mode === 'rehearsal';
    const people = await peopleIn(source, told);
    const place = await placeFor(database.read, asking, told, people, rehearsal);
    // An organization that gave way did so before this began.
    if (place.way !== 'fill') throw new SourceError('It cannot come in here any more.');
    const transact: Transact = (work) =>
      lease.transact(async (tx) => {
        await takeTurns(tx, organizationId);
        return work(tx);
      });
    await refusals.begin();
    return importSource(source, told, place.trust, {
      database: { read: database.read, transact },
      sealer,
      refused: ({ file, number: line, reason }) => {
        refused++;
        refusals.add({ file, line, reason });
      },
      progress: async (_at, { added, unchanged }) => {
        await refusals.flush();
        const so = counted({ added, unchanged, refused }, before);
        await lease.transact((tx) => changeTakeIn(tx, id, 'running', so));
      },
    });
  });
  await refusals.flush();
  const counts = counted(report, before);
  return async (tx, now) => {
    const ended = { ...counts, ended_at: toInstant(now) };
    if (!(await endTakeIn(tx, id, { state: 'done', ...ended }))) return null;
    const act = { organizationId, actorId: asked_by, action: 'data.imported' as const };
    await keepAudit(tx, { ...act, detail: { takeInId: id, sha256, ...counts } }, now);
    return null;
  };
}

/** What came in before it was interrupted is found here, and came in all the same. */
function counted(
  { added, unchanged, refused }: { added: number; unchanged: number; refused: number },
  before: number,
) {
  return { added: added + before, unchanged: Math.max(0, unchanged - before), refused };
}
