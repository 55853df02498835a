import type { Seen } from '../../common/contract/take-ins.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { changeTakeIn, endTakeIn, type TakeInRow } from '../../db/take-ins.ts';
import { jsonl, type Manifest, PLACES } from '../interchange/format.ts';
import { checkAll, manifestOf } from '../interchange/manifest.ts';
import { SourceError } from '../interchange/source.ts';
import type { Services } from '../services.ts';
import type { Lease } from '../tasks/lease.ts';
import type { Settlement } from '../tasks/runner.ts';
import { Parts, withKept } from './kept-zip.ts';
import { type Counts, lookThrough } from './look.ts';
import { peopleIn } from './people.ts';
import { type Place, placeFor } from './place.ts';
import { Refusals } from './refusals.ts';

/** Checks a file that arrived, and finds out what would come in; nothing does. */
export async function looking(
  { config, database, sealer }: Services,
  lease: Lease,
  row: TakeInRow,
): Promise<Settlement> {
  const { id, organization_id: organizationId, asked_by } = row;
  const parts = new Parts(database.read, sealer, row);
  const sha256 = await parts.sum();
  const found = await withKept(parts, Number(row.size), async (source) => {
    const told = await manifestOf(source);
    mustBeBounded(told, config.takeInBytes * LIMITS.takeInUnpacked);
    await checkAll(source, told, () => lease.signal.throwIfAborted());
    const people = await peopleIn(source, told);
    const asking = { id: asked_by, organizationId };
    const rehearsal = config.zoom.mode === 'rehearsal';
    const place = await placeFor(database.read, asking, told, people, rehearsal);
    const counts: Counts = { added: 0, unchanged: 0, refused: 0 };
    if (place.way !== null) {
      const refusals = new Refusals(lease, id);
      await refusals.begin();
      const trust = place.way === 'fill' ? place.trust : ('move' as const);
      const way = { trust, givesWay: place.way === 'move' ? organizationId : null };
      await lookThrough(source, told, way, { database, sealer }, async (so, refused) => {
        lease.signal.throwIfAborted();
        Object.assign(counts, so);
        for (const one of refused) refusals.add(one);
        await refusals.flush();
      });
    }
    return { told, place, counts };
  });
  const { told, place, counts } = found;
  const seen = JSON.stringify(seenIn(told, place));
  return async (tx, now) => {
    if (place.way === null) {
      const ended_at = toInstant(now);
      const { against: reason } = place;
      await endTakeIn(tx, id, { state: 'failed', reason, seen, sha256, ended_at });
    } else await changeTakeIn(tx, id, 'checking', { state: 'ready', seen, sha256, ...counts });
    return null;
  };
}

/** Every file of it is read through: what a few bytes unpack to is bounded beforehand. */
function mustBeBounded({ files }: Manifest, most: number): void {
  const bytes = Object.values(files).reduce((sum, one) => sum + one.bytes, 0);
  if (bytes <= most) return;
  throw new SourceError(
    `Unpacked it has more than the ${Math.round(most / 1_000_000)} MB that come in here. Use the command line.`,
  );
}

const seenIn = ({ organization, exportedAt, counts, files }: Manifest, { way }: Place): Seen => ({
  organization,
  exportedAt,
  lines: PLACES.reduce((sum, place) => sum + (files[jsonl(place)]?.lines ?? 0), 0),
  candidates: counts.candidate ?? 0,
  members: counts.member ?? 0,
  events: (counts.event ?? 0) + (counts.judgement ?? 0),
  files: counts.file ?? 0,
  way,
});
