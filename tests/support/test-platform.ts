import type { Platform, WindowChannel } from '../../client/sync/platform.ts';

interface Timer {
  at: number;
  run: () => void;
}

/** A browser whose time, visibility and life the test decides. */
export class TestPlatform implements Platform {
  #now: number;
  #timers = new Set<Timer>();
  #wake = new Set<() => void>();
  #hide = new Set<(leaving: boolean) => void>();
  isVisible = true;

  constructor(
    now: number,
    private readonly windows: Windows | null = null,
  ) {
    this.#now = now;
  }

  readonly clock = { now: () => this.#now };
  random = () => 0.5;
  visible = () => this.isVisible;
  readonly opened: string[] = [];

  readonly left: string[] = [];

  open(url: string): void {
    this.opened.push(url);
  }

  leave(url: string): void {
    this.left.push(url);
  }

  get locks() {
    return this.windows?.locks ?? null;
  }

  channel(name: string): WindowChannel | null {
    return this.windows?.channel(name) ?? null;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + ms, run };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  onWake(run: () => void): () => void {
    this.#wake.add(run);
    return () => void this.#wake.delete(run);
  }

  onHide(run: (leaving: boolean) => void): () => void {
    this.#hide.add(run);
    return () => void this.#hide.delete(run);
  }

  /** Lets time pass, running each timer at its moment. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (due === undefined) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
  }

  wake(): void {
    for (const run of [...this.#wake]) run();
  }

  hide(leaving: boolean): void {
    for (const run of [...this.#hide]) run(leaving);
  }
}

/** What the windows of one browser share: locks, and a line to each other. */
export class Windows {
  #channels = new Map<string, Set<(message: unknown) => void>>();
  #held = new Map<string, Promise<unknown>>();

  readonly locks = {
    request: async (name: string, options: LockOptions, work: LockGrantedCallback<unknown>) => {
      const before = this.#held.get(name) ?? Promise.resolve();
      const mine = before.then(async () => {
        options.signal?.throwIfAborted();
        return work(null);
      });
      this.#held.set(
        name,
        mine.catch(() => undefined),
      );
      return mine;
    },
  } as unknown as Pick<LockManager, 'request'>;

  channel(name: string): WindowChannel {
    const all = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, all);
    let listener: (message: unknown) => void = () => {};
    const heard = (message: unknown) => listener(message);
    all.add(heard);
    return {
      post: (message) => {
        const copy = structuredClone(message);
        for (const other of [...all]) if (other !== heard) setImmediate(() => other(copy));
      },
      onMessage: (run) => {
        listener = run;
      },
      close: () => void all.delete(heard),
    };
  }
}

/** Waits, turn by turn of the event loop, until it is so; says what it waited for if it never is. */
export async function until(
  what: string,
  isSo: () => boolean,
  eachTurn: () => void = () => {},
): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error(`It never came to be that ${what}.`);
    eachTurn();
    await new Promise((resolve) => setImmediate(resolve));
  }
}
