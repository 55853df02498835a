import { inventoryOf, TABLES, type Table } from '../../db/erasure/reach.ts';
import { storedColumns } from '../../db/inventory/columns.ts';
import { HOLDINGS, type HoldingName } from '../../db/inventory/holdings.ts';
import type { Database } from '../../db/open.ts';
import type { World } from './fixtures.ts';

/** What every planted text begins with: nothing else in a database has it. */
export const MARK = 'zqxv';
export const markOf = (table: string, column: string) =>
  `${MARK}-${table}-${column}`.replaceAll('_', '-').toLowerCase();

/** About somebody, or leading to them at Zoom. */
const isPersonal = (holding: HoldingName) =>
  HOLDINGS[holding].of === 'candidate' ||
  HOLDINGS[holding].of === 'anyone' ||
  holding === 'meeting';

type Types = Map<string, string>;

/** Every table whose rows are about a candidate, by the inventory. */
export const aboutCandidates = () =>
  TABLES.filter((table) => {
    const { candidate, through } = inventoryOf(table);
    return candidate !== null || through !== undefined;
  });

/** Everything that has to be planted for a candidate; what leads to another row is planted there. */
export const personalColumns = () =>
  aboutCandidates().flatMap((table) =>
    Object.entries(inventoryOf(table).columns as Record<string, HoldingName>)
      .filter(([, holding]) => isPersonal(holding))
      .filter(([column]) => column !== inventoryOf(table).through?.column)
      .map(([column]) => ({ table, column })),
  );

/**
 * Puts a row about the candidate into every table that can have one, with a text of its own in each
 * column that is about a person. Knows no table: what a column takes is told by its name and type.
 */
export async function plant(database: Database, world: World): Promise<void> {
  const types = await typesOf(database);
  const keys = new Map<Table, Record<string, unknown>>();
  // Whoever is here is here at a server.
  const server = { id: 'planted-presence-server_id', lease_until: '2026-01-01T00:00:00.000Z' };
  await database.transact((tx) => tx.sql.insertInto('server').values(server).execute());
  // Those that others lean on first.
  for (const table of aboutCandidates().reverse()) {
    const row = rowFor(table, world, types, keys);
    keys.set(table, row);
    await database.transact(async (tx) => {
      if (table === 'candidate') {
        const { name, email, profile, search_text } = row as Record<string, string>;
        await tx.sql
          .updateTable('candidate')
          .set({ name: name!, email: email!, profile: profile!, search_text: search_text! })
          .where('id', '=', world.candidateId)
          .execute();
        return;
      }
      await tx.sql
        .insertInto(table as 'note')
        .values(row as never)
        .execute();
    });
  }
}

function rowFor(
  table: Table,
  world: World,
  types: Types,
  keys: ReadonlyMap<Table, Record<string, unknown>>,
): Record<string, unknown> {
  const { candidate, through, columns } = inventoryOf(table);
  const row: Record<string, unknown> = {};
  for (const [column, holding] of Object.entries(columns as Record<string, HoldingName>)) {
    const type = types.get(`${table}.${column}`) ?? '';
    if (column === 'num') continue;
    if (column === candidate) row[column] = world.candidateId;
    else if (column === through?.column) row[column] = keys.get(through.table)?.[through.key];
    else if (column === 'organization_id') row[column] = world.organizationId;
    else if (column === 'job_id') row[column] = world.jobId;
    else if (/(member|actor|author|about|host)_(id|by)$|_by$/.test(column)) {
      row[column] = world.interviewer.id;
    } else if (/blob|bytea/.test(type)) row[column] = Buffer.from(markOf(table, column));
    // A number of its own, so that no row is in another's place.
    else if (/int/.test(type)) row[column] = holding === 'state' ? 9_000 : 1;
    else if (isPersonal(holding)) row[column] = valueFor(table, column);
    else
      row[column] = holding === 'time' ? '2026-01-01T00:00:00.000Z' : `planted-${table}-${column}`;
  }
  return row;
}

/** Bodies and details are documents, which readers parse. */
const valueFor = (table: string, column: string) =>
  ['body', 'detail', 'history', 'profile'].includes(column)
    ? JSON.stringify({ text: markOf(table, column) })
    : markOf(table, column);

async function typesOf(database: Database): Promise<Types> {
  const columns = await storedColumns(database);
  return new Map(columns.map(({ table, column, type }) => [`${table}.${column}`, type]));
}

/** The planted texts in what every table says, one entry for each table, column and text. */
export async function marksInTables({ read }: Database): Promise<string[]> {
  const found = new Set<string>();
  for (const table of TABLES) {
    const rows = await read
      .selectFrom(table as 'candidate')
      .selectAll()
      .execute();
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(value);
        for (const [mark] of text.matchAll(/zqxv[\w-]*/gi))
          found.add(`${table}.${column}: ${mark}`);
      }
    }
  }
  return [...found].sort();
}
