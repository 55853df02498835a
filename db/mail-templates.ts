import type { Kysely } from 'kysely';
import type { MailKind } from '../common/mail.ts';
import type { MailTemplate } from '../common/mail-templates.ts';
import { toInstant } from '../common/time.ts';
import type { Schema } from './schema.ts';
import type { Tx } from './transact.ts';

/** A template as an organization keeps it. */
export interface StoredTemplate {
  kind: MailKind;
  /** Grows with each change, going back to the built-in one included. */
  version: number;
  /** `null`: the built-in one. */
  content: MailTemplate | null;
  /** Who changed it last; `null` where that member is gone. */
  by: string | null;
  at: string;
}

/** Every template that an organization has ever changed. */
export async function templatesOf(
  sql: Kysely<Schema>,
  organizationId: string,
): Promise<StoredTemplate[]> {
  const rows = await sql
    .selectFrom('mail_template')
    .leftJoin('member', 'member.id', 'mail_template.changed_by')
    .selectAll('mail_template')
    .select('member.name')
    .where('mail_template.organization_id', '=', organizationId)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    version: row.version,
    content: row.content === null ? null : (JSON.parse(row.content) as MailTemplate),
    by: row.name,
    at: row.changed_at,
  }));
}

/**
 * Keeps a template, or with `null` goes back to the built-in one.
 * @param from the version it was made from; 0 where it was never changed
 * @returns whether it was kept: not where `from` is not the newest version any more
 */
export async function putTemplate(
  tx: Tx,
  of: { organizationId: string; kind: MailKind; by: string },
  from: number,
  content: MailTemplate | null,
  now: number,
): Promise<boolean> {
  const { organizationId, kind, by } = of;
  const row = {
    version: from + 1,
    content: content === null ? null : JSON.stringify(content),
    changed_by: by,
    changed_at: toInstant(now),
  };
  if (from === 0) {
    const inserted = await tx.sql
      .insertInto('mail_template')
      .values({ organization_id: organizationId, kind, ...row })
      .onConflict((conflict) => conflict.columns(['organization_id', 'kind']).doNothing())
      .executeTakeFirst();
    return inserted.numInsertedOrUpdatedRows === 1n;
  }
  const updated = await tx.sql
    .updateTable('mail_template')
    .set(row)
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('version', '=', from)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}
