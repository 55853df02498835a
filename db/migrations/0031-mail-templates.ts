/**
 * What organizations write instead of the built-in mails, and the zone and language a mail was
 * written in, so that its update follows it. Alike in both engines.
 */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table mail_template (
      organization_id text not null references organization (id), kind text not null,
      version integer not null, content text,
      changed_by text, changed_at text not null,
      primary key (organization_id, kind))`,
    'alter table mail add column time_zone text',
    'alter table mail add column locale text',
  ];
  for (const statement of statements) await run(statement);
}
