import { workerData } from 'node:worker_threads';
import { cleanSqlite } from '../../db/erasure/clean.ts';

/** Writes the file anew in a thread of its own: that takes a while. */
cleanSqlite((workerData as { file: string }).file);
