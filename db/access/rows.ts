import { type Kysely, sql } from 'kysely';
import { inventoryOf, isAbout, type Subject, TABLES, type Table } from '../erasure/reach.ts';
import type { HoldingName } from '../inventory/holdings.ts';
import type { Kept } from '../inventory/kept.ts';
import type { Schema } from '../schema.ts';

export type Row = Readonly<Record<string, unknown>>;
type Sql = Kysely<Schema>;

/** Tables that can have rows about a candidate, by the inventory. */
export const aboutCandidates = (): Table[] =>
  TABLES.filter((table) => isAbout(table, { kind: 'candidate', id: '' }) !== null);

/** What orders rows for people: the first of these that a table has. */
const ORDERS = ['seq', 'card', 'at', 'server_at', 'created_at', 'started_at', 'starts_at'];

/** The bytes of a document are read one by one, with `fileBytes`. */
const BYTES = 'bytes';

/** Every row of a table that is about somebody, as the inventory tells; in order of time. */
export async function rowsAbout(on: Sql, table: Table, subject: Subject): Promise<Row[]> {
  const where = isAbout(table, subject);
  if (where === null) return [];
  const { columns, through } = inventoryOf(table);
  const names = Object.keys(columns);
  let query = on
    .selectFrom(table as 'candidate')
    .select(names.filter((name) => name !== BYTES) as 'id'[])
    .where(where);
  if (through !== undefined) query = query.orderBy(through.column as 'id');
  const order = ORDERS.find((name) => names.includes(name));
  if (order !== undefined) query = query.orderBy(order as 'id');
  if (names.includes('id')) query = query.orderBy('id');
  return query.execute();
}

/** Tables whose rows are a member's own and not somebody else's record, and how long rows stay. */
const OWN: readonly Kept[] = ['member', 'connection', 'days', 'audit'];

/** Tables that can have rows of a member: their own, and those in which they only have a part. */
export function aboutMembers(): { own: Table[]; partly: Table[] } {
  const tables = TABLES.filter((table) => isAbout(table, { kind: 'member', id: '' }) !== null);
  const isOwn = (table: Table) => OWN.includes(inventoryOf(table).kept);
  return {
    own: tables.filter(isOwn),
    partly: tables.filter((table) => !isOwn(table)),
  };
}

export async function countAbout(on: Sql, table: Table, subject: Subject): Promise<number> {
  const where = isAbout(table, subject);
  if (where === null) return 0;
  const row = await on
    .selectFrom(table as 'candidate')
    .select((one) => one.fn.countAll<number>().as('rows'))
    .where(where)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** Until when a member is signed in, in browsers. What names them is inside the session. */
export async function sessionsOf(on: Sql, memberId: string): Promise<{ expires_at: string }[]> {
  return on
    .selectFrom('session')
    .select('expires_at')
    .where(sql<boolean>`data like ${`%"memberId":${JSON.stringify(memberId)}%`}`)
    .orderBy('expires_at')
    .execute();
}

/** The columns of a table with what each holds, in the inventory's order. */
export const columnsOf = (table: Table): [column: string, holding: HoldingName][] =>
  Object.entries(inventoryOf(table).columns as Record<string, HoldingName>);
