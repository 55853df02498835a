/** Mail that waits, leaves and is settled; see decision 0020. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table mail (
      id text primary key, organization_id text not null references organization (id),
      candidate_id text not null references candidate (id),
      application_id text, interview_id text, actor_id text,
      kind text not null, to_address text not null, to_name text not null,
      reply_to text, subject text not null, body text not null,
      ics text, sequence integer not null, automatic integer not null,
      message_id text not null unique, in_reply_to text, held_for text,
      state text not null, attempts integer not null default 0, reason text,
      created_at text not null, handed_over_at text, settled_at text)`,
    'create index mail_by_interview on mail (interview_id, sequence)',
    'create index mail_by_candidate on mail (candidate_id, created_at)',
  ];
  for (const statement of statements) await run(statement);
}
