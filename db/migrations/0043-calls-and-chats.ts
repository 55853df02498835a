import type { Engine } from '../dialect.ts';
import { fillPhones } from '../records/phone-fill.ts';

/** Calls with candidates, their chats, and the numbers that candidates are found by. */
export async function up(
  run: (statement: string) => Promise<unknown>,
  _engine: Engine,
): Promise<void> {
  const of = 'organization_id text not null references organization (id)';
  const statements = [
    `create table candidate_phone (
      candidate_id text primary key references candidate (id), ${of}, number text not null)`,
    'create index candidate_phone_by_number on candidate_phone (organization_id, number)',
    `create table call (
      id text primary key, ${of}, state text not null, candidate_id text references candidate (id),
      chosen integer not null, member_id text, direction text not null, number text not null, started_at text not null,
      duration integer not null, talk integer not null, result text not null,
      recording_id text, created_at text not null)`,
    'create index call_by_candidate on call (candidate_id, started_at)',
    'create index call_by_state on call (organization_id, state, started_at, id)',
    // What Zoom calls it: call ids and path ids, several of which may be one call.
    `create table call_name (
      ${of}, name text not null, call_id text not null, primary key (organization_id, name))`,
    'create index call_name_by_call on call_name (call_id)',
    `create table call_element (
      ${of}, id text not null, form text not null, member_key text not null,
      call_id text not null, zoom_call_id text, path_id text, direction text not null,
      number text not null, started_at text not null, answered_at text, ended_at text,
      talk integer, result text not null, recording_id text,
      primary key (organization_id, id, form, member_key))`,
    'create index call_element_by_call on call_element (call_id)',
    `create table call_recording (
      ${of}, id text not null, call_id text not null, member_id text, url text not null,
      gone integer not null, primary key (organization_id, id))`,
    'create index call_recording_by_call on call_recording (call_id)',
    `create table call_passed (${of}, rows_passed integer not null, primary key (organization_id))`,
    `create table phone_sync (
      member_id text primary key references member (id), ${of}, sync_token text not null,
      at text not null)`,
    `create table chat (
      id text primary key, ${of}, candidate_id text not null references candidate (id),
      application_id text, interview_id text, source text not null, name text not null,
      title text not null, by_member_id text, linked integer not null, from_file integer not null,
      read_until text, filed_on text, created_at text not null,
      unique (organization_id, candidate_id, source, name))`,
    'create index chat_by_candidate on chat (candidate_id, created_at)',
    'create index chat_by_name on chat (organization_id, source, name)',
    `create table chat_message (
      chat_id text not null references chat (id), id text not null, ${of}, author text not null,
      member_id text, at text not null, text text not null, primary key (chat_id, id))`,
    'create index chat_message_by_time on chat_message (chat_id, at, id)',
  ];
  for (const statement of statements) await run(statement);
  await fillPhones(run);
}
