/** When recording of an interview began, paused, went on and ended, as Zoom tells while it does. */
export async function up(run: (statement: string) => Promise<unknown>): Promise<void> {
  await run(
    `create table recording_mark (
      organization_id text not null references organization (id),
      candidate_id text not null references candidate (id), interview_id text not null,
      meeting_uuid text not null, kind text not null, at text not null,
      primary key (organization_id, meeting_uuid, kind, at))`,
  );
  await run('create index recording_mark_by_interview on recording_mark (interview_id)');
  await run('create index recording_mark_by_candidate on recording_mark (candidate_id)');
}
