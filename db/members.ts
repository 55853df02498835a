import type { Kysely, Selectable } from 'kysely';
import { ERASED_HOST, type Member, type Person, type Role } from '../common/member.ts';
import type { Database } from './open.ts';
import { prepared } from './prepared.ts';
import type { MemberTable, Schema } from './schema.ts';
import type { Tx } from './transact.ts';

export const memberFromRow = (row: Selectable<MemberTable>): Member => ({
  id: row.id,
  organizationId: row.organization_id,
  name: row.name,
  email: row.email,
  role: row.role,
  active: row.active === 1,
  timeZone: row.time_zone,
});

export async function memberById(database: Database, id: string): Promise<Member | null> {
  const [row] = await byId(database.read, id);
  return row ? memberFromRow(row) : null;
}

/** The member as the organization knows them; also inside a transaction. */
export async function memberOf(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<Member | null> {
  const [row] = await byId(sql, id);
  return row?.organization_id === organizationId ? memberFromRow(row) : null;
}

const byId = prepared((sql, id: string) =>
  sql.selectFrom('member').selectAll().where('id', '=', id),
);

/** The same inside a transaction, and of this organization only. */
export async function memberIn(tx: Tx, organizationId: string, id: string): Promise<Member | null> {
  const row = await tx.sql
    .selectFrom('member')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  return row ? memberFromRow(row) : null;
}

/**
 * The member a Zoom user id belongs to. Zoom's ids are unique across organizations. Of whom only an
 * export says so, nobody knows it yet.
 */
export async function memberByZoomId(
  database: Database,
  zoomUserId: string,
): Promise<Member | null> {
  const row = await database.read
    .selectFrom('member')
    .selectAll()
    .where('zoom_user_id', '=', zoomUserId)
    .where('id', 'not in', (from) => from.selectFrom('member_unproven').select('member_id'))
    .executeTakeFirst();
  return row ? memberFromRow(row) : null;
}

export async function membersByEmail(database: Database, email: string): Promise<Member[]> {
  const rows = await database.read
    .selectFrom('member')
    .selectAll()
    .where('email', '=', email.toLowerCase())
    .execute();
  return rows.map(memberFromRow);
}

/** Members by name, by key. */
export async function membersOf(
  database: Database,
  organizationId: string,
  page: { after?: { name: string; id: string } | undefined; limit: number },
): Promise<Member[]> {
  const { after, limit } = page;
  let query = database.read
    .selectFrom('member')
    .selectAll()
    .where('organization_id', '=', organizationId);
  if (after !== undefined) {
    query = query.where((where) =>
      where.or([
        where('name', '>', after.name),
        where.and([where('name', '=', after.name), where('id', '>', after.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('name').orderBy('id').limit(limit).execute();
  return rows.map(memberFromRow);
}

/** Which of these ids are members of the organization. */
export async function peopleOf(
  database: Database,
  organizationId: string,
  ids: readonly string[],
): Promise<Record<string, Person>> {
  if (ids.length === 0) return {};
  const rows = await database.read
    .selectFrom('member')
    .select(['id', 'name', 'role'])
    .where('organization_id', '=', organizationId)
    .where('id', 'in', ids)
    .execute();
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}

export async function insertMember(
  tx: Tx,
  member: {
    id: string;
    organizationId: string;
    email: string;
    name: string;
    role: Role;
    timeZone: string;
    zoomUserId: string | null;
    createdAt: string;
  },
): Promise<void> {
  await tx.sql
    .insertInto('member')
    .values({
      id: member.id,
      organization_id: member.organizationId,
      email: member.email.toLowerCase(),
      name: member.name,
      role: member.role,
      time_zone: member.timeZone,
      zoom_user_id: member.zoomUserId,
      active: 1,
      created_at: member.createdAt,
    })
    .execute();
}

/** Where a member who was erased is written to: nowhere. */
export const erasedAddress = (id: string): string => `former-${id.toLowerCase()}@${ERASED_HOST}`;

/** Rung when what a member may do and see has changed: role, hiring teams, whether they are active. */
export const memberTopic = (id: string): string => `member:${id}`;

export async function setMemberActive(tx: Tx, id: string, active: boolean): Promise<void> {
  await changeMember(tx, id, { active: active ? 1 : 0 });
}

export async function setMemberRole(tx: Tx, id: string, role: Role): Promise<void> {
  await changeMember(tx, id, { role });
}

async function changeMember(
  tx: Tx,
  id: string,
  change: Partial<Pick<MemberTable, 'active' | 'role'>>,
): Promise<void> {
  await tx.sql.updateTable('member').set(change).where('id', '=', id).execute();
  tx.afterCommitRing(memberTopic(id));
}

/** What a member says of themselves; what is not given stays. */
export async function correctMember(
  tx: Tx,
  id: string,
  { name, timeZone }: { name?: string | undefined; timeZone?: string | undefined },
): Promise<void> {
  const values = {
    ...(name === undefined ? {} : { name }),
    ...(timeZone === undefined ? {} : { time_zone: timeZone }),
  };
  if (Object.keys(values).length === 0) return;
  await tx.sql.updateTable('member').set(values).where('id', '=', id).execute();
}

/** Of these members, those who are active now, as they are now. */
export async function activeMembers(
  database: Database,
  organizationId: string,
  ids: readonly string[],
): Promise<Map<string, Member>> {
  if (ids.length === 0) return new Map();
  const rows = await database.read
    .selectFrom('member')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('id', 'in', [...new Set(ids)])
    .where('active', '=', 1)
    .execute();
  return new Map(rows.map((row) => [row.id, memberFromRow(row)]));
}

/** A member as Zoom may know them: by their account there, or by their address. */
export interface KnownMember {
  id: string;
  name: string;
  email: string;
  zoomUserId: string | null;
}

export async function knownMembers(
  sql: Kysely<Schema>,
  organizationId: string,
): Promise<KnownMember[]> {
  const rows = await sql
    .selectFrom('member')
    .select(['id', 'name', 'email', 'zoom_user_id'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute();
  return rows.map(({ zoom_user_id: zoomUserId, ...row }) => ({ ...row, zoomUserId }));
}

/** The organization's own member with this Zoom account, inside a transaction. */
export async function memberByZoomUser(
  tx: Tx,
  organizationId: string,
  zoomUserId: string,
): Promise<Member | null> {
  const row = await tx.sql
    .selectFrom('member')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('zoom_user_id', '=', zoomUserId)
    .executeTakeFirst();
  return row ? memberFromRow(row) : null;
}

/** How many active admins there are beside somebody. */
export async function otherAdmins(
  sql: Kysely<Schema>,
  organizationId: string,
  id: string,
): Promise<number> {
  const row = await sql
    .selectFrom('member')
    .select((one) => one.fn.countAll<number>().as('admins'))
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '!=', id)
    .executeTakeFirstOrThrow();
  return Number(row.admins);
}
