import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** A thread reads TypeScript only once it has been taught to; its parent's flags do not reach it. */
const ENTRY = `
  const { workerData } = require('node:worker_threads');
  import('tsx/esm/api').then(({ register }) => {
    register();
    return import(workerData.worker);
  });
`;

/**
 * Runs a module in a thread of its own, so that nobody waits for it here.
 * @param data what it finds as `workerData`, beside its own address
 * @param options.onMessage hears what it posts and may reply; `signal` ends it wherever it is
 * @throws what the thread threw, or the signal's reason
 */
export async function runInThread(
  module: URL,
  data: Record<string, unknown>,
  options: {
    onMessage?: (message: unknown, reply: (answer: unknown) => void) => void;
    signal?: AbortSignal;
  } = {},
): Promise<void> {
  const { onMessage, signal } = options;
  signal?.throwIfAborted();
  const workerData = { ...data, worker: module.href };
  const worker = new Worker(ENTRY, { eval: true, workerData });
  if (onMessage !== undefined) {
    const reply = (answer: unknown) => worker.postMessage(answer);
    worker.on('message', (message) => onMessage(message, reply));
  }
  const end = () => void worker.terminate();
  signal?.addEventListener('abort', end, { once: true });
  try {
    await once(worker, 'exit');
  } finally {
    signal?.removeEventListener('abort', end);
  }
  signal?.throwIfAborted();
}
