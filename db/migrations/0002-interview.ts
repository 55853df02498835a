import type { Engine } from '../dialect.ts';

/** Kits, guides, scorecards as logs of their own, notices and the audit. */
export async function up(
  run: (statement: string) => Promise<unknown>,
  _engine: Engine,
): Promise<void> {
  const statements = [
    `create table kit (
      id text primary key, organization_id text not null references organization (id),
      name text not null, version integer not null, archived integer not null,
      created_at text not null)`,
    'create index kit_by_name on kit (organization_id, archived, name, id)',
    `create table kit_version (
      kit_id text not null references kit (id), version integer not null, name text not null,
      content text not null, created_by text, created_at text not null,
      primary key (kit_id, version))`,
    "alter table job add column rounds text not null default '[]'",
    'alter table job add column feedback_visibility text',
    'alter table interview add column kit_id text',
    'alter table interview add column kit_version integer',
    "alter table interview add column focus text not null default '{}'",
    'alter table interview add column debrief_opened_at text',
    'create index interview_by_application on interview (application_id)',
    `create table guide (
      id text primary key, candidate_id text not null references candidate (id),
      organization_id text not null, application_id text, questions text not null,
      current text)`,
    'create index guide_by_candidate on guide (candidate_id)',
    'alter table scorecard add column version integer not null default 0',
    "alter table scorecard add column earlier text not null default '[]'",
    'alter table scorecard add column changed text',
    `create table judgement (
      scorecard_id text not null, card integer not null,
      candidate_id text not null references candidate (id), seq integer not null,
      id text not null, type text not null, actor_id text not null, application_id text,
      interview_id text not null, meeting_uuid text, body text, client_at text,
      server_at text not null, late integer not null, informed integer not null,
      primary key (scorecard_id, card), unique (candidate_id, id))`,
    'create index judgement_by_number on judgement (candidate_id, seq)',
    `create table notice (
      id text primary key, organization_id text not null references organization (id),
      member_id text not null references member (id), kind text not null,
      candidate_id text not null, interview_id text not null, about_id text not null, reason text,
      count integer not null, at text not null, dismissed_at text,
      unique (member_id, kind, interview_id, about_id))`,
    'create index notice_waiting on notice (member_id, dismissed_at, at)',
    `create table audit (
      id text primary key, organization_id text not null references organization (id),
      at text not null, actor_id text, action text not null, candidate_id text,
      interview_id text, detail text not null, key text unique)`,
    'create index audit_by_time on audit (organization_id, at, id)',
  ];
  for (const statement of statements) await run(statement);
}
