import type { Engine } from '../dialect.ts';

/** Copies of recordings, in pieces, where an organization wants them. */
export async function up(
  run: (statement: string) => Promise<unknown>,
  engine: Engine,
): Promise<void> {
  const bytes = engine === 'sqlite' ? 'blob' : 'bytea';
  const statements = [
    `create table copying (
      organization_id text primary key references organization (id), since text not null,
      by_member_id text references member (id))`,
    `create table recording_copy (
      id text primary key, organization_id text not null references organization (id),
      candidate_id text not null references candidate (id), recording_id text not null,
      file_id text not null, state text not null, reason text, size bigint not null,
      bytes bigint not null, validator text, created_at text not null)`,
    `create unique index recording_copy_of_file on recording_copy (file_id)
      where state <> 'removing'`,
    'create index recording_copy_by_recording on recording_copy (recording_id)',
    'create index recording_copy_by_candidate on recording_copy (candidate_id)',
    'create index recording_copy_by_state on recording_copy (organization_id, state)',
    `create table recording_chunk (
      copy_id text not null references recording_copy (id), start bigint not null,
      bytes ${bytes} not null, primary key (copy_id, start))`,
    // Film does not get smaller: trying would only cost time.
    ...(engine === 'postgres'
      ? ['alter table recording_chunk alter column bytes set storage external']
      : []),
  ];
  for (const statement of statements) await run(statement);
}
