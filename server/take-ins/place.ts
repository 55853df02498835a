import { isEmpty, type Pair, whoIsIn } from '../../db/interchange/give-way.ts';
import type { Line } from '../../db/interchange/line.ts';
import type { Database } from '../../db/open.ts';
import { isMovingIn } from '../../db/take-ins.ts';
import type { Manifest } from '../interchange/format.ts';
import type { People } from './people.ts';

/** Where an export would come in, or why it does not. */
export type Place =
  | { way: 'fill'; trust: 'fill' | 'move' }
  /** Every member of the empty organization is somebody in the one that comes. */
  | { way: 'move'; pairs: Pair[] }
  | { way: null; against: string };

export const BY_HAND =
  'Whoever runs this installation can bring it in beside, with “hireside import FILE”.';

interface Asking {
  id: string;
  organizationId: string;
}

/**
 * Decides where an export may come in: into the organization it is of, or into the place of one that
 * is empty, where whoever asks, and everybody else in that one, is an active member of the other by
 * what Zoom said of them, and whoever asks is an admin there.
 * @param rehearsal where no Zoom has said who anybody is, addresses do
 */
export async function placeFor(
  sql: Database['read'],
  asking: Asking,
  told: Manifest,
  people: People,
  rehearsal: boolean,
): Promise<Place> {
  const { organizationId } = asking;
  if (told.organization.id === organizationId) {
    const isMoving = await isMovingIn(sql, organizationId);
    return { way: 'fill', trust: isMoving ? 'move' : 'fill' };
  }
  const whose = `It is of “${told.organization.name}”, which is another organization`;
  if (!(await isEmpty(sql, organizationId))) {
    const here = 'and in this one there are candidates, jobs or other work already';
    return { way: null, against: `${whose}, ${here}. ${BY_HAND}` };
  }
  const own = await whoIsIn(sql, organizationId);
  const other = await whoIsIn(sql, told.organization.id);
  if (own === null || other !== null) return { way: null, against: `${whose}. ${BY_HAND}` };
  const account = people.organization.zoomAccountId;
  if (!rehearsal && (own.zoomAccountId === null || own.zoomAccountId !== account)) {
    return { way: null, against: `${whose}, and of another Zoom account than yours. ${BY_HAND}` };
  }
  const pairs: Pair[] = [];
  for (const one of own.members) {
    const same = people.members.find((other) => isSame(one, other, rehearsal));
    const isAsking = one.id === asking.id;
    if (isAsking && same?.role !== 'admin') {
      const against = `${whose}, and you are no admin of it. Let one of its admins bring it in.`;
      return { way: null, against };
    }
    if (same === undefined) {
      const against = `${whose}, and ${one.email} is a member here and not there. ${BY_HAND}`;
      return { way: null, against };
    }
    pairs.push({ from: one.id, to: String(same.id) });
  }
  return { way: 'move', pairs };
}

function isSame(
  one: { email: string; zoom_user_id: string | null },
  other: Line,
  rehearsal: boolean,
): boolean {
  if (other.active !== 1) return false;
  const isNamed = one.zoom_user_id !== null && one.zoom_user_id === other.zoomUserId;
  return isNamed || (rehearsal && one.email === other.email);
}
