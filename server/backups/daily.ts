import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { toInstant } from '../../common/time.ts';
import { runInThread } from '../thread.ts';

/** Days are counted in UTC: a server that moves between zones skips none. */
export interface BackupPlan {
  /** The SQLite file. */
  database: string;
  folder: string;
  /** How many daily backups stay, today's among them. */
  keep: number;
}

const DAY_MS = 86_400_000;
const DATED = /-\d{4}-\d\d-\d\d\.db$/;
/** What a server that was killed left of one: as confidential as any, and for nobody to find. */
const PART = /-\d{4}-\d\d-\d\d\.db\.partial(-journal)?$/;

/**
 * Makes today's backup where it is not there yet, read through before it gets its name, and removes
 * those that are too old; where it fails, none is removed.
 * @returns the new file, or `null` where today's was there
 */
export async function backUpDaily(plan: BackupPlan, now: number): Promise<string | null> {
  const { database, folder, keep } = plan;
  const stem = basename(database, extname(database));
  const nameOf = (at: number) => `${stem}-${toInstant(at).slice(0, 10)}.db`;
  await mkdir(folder, { recursive: true });
  const there = (await readdir(folder)).filter((one) => one.startsWith(`${stem}-`));
  for (const part of there.filter((one) => PART.test(one))) await rm(join(folder, part));
  if (there.includes(nameOf(now))) return null;
  const file = join(folder, nameOf(now));
  await runInThread(new URL('./worker.ts', import.meta.url), { from: database, to: file });
  const oldest = nameOf(now - (keep - 1) * DAY_MS);
  // One of a day to come was made by a clock that ran ahead: it is older than today's, and would stay.
  const isOver = (one: string) => DATED.test(one) && (one < oldest || one > nameOf(now));
  for (const old of there.filter(isOver)) await rm(join(folder, old), { force: true });
  return file;
}
