import { eventBodies } from '../../common/events.ts';
import { INVENTORY } from '../inventory/inventory.ts';
import type { Database } from '../open.ts';
import type { Tx } from '../transact.ts';
import { type Line, rowOf, type Unseal } from './line.ts';
import type { Moving } from './plan.ts';

/** A line with where it stands in its file. */
export interface Numbered {
  number: number;
  line: Line;
}

export interface Refused {
  number: number;
  reason: string;
}

export interface Outcome {
  added: number;
  refused: Refused[];
}

/** Whose rows come in, and what has come in so far. */
export interface Incoming {
  organizationId: string;
  seal: Unseal;
  /** The bytes of a stored file. */
  bytesOf(id: string): Promise<Uint8Array>;
  /** Candidates of this organization that the export names. */
  candidates: Set<string>;
  /** Those that were not here before: their read rows are to be made. */
  fresh: Set<string>;
}

/** Writes lines of one table; those that are here already stay as they are. */
export async function writeLines(
  database: Database,
  incoming: Incoming,
  moving: Moving,
  lines: readonly Numbered[],
): Promise<Outcome> {
  const { rows, refused } = await prepared(incoming, moving, lines);
  if (rows.length === 0) return { added: 0, refused };
  try {
    const added = await database.transact((tx) => insert(tx, incoming, moving, rows));
    return { added, refused };
  } catch {
    // One of them does not fit: each for itself, so that the others come in.
    let added = 0;
    for (const one of rows) {
      try {
        added += await database.transact((tx) => insert(tx, incoming, moving, [one]));
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        refused.push({ number: one.number, reason });
      }
    }
    return { added, refused };
  }
}

/**
 * The same in a transaction of the caller's: all of these lines, or none.
 * @throws Error naming the first line that does not fit
 */
export async function writeInto(
  tx: Tx,
  incoming: Incoming,
  moving: Moving,
  lines: readonly Numbered[],
): Promise<number> {
  const { rows, refused } = await prepared(incoming, moving, lines);
  const [first] = refused;
  if (first !== undefined) throw new Error(`${moving.table}: a row ${first.reason}.`);
  return rows.length === 0 ? 0 : insert(tx, incoming, moving, rows);
}

interface Prepared {
  rows: { number: number; row: Record<string, unknown> }[];
  refused: Refused[];
}

async function prepared(
  incoming: Incoming,
  moving: Moving,
  lines: readonly Numbered[],
): Promise<Prepared> {
  const found: Prepared = { rows: [], refused: [] };
  for (const { number, line } of lines) {
    const reason = reasonAgainst(incoming, moving, line);
    if (reason === null) found.rows.push({ number, row: await storedRow(incoming, moving, line) });
    else found.refused.push({ number, reason });
  }
  return found;
}

function reasonAgainst(incoming: Incoming, { table, move }: Moving, line: Line): string | null {
  const { organizationId } = incoming;
  const owner = move.reach === 'id' ? line.id : line.organizationId;
  if (owner !== undefined && owner !== organizationId) return 'belongs to another organization';
  const column = INVENTORY[table].candidate;
  if (table !== 'candidate' && move.reach === 'candidate' && column !== null) {
    const candidateId = String(line.candidateId ?? '');
    if (!incoming.candidates.has(candidateId))
      return 'belongs to no candidate of this export, or to one who was erased here';
  }
  if (table !== 'event' && table !== 'judgement') return null;
  const schema = eventBodies[line.type as keyof typeof eventBodies];
  if (schema === undefined) return `there is no event “${String(line.type)}”`;
  if (line.body === null) return null;
  const issue = schema.safeParse(line.body).error?.issues[0];
  return issue === undefined ? null : `body.${issue.path.join('.')}: ${issue.message}`;
}

async function storedRow(
  { seal, bytesOf }: Incoming,
  moving: Moving,
  line: Line,
): Promise<Record<string, unknown>> {
  const row = rowOf(moving, line, seal);
  if (moving.table === 'candidate') {
    return { ...row, name: '', email: null, profile: '', search_text: '', active: 0 };
  }
  return moving.table === 'file' ? { ...row, bytes: await bytesOf(String(line.id)) } : row;
}

async function insert(
  tx: Tx,
  { organizationId, candidates, fresh }: Incoming,
  { table }: Moving,
  rows: readonly { row: Record<string, unknown> }[],
): Promise<number> {
  const columns = new Set<string>(Object.keys(INVENTORY[table].columns));
  for (const { row } of rows) {
    const odd = Object.keys(row).find((column) => !columns.has(column));
    if (odd !== undefined) throw new Error(`has no column ${odd}`);
  }
  const ids = rows.map(({ row }) => String(row.id));
  const before = table === 'candidate' ? await candidatesHere(tx, ids) : new Map();
  const { numInsertedOrUpdatedRows = 0n } = await tx.sql
    .insertInto(table as 'candidate')
    .values(rows.map(({ row }) => row) as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (table === 'candidate') {
    for (const id of ids) {
      const owner = before.get(id);
      if (owner === undefined) fresh.add(id);
      // An id that another organization has already stays theirs; who was erased here stays so.
      if (owner === undefined || (owner.organizationId === organizationId && !owner.erased)) {
        candidates.add(id);
      }
    }
  }
  return Number(numInsertedOrUpdatedRows);
}

async function candidatesHere(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, { organizationId: string; erased: boolean }>> {
  const rows = await tx.sql
    .selectFrom('candidate')
    .select(['id', 'organization_id', 'kind'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      { organizationId: row.organization_id, erased: row.kind === 'erased' },
    ]),
  );
}
