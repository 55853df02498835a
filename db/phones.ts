import type { CountryCode } from 'libphonenumber-js';
import { insertMany } from './insert-many.ts';
import { regionOfZone, toE164 } from './phone-number.ts';
import type { Tx } from './transact.ts';

interface Owner {
  candidate_id: string;
  organization_id: string;
}

interface Described {
  owner: Owner;
  profile: { phone: string | null; timeZone: string | null };
}

/**
 * Keeps the numbers that candidates are found by in step with their profiles. What somebody wrote
 * without a country is read as of the candidate's own time zone, else as of the organization's.
 */
export async function keepPhones(tx: Tx, described: readonly Described[]): Promise<void> {
  if (described.length === 0) return;
  const ids = described.map(({ owner }) => owner.candidate_id);
  const rows = await tx.sql
    .selectFrom('candidate_phone')
    .select(['candidate_id', 'number'])
    .where('candidate_id', 'in', ids)
    .execute();
  const known = new Map(rows.map(({ candidate_id: id, number }) => [id, number]));
  const regions = new Map<string, Promise<CountryCode | null>>();
  const home = (organizationId: string) => {
    const region = regions.get(organizationId) ?? regionOf(tx, organizationId);
    regions.set(organizationId, region);
    return region;
  };
  const gone: string[] = [];
  const found: (Owner & { number: string })[] = [];
  for (const { owner, profile } of described) {
    const before = known.get(owner.candidate_id) ?? null;
    const number = await numberOf(profile, () => home(owner.organization_id));
    if (number === before) continue;
    if (before !== null) gone.push(owner.candidate_id);
    if (number !== null) found.push({ ...owner, number });
  }
  if (gone.length > 0) await forgetPhones(tx, gone);
  if (found.length === 0) return;
  await insertMany(tx, 'candidate_phone', found);
  // Calls with these numbers were nobody's until now: the next look at Zoom begins anew.
  await tx.sql
    .deleteFrom('phone_sync')
    .where('organization_id', 'in', [...new Set(found.map((one) => one.organization_id))])
    .execute();
}

async function forgetPhones(tx: Tx, candidateIds: readonly string[]): Promise<void> {
  await tx.sql.deleteFrom('candidate_phone').where('candidate_id', 'in', candidateIds).execute();
}

async function numberOf(
  { phone, timeZone }: Described['profile'],
  home: () => Promise<CountryCode | null>,
): Promise<string | null> {
  if (phone === null || phone.trim() === '') return null;
  const region = timeZone === null ? null : regionOfZone(timeZone);
  return toE164(phone, region ?? (await home()));
}

/** Where most of the organization's active members are; `null` where their time zones do not say. */
export async function regionOf(tx: Tx, organizationId: string): Promise<CountryCode | null> {
  const zone = await tx.sql
    .selectFrom('member')
    .select(['time_zone', (select) => select.fn.countAll().as('members')])
    .where('organization_id', '=', organizationId)
    .where('active', '=', 1)
    .groupBy('time_zone')
    .orderBy('members', 'desc')
    .orderBy('time_zone')
    .limit(1)
    .executeTakeFirst();
  return zone === undefined ? null : regionOfZone(zone.time_zone);
}

/** The candidates with this number. @param number in E.164 */
export async function candidatesByNumber(
  tx: Tx,
  organizationId: string,
  number: string,
): Promise<string[]> {
  const rows = await tx.sql
    .selectFrom('candidate_phone')
    .select('candidate_id')
    .where('organization_id', '=', organizationId)
    .where('number', '=', number)
    .orderBy('candidate_id')
    .execute();
  return rows.map(({ candidate_id }) => candidate_id);
}
