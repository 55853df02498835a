import { once } from 'node:events';
import { Writable } from 'node:stream';
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db/open.ts';
import { Sealer } from '../auth/seal.ts';
import { zipTo } from '../interchange/archive.ts';
import { exportInto } from '../interchange/export.ts';
import { CHUNK_BYTES } from './chunks.ts';

/** What the thread is given. */
export interface ExportOrder {
  databaseUrl: string;
  dataKeys: { id: string; key: Uint8Array }[];
  organization: { id: string; name: string };
  now: number;
}

/** What it posts. After `bytes` it waits for a reply: nothing piles up where they are kept. */
export type ExportMessage = { candidates: number } | { candidates: number; bytes: Uint8Array };

const PROGRESS_MS = 500;

const { databaseUrl, dataKeys, organization, now } = workerData as ExportOrder;
const post = (message: ExportMessage) => parentPort!.postMessage(message);
let candidates = 0;
let toldAt = 0;

/** Hands on what it is given, a chunk at a time. */
const chunks = () => {
  let held: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    if (size === 0) return;
    post({ candidates, bytes: Buffer.concat(held) });
    held = [];
    size = 0;
    await once(parentPort!, 'message');
  };
  const then = (work: Promise<void>, done: (error?: Error) => void) => {
    work.then(() => done(), done);
  };
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      held.push(chunk);
      size += chunk.length;
      if (size < CHUNK_BYTES) done();
      else then(flush(), done);
    },
    final: (done) => then(flush(), done),
  });
};

/** Reads in a thread of its own, by a connection of its own: one moment, however long it takes. */
const database = await openDatabase(databaseUrl);
try {
  await exportInto(zipTo(chunks()), organization, {
    database,
    sealer: new Sealer(dataKeys.map(({ id, key }) => ({ id, key: Buffer.from(key) }))),
    clock: { now: () => now },
    progress: (done) => {
      candidates = done.candidates;
      if (performance.now() - toldAt < PROGRESS_MS) return;
      toldAt = performance.now();
      post({ candidates });
    },
  });
} finally {
  await database.close();
}
