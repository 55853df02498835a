import { LIMITS } from '../../common/limits.ts';
import type { Presence } from '../../common/panel.ts';

/**
 * Who has this candidate's panel open. Not in the log: it lives and dies with streams. Says
 * nothing of tabs, and "writing" only of notes for the team.
 */
export class Here {
  readonly #streams = new Map<string, number>();
  readonly #writingUntil = new Map<string, number>();

  constructor(private readonly now: () => number) {}

  arrive(memberId: string): void {
    this.#streams.set(memberId, (this.#streams.get(memberId) ?? 0) + 1);
  }

  leave(memberId: string): void {
    const left = (this.#streams.get(memberId) ?? 1) - 1;
    if (left > 0) {
      this.#streams.set(memberId, left);
    } else {
      this.#streams.delete(memberId);
      this.#writingUntil.delete(memberId);
    }
  }

  /** @returns whether anything changed for those who look */
  setWriting(memberId: string, writing: boolean): boolean {
    if (!this.#streams.has(memberId)) return false;
    const was = this.#isWriting(memberId);
    if (writing) this.#writingUntil.set(memberId, this.now() + LIMITS.presenceWritingMs);
    else this.#writingUntil.delete(memberId);
    return was !== writing;
  }

  /** Forgets those who stopped without saying so. @returns whether there were any */
  expire(): boolean {
    const gone = [...this.#writingUntil].filter(([, until]) => until <= this.now());
    for (const [memberId] of gone) this.#writingUntil.delete(memberId);
    return gone.length > 0;
  }

  list(): Presence['here'] {
    return [...this.#streams.keys()]
      .sort()
      .map((memberId) => ({ memberId, writing: this.#isWriting(memberId) }));
  }

  #isWriting(memberId: string): boolean {
    return (this.#writingUntil.get(memberId) ?? 0) > this.now();
  }
}
