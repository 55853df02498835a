import type { Kysely } from 'kysely';
import { eventBodies } from '../../common/events.ts';
import { ROLES } from '../../common/member.ts';
import { INVENTORY } from '../inventory/inventory.ts';
import type { Schema } from '../schema.ts';
import { misshapen } from './columns.ts';
import { foreignAmong, namedIn, takenZoomUsers } from './foreign.ts';
import { keyOf, keysHere } from './here.ts';
import type { Incoming, Numbered, Refused } from './incoming.ts';
import type { Line } from './line.ts';
import type { Moving } from './plan.ts';

const FOREIGN = 'names what is another organization’s here';
const TAKEN = 'is a Zoom user who is a member of another organization here';
const AUDIT = 'is of the audit, which only what happens here is written into';
const LOG_STAYS = 'is not in the log of this candidate here, which stays as it is';

/** What of some lines of one table may come in. */
export interface Judged {
  fit: Numbered[];
  refused: Refused[];
}

/** Looks at lines by what they say and by whom they name. */
export async function judge(
  sql: Kysely<Schema>,
  incoming: Incoming,
  moving: Moving,
  lines: readonly Numbered[],
): Promise<Judged> {
  const named = new Map(lines.map((one) => [one, namedIn(one.line)]));
  const ids = [...new Set([...named.values()].flatMap((some) => [...some]))];
  const own = [incoming.organizationId, ...(incoming.givesWay ? [incoming.givesWay] : [])];
  const foreign = await foreignAmong(sql, own, ids);
  const all = lines.map(({ line }) => line);
  const taken = moving.table === 'member' ? await takenZoomUsers(sql, own, all) : new Set();
  const closed = lines.filter(({ line }) => closedReason(incoming, moving, line) !== null);
  const here = await keysHere(sql, moving, shaped(incoming, moving, closed));
  const judged: Judged = { fit: [], refused: [] };
  for (const one of lines) {
    const { number, line } = one;
    const isTaken = taken.has(line.zoomUserId) && incoming.trust !== 'fill';
    const isForeign = [...named.get(one)!].some((id) => foreign.has(id));
    const reason =
      reasonAgainst(incoming, moving, line) ??
      (isForeign ? FOREIGN : null) ??
      (isTaken ? TAKEN : null) ??
      (here.has(keyOf(moving, line)) ? null : closedReason(incoming, moving, line));
    if (reason === null) judged.fit.push(one);
    else judged.refused.push({ number, reason });
  }
  return judged;
}

/** Which of these lines have a row here already. */
export const alreadyHere = async (
  sql: Kysely<Schema>,
  moving: Moving,
  lines: readonly Numbered[],
): Promise<number> => {
  const here = await keysHere(
    sql,
    moving,
    lines.map(({ line }) => line),
  );
  return lines.filter(({ line }) => here.has(keyOf(moving, line))).length;
};

/** Keys of another shape would not even be looked for. */
const shaped = ({ columns }: Incoming, moving: Moving, lines: readonly Numbered[]): Line[] =>
  lines.flatMap(({ line }) => (misshapen(columns, moving, line) === null ? [line] : []));

/** Why nothing new of its kind comes in: what is here already stays. */
function closedReason({ trust, fresh }: Incoming, { table }: Moving, line: Line): string | null {
  if (table === 'audit') return trust === 'fill' ? AUDIT : null;
  const isLogged = table === 'event' || table === 'judgement';
  return isLogged && !fresh.has(String(line.candidateId ?? '')) ? LOG_STAYS : null;
}

/** Why a line does not come in, by what it says itself; `null` where nothing is against it. */
export function reasonAgainst(incoming: Incoming, moving: Moving, line: Line): string | null {
  const { table, move } = moving;
  const { organizationId } = incoming;
  const owner = move.reach === 'id' ? line.id : line.organizationId;
  if (owner !== undefined && owner !== organizationId) return 'belongs to another organization';
  const odd = misshapen(incoming.columns, moving, line);
  if (odd !== null) return odd;
  if (table === 'member' && !ROLES.includes(line.role as never)) {
    return `there is no role “${String(line.role)}”`;
  }
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
