/** Whoever asks while one is under way gets the next one: the running one may be too old. */
export function oneAtATime<T>(run: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | null = null;
  let next: Promise<T> | null = null;
  return function ask(): Promise<T> {
    if (running === null) {
      running = run().finally(() => {
        running = null;
      });
      return running;
    }
    next ??= running.then(
      () => {
        next = null;
        return ask();
      },
      () => {
        next = null;
        return ask();
      },
    );
    return next;
  };
}
