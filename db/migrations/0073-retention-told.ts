/**
 * What an admin was told of a week, beside what it is today. Of notices from before nothing is
 * filled in: they told their number when they were made (decision 0060). Alike in both engines.
 */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  await run('alter table retention_notice add column kinds text');
  await run('alter table retention_notice add column told_count integer');
  await run('alter table retention_notice add column told_kinds text');
  await run('alter table retention_notice add column told_at text');
  await run('alter table retention_notice add column before_count integer');
}
