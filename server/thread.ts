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
 * @throws what the thread threw
 */
export async function runInThread(module: URL, data: Record<string, string>): Promise<void> {
  const workerData = { ...data, worker: module.href };
  await once(new Worker(ENTRY, { eval: true, workerData }), 'exit');
}
