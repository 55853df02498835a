import type { Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { Line } from './line.ts';

/** The tables whose ids tell one organization's row from another's. */
const OWNED = [
  'member',
  'job',
  'kit',
  'candidate',
  'application',
  'interview',
  'scorecard',
  'file',
  'recording',
  'transcript',
  'chat',
  'call',
  'mail',
  'notice',
  'legal_hold',
  'erasure',
  'statistic',
  'zoom_disconnect',
] as const satisfies (keyof Schema)[];

/** Entries of logs have ids of their own, which lead to no row. */
const LOGGED = new Set(['event', 'judgement', 'chat_message', 'audit']);
const NAMES_ROW = /^id$|Ids?$/;

/** What a line names of other rows, in whatever depth. */
export function namedIn(line: Line): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown, names: boolean): void => {
    if (typeof value === 'string') {
      if (names) found.add(value);
    } else if (Array.isArray(value)) {
      for (const one of value) walk(one, names);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) walk(one, NAMES_ROW.test(key));
    }
  };
  const { id, ...rest } = line;
  walk(LOGGED.has(line.row) ? rest : line, false);
  // A key of the audit is made of ids, and keeps whoever has the same one from being written.
  if (line.row === 'audit' && typeof line.key === 'string') {
    for (const word of line.key.split(':')) found.add(word);
  }
  return found;
}

/** Of these ids, those of rows that are another organization's. */
export async function foreignAmong(
  sql: Kysely<Schema>,
  organizationIds: readonly string[],
  ids: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  if (ids.length === 0) return found;
  for (const table of OWNED) {
    const rows = await sql
      .selectFrom(table as 'candidate')
      .select('id')
      .where('id', 'in', ids)
      .where('organization_id', 'not in', organizationIds)
      .execute();
    for (const { id } of rows) found.add(id);
  }
  return found;
}

/** Of these lines of members, those whose Zoom user is a member of another organization here. */
export async function takenZoomUsers(
  sql: Kysely<Schema>,
  organizationIds: readonly string[],
  lines: readonly Line[],
): Promise<Set<string>> {
  const named = lines.map(({ zoomUserId }) => zoomUserId).filter((id) => typeof id === 'string');
  if (named.length === 0) return new Set();
  const rows = await sql
    .selectFrom('member')
    .select('zoom_user_id')
    .where('zoom_user_id', 'in', named)
    .where('organization_id', 'not in', organizationIds)
    .execute();
  return new Set(rows.map(({ zoom_user_id }) => String(zoom_user_id)));
}
