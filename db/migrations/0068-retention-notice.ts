/** Since when a rule of retention may erase. Rules from before have none, and count. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  await run('alter table retention add column changed_at text');
}
