import { workerData } from 'node:worker_threads';
import { backupSqlite } from '../../db/backup.ts';

/** Copies and checks in a thread of its own: reading a whole database through takes a while. */
const { from, to } = workerData as { from: string; to: string };
await backupSqlite(from, to);
