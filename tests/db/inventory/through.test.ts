import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withAuditUnlocked } from '../../../db/audit-unlock.ts';
import { INVENTORY } from '../../../db/inventory/inventory.ts';
import type { TableInventory } from '../../../db/inventory/table.ts';
import type { Database } from '../../../db/open.ts';
import { renewServer } from '../../../db/presence.ts';
import type { Schema } from '../../../db/schema.ts';
import { ENGINES, freshDatabase, type TestDatabase } from '../../support/databases.ts';
import { makeWorld, type World } from '../../support/fixtures.ts';

type Table = keyof Schema;
type Row = Record<string, unknown>;

const of = (table: Table): TableInventory<Table> => INVENTORY[table] as never;
const isAboutOne = (table: Table) =>
  of(table).candidate !== null || of(table).through !== undefined;

/** How far a table is from the candidate: what leads there through others goes before them. */
const depthOf = (table: Table): number => {
  const { through } = of(table);
  return through === undefined ? (table === 'candidate' ? 0 : 1) : depthOf(through.table) + 1;
};
const TABLES = (Object.keys(INVENTORY) as Table[])
  .filter(isAboutOne)
  .sort((a, b) => depthOf(a) - depthOf(b));

/** The rows of a table that its path finds for a candidate. */
function isOf(table: Table, candidateId: string): RawBuilder<boolean> {
  const { candidate, through } = of(table);
  if (candidate !== null) return sql<boolean>`${sql.ref(candidate)} = ${candidateId}`;
  const { column, table: parent, key } = through!;
  return sql<boolean>`${sql.ref(column)} in (
    select ${sql.ref(key)} from ${sql.table(parent)} where ${isOf(parent, candidateId)})`;
}

const rowsOf = (read: Database['read'], table: Table, candidateId: string): Promise<Row[]> =>
  read
    .selectFrom(table as 'candidate')
    .selectAll()
    .where(isOf(table, candidateId))
    .execute();

const SERVER = 'a-server';
let made = 0;

/** Puts a row about a candidate into a table, whatever its columns are. */
async function putRow({ database }: TestDatabase, table: Table, world: World): Promise<Row> {
  const tables = await database.read.introspection.getTables();
  const { columns } = tables.find(({ name }) => name === table)!;
  const { candidate, through, members } = of(table);
  const known: Row = {
    organization_id: world.organizationId,
    interview_id: world.interviewId,
    application_id: world.applicationId,
    job_id: world.jobId,
    member_id: world.recruiter.id,
    author_id: world.recruiter.id,
    server_id: SERVER,
    ...Object.fromEntries(members.map((column) => [column, world.recruiter.id])),
  };
  if (candidate !== null) known[candidate] = world.candidateId;
  if (through !== undefined) {
    const [parent] = await rowsOf(database.read, through.table, world.candidateId);
    known[through.column] = parent![through.key];
  }
  made += 1;
  const row = Object.fromEntries(
    columns
      .filter(({ name, isAutoIncrementing }) => !isAutoIncrementing && name !== 'num')
      .map(({ name, dataType }) => [
        name,
        known[name] ?? (/int/i.test(dataType) ? made : `${table}-${made}`),
      ]),
  );
  return database.transact((tx) =>
    tx.sql
      .insertInto(table as 'candidate')
      .values(row as never)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
}

for (const engine of ENGINES) {
  describe(`the path to the candidate on ${engine}`, () => {
    let fresh: TestDatabase;
    let a: World;
    let b: World;
    beforeAll(async () => {
      fresh = await freshDatabase(engine);
      a = await makeWorld(fresh.database);
      b = await makeWorld(fresh.database);
      const lease = { now: 0, until: 1 };
      await fresh.database.transact((tx) => renewServer(tx, SERVER, lease));
    });
    afterAll(() => fresh.drop());

    /** Those of the world are there already. */
    const isThere = (table: Table) => table === 'candidate' || table === 'interview';

    test.each(TABLES)('of %s finds exactly the rows that are about one', async (table) => {
      const { read } = fresh.database;
      const own: Row[] = [];
      for (const world of [a, b]) if (!isThere(table)) own.push(await putRow(fresh, table, world));
      const [ofA, ofB] = [
        await rowsOf(read, table, a.candidateId),
        await rowsOf(read, table, b.candidateId),
      ];
      expect(ofA.length).toBeGreaterThan(0);
      expect(ofA).toHaveLength(ofB.length);
      for (const row of ofA) expect(ofB).not.toContainEqual(row);
      if (own.length > 0) {
        expect(ofA).toContainEqual(own[0]);
        expect(ofB).toContainEqual(own[1]);
      }
    });

    test('can be gone the other way: what leads through others goes first, and nobody else’s', async () => {
      const { database } = fresh;
      const before = await Promise.all(
        TABLES.map((table) => rowsOf(database.read, table, b.candidateId)),
      );
      await database.transact((tx) =>
        withAuditUnlocked(tx, async () => {
          for (const table of [...TABLES].reverse())
            await tx.sql
              .deleteFrom(table as 'candidate')
              .where(isOf(table, a.candidateId))
              .execute();
        }),
      );
      for (const [index, table] of TABLES.entries()) {
        expect(await rowsOf(database.read, table, a.candidateId)).toEqual([]);
        expect(await rowsOf(database.read, table, b.candidateId)).toEqual(before[index]);
      }
    });
  });
}
