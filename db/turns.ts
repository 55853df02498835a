const last = new Map<string, Promise<void>>();

/**
 * Runs what writes to one file one after the other within this process. Two connections of one
 * thread must not meet at SQLite's own lock: waiting for it stops the thread, and with it the
 * transaction that is waited for.
 */
export async function inTurn<T>(file: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(file);
  const { promise: mine, resolve: done } = promiseWithResolver();
  last.set(file, mine);
  try {
    await before;
    return await work();
  } finally {
    if (last.get(file) === mine) last.delete(file);
    done();
  }
}

function promiseWithResolver(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
