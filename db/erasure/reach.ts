import { type RawBuilder, sql } from 'kysely';
import { INVENTORY } from '../inventory/inventory.ts';
import type { TableInventory } from '../inventory/table.ts';
import type { Schema } from '../schema.ts';

export type Table = keyof Schema;
/** Whose data are to go. */
export interface Subject {
  kind: 'candidate' | 'member';
  id: string;
}

/** The inventory of a table, whichever it is. */
export const inventoryOf = (table: Table): TableInventory<Table> =>
  INVENTORY[table] as TableInventory<Table>;

/** The condition that a row of the table is about somebody; `null` where none ever is. */
export function isAbout(table: Table, subject: Subject): RawBuilder<boolean> | null {
  const { candidate, through, members } = inventoryOf(table);
  const column = (name: string) => sql.ref(`${table}.${name}`);
  if (subject.kind === 'member') {
    if (members.length === 0) return null;
    const each = members.map((name) => sql`${column(name)} = ${subject.id}`);
    return sql<boolean>`(${sql.join(each, sql` or `)})`;
  }
  if (candidate !== null) return sql<boolean>`${column(candidate)} = ${subject.id}`;
  if (through === undefined) return null;
  const parent = isAbout(through.table, subject);
  if (parent === null) return null;
  const keys = sql`select ${sql.ref(`${through.table}.${through.key}`)} from ${sql.table(through.table)} where ${parent}`;
  return sql<boolean>`${column(through.column)} in (${keys})`;
}

/** How many tables lie between a table and the one that names the candidate. */
function depthOf(table: Table): number {
  const { candidate, through } = inventoryOf(table);
  return candidate !== null || through === undefined ? 0 : 1 + depthOf(through.table);
}

/** Every table there is, those that lean on others before those. */
export const TABLES: readonly Table[] = (Object.keys(INVENTORY) as Table[]).sort(
  (one, other) => depthOf(other) - depthOf(one),
);
