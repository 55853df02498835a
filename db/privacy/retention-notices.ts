import type { Kysely } from 'kysely';
import { newId } from '../../common/ids.ts';
import type { RetentionClass } from '../../common/retention.ts';
import type { RetentionNoticeTable } from '../schema/privacy.ts';
import type { Schema } from '../schema.ts';
import type { Tx } from '../transact.ts';

/** That in a week so many candidates go. */
export interface Foretold {
  /** The week's Monday, as a date. */
  week: string;
  days: number;
  count: number;
  /** What became of them, in the order of `RETENTION_CLASSES`. */
  kinds: readonly RetentionClass[];
}

/** Who has to hear of it. */
export async function activeAdmins(tx: Tx, organizationId: string): Promise<string[]> {
  const rows = await tx.sql
    .selectFrom('member')
    .select('id')
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Tells a member of a week, or how many it is by now. One they put away stays away, unless more go
 * than they were told, or others: then they are told again, once a day at most.
 * @returns whether they are told now; `before` is the number they had been told
 */
export async function putRetentionNotice(
  tx: Tx,
  organizationId: string,
  memberId: string,
  { week, days, count, kinds }: Foretold,
  at: string,
): Promise<{ before: number | null } | null> {
  const told = await tx.sql
    .selectFrom('retention_notice')
    .select(['id', 'count', 'at', 'told_count', 'told_kinds', 'told_at'])
    .where('member_id', '=', memberId)
    .where('week', '=', week)
    .where('days', '=', days)
    .executeTakeFirst();
  const now = { count, kinds: JSON.stringify(kinds) };
  const telling = { told_count: count, told_kinds: now.kinds, told_at: at, dismissed_at: null };
  if (told === undefined) {
    const whose = { id: newId(), organization_id: organizationId, member_id: memberId };
    const row = { ...whose, week, days, at, ...now, ...telling, before_count: null };
    await tx.sql.insertInto('retention_notice').values(row).execute();
    return { before: null };
  }
  const before = { told_count: told.told_count ?? told.count, told_at: told.told_at ?? told.at };
  const toldKinds: RetentionClass[] = JSON.parse(told.told_kinds ?? now.kinds);
  const isMore = count > before.told_count || kinds.some((kind) => !toldKinds.includes(kind));
  const isAgain = isMore && at.slice(0, 10) > before.told_at.slice(0, 10);
  await tx.sql
    .updateTable('retention_notice')
    .set({ ...now, ...before, ...(isAgain ? { ...telling, before_count: before.told_count } : {}) })
    .where('id', '=', told.id)
    .execute();
  return isAgain ? { before: before.told_count } : null;
}

/** Takes away what is not so any more: nobody goes that week, or it was told again nearer to it. */
export async function dropOtherNotices(
  tx: Tx,
  organizationId: string,
  still: readonly Foretold[],
): Promise<void> {
  const rows = await tx.sql
    .selectFrom('retention_notice')
    .select(['id', 'week', 'days'])
    .where('organization_id', '=', organizationId)
    .execute();
  const gone = rows.filter(
    (row) => !still.some(({ week, days }) => week === row.week && days === row.days),
  );
  if (gone.length === 0) return;
  await tx.sql
    .deleteFrom('retention_notice')
    .where(
      'id',
      'in',
      gone.map(({ id }) => id),
    )
    .execute();
}

/** What a member was told and has not put away, the next week first. */
export function retentionNoticesOf(
  sql: Kysely<Schema>,
  organizationId: string,
  memberId: string,
): Promise<RetentionNoticeTable[]> {
  return sql
    .selectFrom('retention_notice')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('dismissed_at', 'is', null)
    .orderBy('week')
    .orderBy('id')
    .execute();
}

/** @returns whether it was theirs, and there */
export async function dismissRetentionNotice(
  tx: Tx,
  { organizationId, memberId, id }: { organizationId: string; memberId: string; id: string },
  at: string,
): Promise<boolean> {
  const { numUpdatedRows } = await tx.sql
    .updateTable('retention_notice')
    .set({ dismissed_at: at })
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('dismissed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
