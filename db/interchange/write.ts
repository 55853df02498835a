import type { Kysely } from 'kysely';
import { unfitReason } from '../dialect.ts';
import type { Schema } from '../schema.ts';
import type { Transact, Tx } from '../transact.ts';
import {
  COMING_IN,
  candidatesHere,
  type Incoming,
  type Numbered,
  noteCandidates,
  type Refused,
} from './incoming.ts';
import { judge, reasonAgainst } from './judge.ts';
import { type Line, rowOf } from './line.ts';
import type { Moving } from './plan.ts';

export interface Outcome {
  added: number;
  refused: Refused[];
}

interface Prepared {
  number: number;
  row: Record<string, unknown>;
}

/**
 * Writes lines of one table; those that are here already stay as they are.
 * @throws what says nothing of a line: the database does not answer
 */
export async function writeLines(
  { read, transact }: { read: Kysely<Schema>; transact: Transact },
  incoming: Incoming,
  moving: Moving,
  lines: readonly Numbered[],
): Promise<Outcome> {
  const { fit, refused } = await judge(read, incoming, moving, lines);
  const rows = await Promise.all(fit.map((one) => prepared(incoming, moving, one)));
  if (rows.length === 0) return { added: 0, refused };
  const write = (some: readonly Prepared[]) => transact((tx) => insert(tx, incoming, moving, some));
  try {
    return { added: await write(rows), refused };
  } catch (error) {
    if (unfitReason(error) === null) throw error;
    // One of them does not fit: each for itself, so that the others come in.
    let added = 0;
    for (const one of rows) {
      try {
        added += await write([one]);
      } catch (error) {
        const reason = unfitReason(error);
        if (reason === null) throw error;
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
  for (const { line } of lines) {
    const reason = reasonAgainst(incoming, moving, line);
    if (reason !== null) throw new Error(`${moving.table}: a row ${reason}.`);
  }
  const rows = await Promise.all(lines.map((one) => prepared(incoming, moving, one)));
  return rows.length === 0 ? 0 : insert(tx, incoming, moving, rows);
}

async function prepared(
  { seal, bytesOf, trust }: Incoming,
  moving: Moving,
  { number, line }: Numbered,
): Promise<Prepared> {
  const told = moving.table === 'member' && trust === 'fill' ? stranger(line) : line;
  const row = rowOf(moving, told, seal);
  if (moving.table === 'candidate') {
    const made = { name: '', email: null, profile: '', search_text: '', active: COMING_IN };
    return { number, row: { ...row, ...made } };
  }
  if (moving.table !== 'file') return { number, row };
  return { number, row: { ...row, bytes: await bytesOf(String(line.id)) } };
}

/** A file that anybody can write names nobody's account at Zoom: an admin lets them in, as always. */
const stranger = (line: Line): Line => ({
  ...line,
  zoomUserId: null,
  formerZoomHash: null,
  active: 0,
});

async function insert(
  tx: Tx,
  incoming: Incoming,
  { table }: Moving,
  rows: readonly Prepared[],
): Promise<number> {
  const ids = rows.map(({ row }) => String(row.id));
  const before = table === 'candidate' ? await candidatesHere(tx.sql, ids) : null;
  const { numInsertedOrUpdatedRows = 0n } = await tx.sql
    .insertInto(table as 'candidate')
    .values(rows.map(({ row }) => row) as never)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (before !== null) noteCandidates(incoming, ids, before);
  return Number(numInsertedOrUpdatedRows);
}
