/** What is left of fairness when candidates are erased: sums for each question. Alike in both engines. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  await run(`create table fairness_count (
    organization_id text not null references organization (id), job_id text not null,
    round integer not null, kit_id text not null, question_id text not null,
    shown integer not null, people integer not null, asked integer not null,
    skipped integer not null, shorter integer not null, planned integer not null,
    longer integer not null,
    primary key (organization_id, job_id, round, kit_id, question_id, shown))`);
}
