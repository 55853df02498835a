/** The runs of interviews' meetings, who was in them when, and Zoom's name for each delivery. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table meeting_instance (
      organization_id text not null references organization (id), uuid text not null,
      interview_id text not null, number text, host_zoom_id text,
      started_at text, ended_at text, listed_at text, problem text,
      primary key (organization_id, uuid))`,
    'create index meeting_instance_by_interview on meeting_instance (interview_id)',
    `create table attendance (
      organization_id text not null references organization (id), uuid text not null,
      source text not null, connection text not null, kind text not null, at text not null,
      person text not null, name text not null, email text, zoom_user_id text, reason text,
      primary key (organization_id, uuid, source, connection, kind, at))`,
    `create table attendance_person (
      organization_id text not null references organization (id), interview_id text not null,
      person text not null, who text not null, member_id text,
      by_member_id text not null, at text not null,
      primary key (organization_id, interview_id, person))`,
    'alter table webhook_delivery add column request_id text',
    'create unique index webhook_delivery_by_request on webhook_delivery (request_id)',
  ];
  for (const statement of statements) await run(statement);
}
