/**
 * By what somebody whose access an admin ended is known again when Zoom names them: a hash of their
 * Zoom user id, which itself is forgotten with their connection (decision 0053). Alike in both engines.
 */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  const statements = [
    'alter table member add column former_zoom_hash text',
    'create index member_by_former_zoom on member (former_zoom_hash)',
  ];
  for (const statement of statements) await run(statement);
}
