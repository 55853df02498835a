/** Where a command writes. Handed in, so that tests listen. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Someone watches stderr: long work shows how far it is. */
  isTty: boolean;
  /** Somebody asked to stop: long work ends where it next tells how far it is. */
  stop?: AbortSignal;
}

/** Somebody asked to stop; what was being written is removed on the way out. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
  constructor() {
    super('Stopped before it was done.');
  }
}

/**
 * The process's own streams and signals. Whoever asks a second time ends it at once. A reader that
 * closes its end, as `head` does, is no error.
 */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => stopping.abort());
  }
  return {
    stop: stopping.signal,
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    isTty: process.stderr.isTTY === true,
  };
}

/**
 * A line that is written over itself while work goes on; silent where nobody watches. Its `show`
 * throws `Stopped` once somebody asked to stop.
 */
export function progressLine({ err, isTty, stop }: Io): { show(text: string): void; end(): void } {
  const up = '\u001b[1A\u001b[2K';
  let shown = false;
  return {
    show(text) {
      if (stop?.aborted) throw new Stopped();
      if (!isTty) return;
      err(`${shown ? up : ''}${text}`);
      shown = true;
    },
    end() {
      shown = false;
    },
  };
}
