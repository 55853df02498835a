/** The Zoom meeting that an interview is to have, and how far it is. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table meeting_plan (
      interview_id text primary key, organization_id text not null references organization (id),
      candidate_id text not null references candidate (id),
      host_id text not null, time_zone text not null, waiting_room integer not null,
      recording text not null, alternative_host_ids text not null,
      revision integer not null, done integer not null, tried integer not null,
      state text not null, meeting_number text, meeting_host_id text,
      join_url text not null, passcode text not null, overrides text not null,
      problem text, retry_at text,
      calendar_id text, event_id text, calendar_tried integer not null,
      calendar_state text not null, calendar_message text, opens_itself integer not null)`,
    'create index meeting_plan_by_candidate on meeting_plan (candidate_id)',
  ];
  for (const statement of statements) await run(statement);
}
