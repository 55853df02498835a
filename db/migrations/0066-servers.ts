/**
 * What servers tell each other about this moment. None of it outlives a minute, so that PostgreSQL
 * need not write it to its log: `unlogged` tables are emptied after a crash, and so is the moment.
 */
export async function up(
  run: (statement: string) => Promise<unknown>,
  engine: 'sqlite' | 'postgres',
): Promise<void> {
  const create = engine === 'postgres' ? 'create unlogged table' : 'create table';
  const statements = [
    `${create} server (id text primary key, lease_until text not null)`,
    `${create} presence (
      server_id text not null references server (id) on delete cascade,
      candidate_id text not null, member_id text not null, organization_id text not null,
      streams integer not null, writing integer not null,
      primary key (server_id, candidate_id, member_id))`,
    'create index presence_by_candidate on presence (candidate_id)',
    'create index presence_by_member on presence (member_id)',
    `${create} request_count (
      key text primary key, count integer not null, expires_at text not null)`,
    'create index request_count_by_end on request_count (expires_at)',
  ];
  for (const statement of statements) await run(statement);
}
