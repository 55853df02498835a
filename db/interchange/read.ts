import type { Kysely } from 'kysely';
import { INVENTORY } from '../inventory/inventory.ts';
import type { Schema } from '../schema.ts';
import { type Line, lineOf, type Unseal } from './line.ts';
import { type Moving, movingTo, type Place } from './plan.ts';

const BATCH = 500;

/** Who reads: one moment of the database, an organization, and what opens sealed columns. */
export interface Reader {
  sql: Kysely<Schema>;
  organizationId: string;
  unseal: Unseal;
}

/** Every line of one file of the export, in an order that depends on the rows alone. */
export async function* linesOf(reader: Reader, file: Place): AsyncGenerator<Line> {
  const tables = movingTo(file);
  const byCandidate = tables.filter(({ move: { reach } }) =>
    typeof reach === 'object' ? 'under' in reach : reach === 'candidate',
  );
  for (const moving of tables) {
    if (!byCandidate.includes(moving)) yield* ofOrganization(reader, moving);
  }
  if (byCandidate.length === 0) return;
  for await (const ids of candidateIds(reader)) {
    for (const moving of byCandidate) yield* ofCandidates(reader, moving, ids);
  }
}

/** The organization's candidates and unnamed logs, some at a time. */
export async function* candidateIds({ sql, organizationId }: Reader): AsyncGenerator<string[]> {
  let after = '';
  for (;;) {
    const rows = await sql
      .selectFrom('candidate')
      .select('id')
      .where('organization_id', '=', organizationId)
      .where('id', '>', after)
      .orderBy('id')
      .limit(BATCH)
      .execute();
    if (rows.length > 0) yield rows.map(({ id }) => id);
    if (rows.length < BATCH) return;
    after = rows.at(-1)!.id;
  }
}

async function* ofOrganization(reader: Reader, moving: Moving): AsyncGenerator<Line> {
  const { sql, organizationId } = reader;
  const { reach } = moving.move;
  let query = from(sql, moving);
  if (typeof reach === 'object' && 'parent' in reach) {
    const parents = sql
      .selectFrom(reach.parent)
      .select('id')
      .where('organization_id', '=', organizationId);
    query = query.where(reach.column as 'id', 'in', parents as never);
  } else {
    query = query.where(reach as 'id', '=', organizationId);
  }
  for (const row of await query.execute()) yield lineOf(moving, row, reader.unseal);
}

async function* ofCandidates(
  reader: Reader,
  moving: Moving,
  ids: readonly string[],
): AsyncGenerator<Line> {
  const { reach } = moving.move;
  const own = INVENTORY[moving.table].candidate as 'id';
  let query = from(reader.sql, moving);
  if (typeof reach === 'object' && 'under' in reach) {
    const above = reader.sql.selectFrom(reach.under).select('id').where('candidate_id', 'in', ids);
    query = query.where(reach.column as 'id', 'in', above as never);
  } else query = query.where(own, 'in', ids);
  const rows = await query.execute();
  for (const row of rows) yield lineOf(moving, row, reader.unseal);
}

/** The rows of a table in their order, without the columns that do not travel. */
function from(sql: Kysely<Schema>, { table, move }: Moving) {
  const columns = Object.keys(INVENTORY[table].columns).filter(
    (column) => !move.without?.includes(column as never),
  );
  let query = sql.selectFrom(table as 'candidate').select(columns as 'id'[]);
  for (const column of move.key) query = query.orderBy(column as 'id');
  return query;
}
