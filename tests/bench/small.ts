import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { insertCandidate } from '../../db/candidates.ts';
import { insertMember } from '../../db/members.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { makeWorld, type World, write } from '../support/fixtures.ts';
import { EPOCH } from './process.ts';

/** A fresh organization in a fresh file, for benches that write. */
export interface SmallWorld extends AsyncDisposable {
  folder: string;
  url: string;
  world: World;
  /** Zoom ids of recruiters. */
  recruiters: string[];
  candidateIds: string[];
}

/** @param elsewhere an empty database to use in place of a file of its own */
export async function smallWorld(
  recruiters: number,
  candidates: number,
  elsewhere?: string,
): Promise<SmallWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'hireside-bench-'));
  const url = elsewhere ?? `sqlite:${join(folder, 'hireside.db')}`;
  const database = await openDatabase(url);
  await migrate(database);
  const world = await makeWorld(database, EPOCH);
  const { organizationId } = world;
  const createdAt = toInstant(EPOCH);
  const zoomIds = Array.from({ length: recruiters }, (_, index) => `zoom-recruiter-${index}`);
  const candidateIds = Array.from({ length: candidates }, () => newId(EPOCH));
  await database.transact(async (tx) => {
    for (const zoomUserId of zoomIds) {
      await insertMember(tx, {
        id: `member-${zoomUserId}`,
        organizationId,
        email: `${zoomUserId}@corrib.example`,
        name: zoomUserId,
        role: 'recruiter',
        timeZone: 'Europe/Dublin',
        zoomUserId,
        createdAt,
      });
    }
    for (const id of candidateIds) {
      await insertCandidate(tx, { id, organizationId, kind: 'candidate', createdAt });
    }
  });
  for (const candidateId of candidateIds) {
    await write(database, { organizationId, candidateId }, EPOCH, [
      { id: newId(EPOCH), type: 'candidate.added', body: { name: 'Niamh Brennan' } },
    ]);
  }
  await database.close();
  return {
    folder,
    url,
    world,
    recruiters: zoomIds,
    candidateIds,
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
