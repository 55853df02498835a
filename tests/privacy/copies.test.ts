import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { cleanSqlite } from '../../db/erasure/clean.ts';
import { erase } from '../../db/erasure/erase.ts';
import { insertCopy, releaseCopies } from '../../db/records/copies.ts';
import { chunkAt, putChunk, sweepCopies } from '../../db/records/copy-chunks.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../support/databases.ts';
import { makeWorld, NOON, type World } from '../support/fixtures.ts';

const MIB = 1_048_576;
const MARK = 'zqxv-film-of-somebody';

for (const engine of ENGINES) {
  describe(`the bytes of copies on ${engine}`, () => {
    let fresh: TestDatabase;
    let world: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      world = await makeWorld(fresh.database);
    });
    afterAll(() => fresh.drop());

    /** A copy of some pieces, each full of the mark. */
    async function copied(pieces: number): Promise<string> {
      const id = newId();
      const { organizationId: organization_id, candidateId: candidate_id } = world;
      await fresh.database.transact((tx) =>
        insertCopy(tx, {
          id,
          organization_id,
          candidate_id,
          recording_id: newId(),
          file_id: newId(),
          state: 'copying',
          reason: null,
          size: pieces * MIB,
          bytes: 0,
          validator: null,
          created_at: toInstant(NOON),
        }),
      );
      const bytes = Buffer.alloc(MIB, MARK);
      for (let at = 0; at < pieces; at++) await put(id, at * MIB, bytes);
      return id;
    }
    const put = (copyId: string, start: number, bytes: Buffer) =>
      fresh.database.transact((tx) => putChunk(tx, { copyId, start, bytes }));
    const chunks = async () =>
      (await fresh.database.read.selectFrom('recording_chunk').select('start').execute()).length;
    const hasMark = () => {
      const file = fresh.url.slice('sqlite:'.length);
      return ['', '-wal'].some((end) => readFileSync(file + end).includes(MARK));
    };

    test('a piece is kept only where the copy stands, and while somebody wants it', async () => {
      const id = await copied(2);
      const { database } = fresh;
      expect(await put(id, MIB, Buffer.from('again'))).toBe(false);
      expect(await put(id, 3 * MIB, Buffer.from('a gap'))).toBe(false);
      expect(await put(id, 2 * MIB, Buffer.from('the end'))).toBe(true);
      expect((await chunkAt(database.read, id, MIB + 1))?.start).toBe(MIB);
      expect(await chunkAt(database.read, id, 2 * MIB + 7)).toBeNull();
      await database.transact((tx) => releaseCopies(tx, { id }));
      expect(await put(id, 2 * MIB + 7, Buffer.from('too late'))).toBe(false);
    });

    test('what was let go of goes some pieces at a time, and nothing else goes', async () => {
      const [gone, stays] = [await copied(18), await copied(1)];
      const { database } = fresh;
      await database.transact((tx) => releaseCopies(tx, { id: gone }));
      let steps = 0;
      while (await database.transact((tx) => sweepCopies(tx))) steps += 1;
      expect(steps).toBeGreaterThan(2);
      const left = await database.read.selectFrom('recording_copy').select('id').execute();
      expect(left).toEqual([{ id: stays }]);
      expect(await chunks()).toBe(1);
    });

    test('erasing the candidate leaves no piece, and cleaning no byte', async () => {
      const { database } = fresh;
      const half = await copied(2);
      await database.transact((tx) => releaseCopies(tx, { id: half }));
      await copied(2);
      if (engine === 'sqlite') expect(hasMark()).toBe(true);
      const whose = { kind: 'candidate', id: world.candidateId } as const;
      const counts = await database.transact((tx) => erase(tx, whose));
      expect(counts).toMatchObject({ recording_copy: 3, recording_chunk: 5 });
      expect(await chunks()).toBe(0);
      if (engine !== 'sqlite') return;
      cleanSqlite(fresh.url.slice('sqlite:'.length));
      expect(hasMark()).toBe(false);
    });
  });
}
