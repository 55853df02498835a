import type { CountryCode } from 'libphonenumber-js';
import { regionOfZone, toE164 } from './phone-number.ts';
import type { Tx } from './transact.ts';

interface Owner {
  candidate_id: string;
  organization_id: string;
}

/**
 * Keeps the number that a candidate is found by in step with their profile. What somebody wrote
 * without a country is read as of the candidate's own time zone, else as of the organization's.
 */
export async function keepPhone(
  tx: Tx,
  owner: Owner,
  profile: { phone: string | null; timeZone: string | null },
): Promise<void> {
  const number = await numberOf(tx, owner.organization_id, profile);
  const known = await tx.sql
    .selectFrom('candidate_phone')
    .select('number')
    .where('candidate_id', '=', owner.candidate_id)
    .executeTakeFirst();
  if ((known?.number ?? null) === number) return;
  await forgetPhone(tx, owner.candidate_id);
  if (number === null) return;
  await tx.sql
    .insertInto('candidate_phone')
    .values({ ...owner, number })
    .execute();
  // Calls with this number were nobody's until now: the next look at Zoom begins anew.
  await tx.sql
    .deleteFrom('phone_sync')
    .where('organization_id', '=', owner.organization_id)
    .execute();
}

export async function forgetPhone(tx: Tx, candidateId: string): Promise<void> {
  await tx.sql.deleteFrom('candidate_phone').where('candidate_id', '=', candidateId).execute();
}

async function numberOf(
  tx: Tx,
  organizationId: string,
  { phone, timeZone }: { phone: string | null; timeZone: string | null },
): Promise<string | null> {
  if (phone === null || phone.trim() === '') return null;
  const region = timeZone === null ? null : regionOfZone(timeZone);
  return toE164(phone, region ?? (await regionOf(tx, organizationId)));
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
