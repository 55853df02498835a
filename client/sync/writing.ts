import type { Platform } from './platform.ts';

/** While someone writes, say so this often: the server forgets after twice as long. */
const EVERY_MS = 3_000;

/** Tells colleagues that this member is writing: at once, then every 3 s, and when it stops. */
export function createWriting(
  platform: Pick<Platform, 'clock'>,
  tell: (writing: boolean) => void,
): (writing: boolean) => void {
  let toldAt: number | null = null;
  return (writing) => {
    const now = platform.clock.now();
    if (writing && toldAt !== null && now - toldAt < EVERY_MS && now >= toldAt) return;
    if (!writing && toldAt === null) return;
    toldAt = writing ? now : null;
    tell(writing);
  };
}
