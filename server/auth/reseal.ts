import type { Database } from '../../db/open.ts';
import { replaceSealed, type SealedText, sealedTexts } from '../../db/sealed.ts';
import { SealError, type Sealer } from './seal.ts';

export interface Resealed {
  /** Sealed anew with the first key. */
  anew: number;
  /** Sealed with it already. */
  current: number;
  /** What does not open: the key is gone, or the text is damaged. */
  lost: string[];
}

/**
 * Seals everything with the first key, row by row, while servers run: what changes meanwhile was
 * sealed with it by them. After it, the other keys may go.
 * @param onProgress hears how many texts were looked at
 */
export async function resealAll(
  database: Database,
  sealer: Sealer,
  onProgress: (looked: number) => void = () => undefined,
): Promise<Resealed> {
  const outcome: Resealed = { anew: 0, current: 0, lost: [] };
  let looked = 0;
  for await (const sealed of sealedTexts(database)) {
    const done = await reseal(database, sealer, sealed);
    if (done === 'lost') outcome.lost.push(sealed.place);
    else outcome[done] += 1;
    looked += 1;
    onProgress(looked);
  }
  return outcome;
}

async function reseal(
  database: Database,
  sealer: Sealer,
  sealed: SealedText,
): Promise<'anew' | 'current' | 'lost'> {
  const { text, place } = sealed;
  try {
    if (sealer.isCurrent(text)) return 'current';
    const anew = sealer.seal(sealer.open(text, place), place);
    const replaced = await database.transact((tx) => replaceSealed(tx, sealed, anew));
    return replaced ? 'anew' : 'current';
  } catch (error) {
    if (error instanceof SealError) return 'lost';
    throw error;
  }
}
