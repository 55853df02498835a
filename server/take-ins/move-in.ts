import { columnsOf } from '../../db/interchange/columns.ts';
import {
  areActive,
  keepUnproven,
  letZoomGo,
  movePeople,
  moveTakeIn,
  type Pair,
  removeOrganization,
} from '../../db/interchange/give-way.ts';
import type { Incoming } from '../../db/interchange/incoming.ts';
import { judge } from '../../db/interchange/judge.ts';
import type { Line } from '../../db/interchange/line.ts';
import { type Moving, movingTo } from '../../db/interchange/plan.ts';
import { writeInto } from '../../db/interchange/write.ts';
import { placeOf } from '../../db/sealed.ts';
import type { Tx } from '../../db/transact.ts';
import { grantInside, handGrant } from '../../db/zoom-grants.ts';
import { keepAudit } from '../audit/keep.ts';
import type { Sealer } from '../auth/seal.ts';
import { SourceError } from '../interchange/source.ts';
import type { Services } from '../services.ts';
import type { People } from './people.ts';

interface Move {
  takeInId: string;
  sha256: string | null;
  asking: { id: string; organizationId: string };
  people: People;
  pairs: readonly Pair[];
}

const NOBODY = 'You are not among the members that can come in from it.';

/**
 * Lets an empty organization give way to the one that comes, with its members: all of that in the
 * caller's transaction. Everything else of the export then comes in as into any organization.
 * @returns how many rows came in
 */
export async function moveIn(
  tx: Tx,
  { sealer }: Pick<Services, 'sealer'>,
  { takeInId, sha256, asking, people, pairs }: Move,
  now: number,
): Promise<number> {
  const organizationId = String(people.organization.id);
  const incoming: Incoming = {
    organizationId,
    trust: 'move',
    givesWay: asking.organizationId,
    columns: await columnsOf({ read: tx.sql }),
    seal: (plain, place) => sealer.seal(plain, place),
    bytesOf: () => Promise.reject(new SourceError('No file comes in yet.')),
    candidates: new Set(),
    fresh: new Set(),
  };
  await letZoomGo(tx, asking.organizationId);
  let added = await write(tx, incoming, 'organization', [people.organization]);
  added += await write(tx, incoming, 'member', people.members);
  const to = pairs.find(({ from }) => from === asking.id)?.to;
  if (to === undefined || !(await areActive(tx, organizationId, pairs)))
    throw new SourceError(NOBODY);
  await keepUnproven(
    tx,
    organizationId,
    pairs.map((one) => one.to),
  );
  await moveTakeIn(tx, takeInId, { organizationId, memberId: to });
  await movePeople(tx, pairs);
  await moveGrants(tx, sealer, organizationId, pairs);
  await removeOrganization(tx, asking.organizationId);
  const detail = { takeInId, sha256, instead: asking.organizationId };
  await keepAudit(tx, { organizationId, actorId: to, action: 'data.moved_in', detail }, now);
  return added;
}

async function write(
  tx: Tx,
  incoming: Incoming,
  table: Moving['table'],
  lines: readonly Line[],
): Promise<number> {
  const moving = movingTo('organization').find((one) => one.table === table)!;
  const numbered = lines.map((line, index) => ({ number: index + 1, line }));
  // Those that do not fit are told when the rest comes in.
  const { fit } = await judge(tx.sql, incoming, moving, numbered);
  return writeInto(tx, incoming, moving, fit);
}

/** Who has connected Zoom stays connected: tokens are sealed to the member whose they are. */
async function moveGrants(
  tx: Tx,
  sealer: Sealer,
  organizationId: string,
  pairs: readonly Pair[],
): Promise<void> {
  for (const { from, to } of pairs) {
    const grant = await grantInside(tx, from);
    if (grant === null) continue;
    const anew = (column: 'access_token' | 'refresh_token') =>
      grant[column] === ''
        ? ''
        : sealer.seal(
            sealer.open(grant[column], placeOf(`zoom_grant.${column}`, from)),
            placeOf(`zoom_grant.${column}`, to),
          );
    const access_token = anew('access_token');
    await handGrant(tx, from, {
      member_id: to,
      organization_id: organizationId,
      access_token,
      refresh_token: anew('refresh_token'),
    });
  }
}
