/** Where a command writes. Handed in, so that tests listen. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Someone watches stderr: long work shows how far it is. */
  isTty: boolean;
}

/** The process's own streams. A reader that closes its end, as `head` does, is no error. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    isTty: process.stderr.isTTY === true,
  };
}

/** A line that is written over itself while work goes on; silent where nobody watches. */
export function progressLine({ err, isTty }: Io): { show(text: string): void; end(): void } {
  const up = '\u001b[1A\u001b[2K';
  let shown = false;
  return {
    show(text) {
      if (!isTty) return;
      err(`${shown ? up : ''}${text}`);
      shown = true;
    },
    end() {
      shown = false;
    },
  };
}
