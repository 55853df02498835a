/**
 * Retention by office and by kind of record, its clock, and the notices before it. Alike in both
 * engines.
 */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    'alter table job add column office text',
    'alter table candidate add column acted_at text',
    // Who has no entry of a member's was added and nothing more.
    `update candidate set acted_at = coalesce((
      select max(server_at) from event where event.candidate_id = candidate.id and
        (actor_id is not null or type in ('candidate.added', 'application.added'))), created_at)`,
    // An office is part of what names a rule, and SQLite cannot change a primary key.
    'alter table retention rename to retention_before',
    `create table retention (
      organization_id text not null references organization (id), job_id text not null,
      office text not null default '', data_class text not null, months integer,
      primary key (organization_id, job_id, office, data_class))`,
    `insert into retention (organization_id, job_id, office, data_class, months)
      select organization_id, job_id, '', data_class, months from retention_before`,
    'drop table retention_before',
    `create table retention_notice (
      id text primary key, organization_id text not null references organization (id),
      member_id text not null references member (id), week text not null, days integer not null,
      count integer not null, at text not null, dismissed_at text,
      unique (member_id, week, days))`,
    'create index transcript_by_age on transcript (organization_id, started_at)',
    'create index mail_by_age on mail (organization_id, created_at)',
    'create index chat_message_by_age on chat_message (organization_id, at)',
  ];
  for (const statement of statements) await run(statement);
}
