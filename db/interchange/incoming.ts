import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Columns } from './columns.ts';
import type { Line, Unseal } from './line.ts';

/** A line with where it stands in its file. */
export interface Numbered {
  number: number;
  line: Line;
}

export interface Refused {
  number: number;
  reason: string;
}

/**
 * How far a file is believed. `operator`: whoever runs the installation brings it in. `fill`: an
 * admin, into the organization it is of; they might have written it themselves. `move`: the same
 * into the place of an empty one, so that the audit and who is who at Zoom come along.
 */
export type Trust = 'operator' | 'fill' | 'move';

/** Whose rows come in, and what has come in so far. */
export interface Incoming {
  organizationId: string;
  trust: Trust;
  /** The empty organization in whose place this one comes. */
  givesWay?: string;
  columns: Columns;
  seal: Unseal;
  /** The bytes of a stored file. */
  bytesOf(id: string): Promise<Uint8Array>;
  /** Candidates of this organization that the export names. */
  candidates: Set<string>;
  /** Those that were not here before, or whose coming broke off: their read rows are to be made. */
  fresh: Set<string>;
}

/** Stands in `active` until the read rows are made: whoever is interrupted knows where to go on. */
export const COMING_IN = 2;

/** What is known here of a candidate that a line brings. */
interface Known {
  organizationId: string;
  erased: boolean;
  comingIn: boolean;
}

export async function candidatesHere(
  sql: Kysely<Schema>,
  ids: readonly string[],
): Promise<Map<string, Known>> {
  if (ids.length === 0) return new Map();
  const rows = await sql
    .selectFrom('candidate')
    .select(['id', 'organization_id', 'kind', 'active'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        organizationId: row.organization_id,
        erased: row.kind === 'erased',
        comingIn: Number(row.active) === COMING_IN,
      },
    ]),
  );
}

/** Notes whose rows may follow: an id of another organization stays theirs, who was erased stays so. */
export function noteCandidates(
  { organizationId, candidates, fresh }: Incoming,
  ids: readonly string[],
  before: ReadonlyMap<string, Known>,
): void {
  for (const id of ids) {
    const known = before.get(id);
    const isOwn = known?.organizationId === organizationId;
    if (known === undefined || (isOwn && known.comingIn)) fresh.add(id);
    if (known === undefined || (isOwn && (known.comingIn || !known.erased))) candidates.add(id);
  }
}
