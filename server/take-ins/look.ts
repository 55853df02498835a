import { candidatesHere, noteCandidates } from '../../db/interchange/incoming.ts';
import { alreadyHere, judge } from '../../db/interchange/judge.ts';
import type { Refusal } from '../../db/take-ins.ts';
import { batchesOf, UNKNOWN } from '../interchange/batches.ts';
import type { Manifest } from '../interchange/format.ts';
import { type ImportNeeds, incomingOf } from '../interchange/import.ts';
import type { Source } from '../interchange/source.ts';

/** How many rows would come in, are here, and do not come in. */
export interface Counts {
  added: number;
  unchanged: number;
  refused: number;
}

/**
 * Looks at every line as if it came in, and writes nothing. What only the database would refuse, a
 * row that belongs to none, shows when it does come in.
 * @param way.givesWay the empty organization in whose place it would come
 */
export async function lookThrough(
  source: Source,
  told: Manifest,
  way: { trust: 'fill' | 'move'; givesWay: string | null },
  needs: Pick<ImportNeeds, 'database' | 'sealer'>,
  on: (counts: Counts, refused: readonly Refusal[]) => Promise<void>,
): Promise<void> {
  const { read } = needs.database;
  const incoming = await incomingOf(source, told, way.trust, needs);
  if (way.givesWay !== null) incoming.givesWay = way.givesWay;
  const counts: Counts = { added: 0, unchanged: 0, refused: 0 };
  for await (const { file, moving, batch } of batchesOf(source, told.files)) {
    const lines = batch.map(({ number }) => ({ number, reason: UNKNOWN }));
    const { fit, refused } =
      moving === null ? { fit: [], refused: lines } : await judge(read, incoming, moving, batch);
    const here = moving === null ? 0 : await alreadyHere(read, moving, fit);
    if (moving?.table === 'candidate') {
      const ids = fit.map(({ line }) => String(line.id));
      noteCandidates(incoming, ids, await candidatesHere(read, ids));
    }
    counts.unchanged += here;
    counts.added += fit.length - here;
    counts.refused += refused.length;
    await on(
      counts,
      refused.map(({ number: line, reason }) => ({ file, line, reason })),
    );
  }
}
