import type { Engine } from '../dialect.ts';

/**
 * What the audit can be searched by; triggers that let nobody change it; copies of everything that
 * an admin takes along.
 */
export async function up(
  run: (statement: string) => Promise<unknown>,
  engine: Engine,
): Promise<void> {
  const statements = [
    'create index audit_by_actor on audit (organization_id, actor_id, at, id)',
    'create index audit_by_action on audit (organization_id, action, at, id)',
    'create index audit_by_candidate on audit (organization_id, candidate_id, at, id)',
    'create table audit_unlock (id text primary key)',
    `create table data_export (
      id text primary key, organization_id text not null references organization (id),
      asked_by text not null, asked_at text not null, state text not null,
      candidates integer not null, done integer not null, bytes ${engine === 'postgres' ? 'bigint' : 'integer'} not null,
      sha256 text, reason text, key text not null, ended_at text, expires_at text)`,
    'create index data_export_by_time on data_export (organization_id, asked_at, id)',
    `create unique index data_export_one on data_export (organization_id) where state = 'running'`,
    `create table data_export_chunk (
      export_id text not null references data_export (id), seq integer not null,
      bytes ${engine === 'postgres' ? 'bytea' : 'blob'} not null, primary key (export_id, seq))`,
    ...(engine === 'postgres' ? POSTGRES : SQLITE),
  ];
  for (const statement of statements) await run(statement);
}

/** Everything of an entry but its detail, which erasing empties. */
const FIXED = 'id, organization_id, at, actor_id, action, candidate_id, interview_id, key';
const REFUSAL = 'the audit is only ever added to';

const SQLITE = [
  `create trigger audit_keeps before update of ${FIXED} on audit
    begin select raise(abort, '${REFUSAL}'); end`,
  ...['update', 'delete'].map(
    (change) => `create trigger audit_refuses_${change} before ${change} on audit
      when not exists (select 1 from audit_unlock)
      begin select raise(abort, '${REFUSAL}'); end`,
  ),
  // "insert or replace" would remove an entry without asking the trigger above.
  `create trigger audit_stays before insert on audit
    when exists (select 1 from audit where id = new.id or key = new.key)
    begin select raise(ignore); end`,
];

const POSTGRES = [
  `create function audit_refuses() returns trigger language plpgsql as $$
    begin
      if tg_nargs > 0 or not exists (select 1 from audit_unlock) then
        raise exception '${REFUSAL}';
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`,
  `create trigger audit_keeps before update of ${FIXED} on audit
    for each row execute function audit_refuses('always')`,
  `create trigger audit_refuses_change before update or delete on audit
    for each row execute function audit_refuses()`,
  `create trigger audit_refuses_truncate before truncate on audit
    for each statement execute function audit_refuses('always')`,
];
