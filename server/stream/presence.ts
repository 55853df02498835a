import { LIMITS } from '../../common/limits.ts';
import type { Presence } from '../../common/panel.ts';

/**
 * Who has this candidate's panel open at this server. Not in the log: it lives and dies with streams. Says
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

  /** Forgets those who stopped without saying so. @returns them */
  expire(): string[] {
    const gone = [...this.#writingUntil].filter(([, until]) => until <= this.now());
    for (const [memberId] of gone) this.#writingUntil.delete(memberId);
    return gone.map(([memberId]) => memberId);
  }

  /** One of them; no streams: is here no more. */
  of(memberId: string): { streams: number; writing: boolean } {
    return { streams: this.#streams.get(memberId) ?? 0, writing: this.#isWriting(memberId) };
  }

  /** Everyone here, and everyone who is here at other servers: each once. */
  list(elsewhere: Presence['here'] = []): Presence['here'] {
    const all = new Map(elsewhere.map(({ memberId, writing }) => [memberId, writing]));
    for (const memberId of this.#streams.keys()) {
      all.set(memberId, all.get(memberId) === true || this.#isWriting(memberId));
    }
    return [...all.keys()].sort().map((memberId) => ({ memberId, writing: all.get(memberId)! }));
  }

  #isWriting(memberId: string): boolean {
    return (this.#writingUntil.get(memberId) ?? 0) > this.now();
  }
}
