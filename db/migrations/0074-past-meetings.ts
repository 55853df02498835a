/** Meetings of people who are erased, so that what Zoom tells of them later is nobody's. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  await run(`create table past_meeting (
    organization_id text not null references organization (id), digest text not null,
    starts_at text not null, ends_at text not null, kept_until text not null,
    primary key (organization_id, digest, starts_at))`);
}
