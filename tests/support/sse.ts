/** One frame of an event stream. */
export interface Frame {
  id: number | null;
  event: string;
  data: unknown;
}

/** Reads an event stream as it comes; keeps every byte for searches. */
export class StreamReader {
  readonly frames: Frame[] = [];
  bytes = '';
  status = 0;
  closed = false;
  readonly #abort = new AbortController();
  readonly #waiting = new Set<() => void>();

  constructor(url: string, headers: Record<string, string>) {
    void this.#read(url, headers)
      .catch(() => undefined)
      .finally(() => {
        this.closed = true;
        this.#notify();
      });
  }

  /** Log events received so far, in order of arrival. */
  get log(): { seq: number; id: string; type: string; body: Record<string, unknown> | null }[] {
    return this.frames.filter(({ event }) => event === 'log').map(({ data }) => data as never);
  }

  cut(): void {
    this.#abort.abort();
  }

  /** Resolves when the condition holds; looks again at each frame, not at each tick of a clock. */
  async until(
    condition: (reader: this) => boolean,
    what = 'the stream to get there',
  ): Promise<void> {
    const deadline = AbortSignal.timeout(10_000);
    while (!condition(this)) {
      if (deadline.aborted)
        throw new Error(`waited in vain for ${what}: ${JSON.stringify(this.frames)}`);
      if (this.closed) throw new Error(`closed while waiting for ${what}: ${this.status}`);
      await new Promise<void>((resolve) => {
        this.#waiting.add(resolve);
        deadline.addEventListener('abort', () => resolve(), { once: true });
      });
    }
  }

  async untilClosed(): Promise<void> {
    while (!this.closed) await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async #read(url: string, headers: Record<string, string>): Promise<void> {
    const res = await fetch(url, { headers, signal: this.#abort.signal });
    this.status = res.status;
    this.#notify();
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of res.body!) {
      const text = decoder.decode(chunk as Uint8Array, { stream: true });
      this.bytes += text;
      rest += text;
      const blocks = rest.split('\n\n');
      rest = blocks.pop()!;
      for (const block of blocks) this.#take(block);
      this.#notify();
    }
  }

  #take(block: string): void {
    const frame: Frame = { id: null, event: 'message', data: null };
    for (const line of block.split('\n')) {
      if (line.startsWith('id: ')) frame.id = Number(line.slice(4));
      if (line.startsWith('event: ')) frame.event = line.slice(7);
      if (line.startsWith('data: ')) frame.data = JSON.parse(line.slice(6));
    }
    if (frame.data !== null) this.frames.push(frame);
  }

  #notify(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}
