import type { Input, Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import { type Id, newId } from '../../common/ids.ts';
import type { Kit } from '../../common/kit.ts';
import { kitProblem } from '../../common/kit-rules.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import {
  insertKit,
  type KitVersion,
  kitsOf,
  lastSaveOf,
  newVersion,
  setKitArchived,
} from '../../db/kits.ts';
import type { Tx } from '../../db/transact.ts';
import { momentFor } from '../members/moment.ts';
import type { Services } from '../services.ts';

type KitOut = Output<'kit'>;

/** @throws AppError `not_found` where the organization has no such kit, or no such version of it */
export async function readKit(
  { database }: Pick<Services, 'database'>,
  organizationId: Id,
  id: Id,
  version: number | null = null,
): Promise<Kit> {
  const [kit] = await kitsOf(database, organizationId, [{ id, version }]);
  if (kit) return kit;
  const what = version === null ? 'There is no such kit.' : `This kit has no version ${version}.`;
  throw new AppError('not_found', what);
}

export async function createKit(
  services: Services,
  member: Member,
  { id, ...input }: Input<'createKit'>,
): Promise<KitOut> {
  mustBeWhole(input);
  const { database, clock } = services;
  const now = clock.now();
  const kitId = id ?? newId(now);
  const kit = { ...input, by: member.id, at: toInstant(now) };
  await database.transact((tx) => insertKit(tx, member.organizationId, kitId, kit));
  return readKit(services, member.organizationId, kitId);
}

/**
 * Saves what is given as the next version; what says the same as before saves none. Interviews
 * that have started keep the version they have.
 * @throws AppError `conflict` where somebody saved a version since the one it was made from
 */
export async function changeKit(
  services: Services,
  member: Member,
  id: Id,
  { version, archived, ...change }: Input<'changeKit'>,
): Promise<KitOut> {
  const { organizationId } = member;
  const before = await readKit(services, organizationId, id);
  if (before.version < version) {
    throw new AppError('invalid_request', `This kit has no version ${version} yet.`);
  }
  const { name, sections, attributes, reserveMinutes } = { ...before, ...given(change) };
  const at = toInstant(services.clock.now());
  const kit: KitVersion = { name, sections, attributes, reserveMinutes, by: member.id, at };
  mustBeWhole(kit);
  await services.database.transact(async (tx) => {
    const stale = before.version !== version;
    if (stale || !saysTheSame(before, kit)) {
      const saved = stale ? null : await newVersion(tx, organizationId, id, version, kit);
      if (saved === null) throw await conflict(tx, member, id, version);
    }
    if (archived !== undefined) await setKitArchived(tx, organizationId, id, archived);
  });
  return readKit(services, organizationId, id);
}

/** Without what was left out: `undefined` spread over a value would take it away. */
const given = (change: Omit<Input<'changeKit'>, 'version' | 'archived'>) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const saysTheSame = (before: Kit, after: KitVersion): boolean =>
  (['name', 'sections', 'attributes', 'reserveMinutes'] as const).every(
    (key) => JSON.stringify(before[key]) === JSON.stringify(after[key]),
  );

function mustBeWhole(kit: Parameters<typeof kitProblem>[0]): void {
  const problem = kitProblem(kit);
  if (problem !== null) throw new AppError('invalid_request', problem);
}

async function conflict(tx: Tx, member: Member, id: Id, version: number): Promise<AppError> {
  const last = await lastSaveOf(tx.sql, member.organizationId, id);
  if (last === null) return new AppError('not_found', 'There is no such kit.');
  const who = last.by ?? 'Hireside';
  const when = momentFor(member, last.at);
  return new AppError(
    'conflict',
    `${who} saved version ${last.version} of this kit on ${when}. Yours was made from version ${version}.`,
  );
}
