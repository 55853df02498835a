/** Which of Zoom's records an organization collects, and the meeting instances they belong to. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table collecting (
      organization_id text not null references organization (id), kind text not null,
      since text not null, by_member_id text,
      primary key (organization_id, kind))`,
  ];
  for (const statement of statements) await run(statement);
}
