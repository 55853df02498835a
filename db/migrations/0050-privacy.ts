/** Erasure: what is held back from it, and from the wish to the receipt. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table legal_hold (
      id text primary key, organization_id text not null references organization (id),
      candidate_id text not null references candidate (id), reason text not null,
      by_member_id text not null, at text not null, ended_by text, ended_at text)`,
    'create index legal_hold_by_candidate on legal_hold (candidate_id, ended_at)',
    'create index legal_hold_by_organization on legal_hold (organization_id, at, id)',
    `create table erasure (
      id text primary key, organization_id text not null references organization (id),
      subject text not null, subject_id text, subject_hash text not null, cause text not null,
      state text not null, asked_by text, asked_at text not null, due_at text not null,
      ended_at text, counts text, backups_until text, cleaned_at text)`,
    'create index erasure_by_organization on erasure (organization_id, asked_at, id)',
    `create table retention (
      organization_id text not null references organization (id), job_id text not null,
      data_class text not null, months integer, primary key (organization_id, job_id, data_class))`,
    `create table statistic (
      id text primary key, organization_id text not null references organization (id),
      job_id text not null, applied_month text not null, final_type text, reached text not null)`,
    'create index statistic_by_job on statistic (organization_id, job_id, applied_month)',
    'create index erasure_by_subject on erasure (subject_id, state)',
  ];
  for (const statement of statements) await run(statement);
}
