import type { Engine } from '../dialect.ts';

/** Exports that an admin brings in from the desk, and members whom only such a file has named. */
export async function up(
  run: (statement: string) => Promise<unknown>,
  engine: Engine,
): Promise<void> {
  const size = engine === 'postgres' ? 'bigint' : 'integer';
  const statements = [
    `create table take_in (
      id text primary key, organization_id text not null references organization (id),
      asked_by text not null, asked_at text not null, touched_at text not null,
      name text not null, state text not null, size ${size} not null, received ${size} not null,
      sha256 text, key text not null, seen text, added integer not null, unchanged integer not null,
      refused integer not null, reason text, ended_at text)`,
    'create index take_in_by_time on take_in (organization_id, asked_at, id)',
    `create unique index take_in_one on take_in (organization_id)
      where state in ('receiving', 'checking', 'ready', 'running')`,
    `create table take_in_chunk (
      take_in_id text not null references take_in (id), seq integer not null,
      bytes ${engine === 'postgres' ? 'bytea' : 'blob'} not null, primary key (take_in_id, seq))`,
    `create table take_in_refusal (
      take_in_id text not null references take_in (id), seq integer not null, file text not null,
      line integer not null, reason text not null, primary key (take_in_id, seq))`,
    `create table member_unproven (
      member_id text primary key references member (id),
      organization_id text not null references organization (id))`,
  ];
  for (const statement of statements) await run(statement);
}
