/** That a member asked for their own data to be erased. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    `create table erasure_request (
      id text primary key, organization_id text not null references organization (id),
      member_id text not null references member (id), at text not null)`,
    'create unique index erasure_request_by_member on erasure_request (member_id)',
    'create index erasure_request_by_organization on erasure_request (organization_id, at, id)',
  ];
  for (const statement of statements) await run(statement);
}
