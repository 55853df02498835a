import { newId } from '../common/ids.ts';
import type { Database } from './open.ts';
import type { NoticeTable } from './schema/interview.ts';
import type { Tx } from './transact.ts';

/** A matter that a member is told of. The same matter is one row, however often it is told. */
export interface NoticeKey {
  organizationId: string;
  memberId: string;
  kind: NoticeTable['kind'];
  candidateId: string;
  interviewId: string;
  /** The member it is about. */
  aboutId: string;
}

/** Tells a member of something, or tells it again. One they put away stays away. */
export async function putNotice(
  tx: Tx,
  key: NoticeKey,
  { count, at, reason = null }: { count: number; at: string; reason?: string | null },
): Promise<void> {
  await tx.sql
    .insertInto('notice')
    .values({
      id: newId(),
      organization_id: key.organizationId,
      member_id: key.memberId,
      kind: key.kind,
      candidate_id: key.candidateId,
      interview_id: key.interviewId,
      about_id: key.aboutId,
      reason,
      count,
      at,
      dismissed_at: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['member_id', 'kind', 'interview_id', 'about_id'])
        .doUpdateSet({ count, at, reason }),
    )
    .execute();
}

/** A notice with the names it is told with. */
export interface NoticeRow {
  id: string;
  memberId: string;
  kind: NoticeTable['kind'];
  candidateId: string;
  candidateName: string;
  interviewId: string;
  interviewTitle: string;
  aboutId: string;
  aboutName: string | null;
  reason: string | null;
  count: number;
  at: string;
  dismissedAt: string | null;
  /** Whether the scorecard it asks for is there by now. */
  isSubmitted: boolean;
}

const rows = (database: Pick<Database, 'read'>, organizationId: string) =>
  database.read
    .selectFrom('notice')
    .innerJoin('candidate', 'candidate.id', 'notice.candidate_id')
    .innerJoin('interview', 'interview.id', 'notice.interview_id')
    .leftJoin('member as about', 'about.id', 'notice.about_id')
    .leftJoin('scorecard', (join) =>
      join
        .onRef('scorecard.interview_id', '=', 'notice.interview_id')
        .onRef('scorecard.member_id', '=', 'notice.about_id'),
    )
    .selectAll('notice')
    .select([
      'candidate.name as candidate_name',
      'interview.title as interview_title',
      'about.name as about_name',
      'scorecard.submitted_at',
    ])
    .where('notice.organization_id', '=', organizationId)
    .where('candidate.kind', '!=', 'quarantined');

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const fromRow = (row: Row): NoticeRow => ({
  id: row.id,
  memberId: row.member_id,
  kind: row.kind,
  candidateId: row.candidate_id,
  candidateName: row.candidate_name,
  interviewId: row.interview_id,
  interviewTitle: row.interview_title,
  aboutId: row.about_id,
  aboutName: row.about_name,
  reason: row.reason,
  count: row.count,
  at: row.at,
  dismissedAt: row.dismissed_at,
  isSubmitted: row.submitted_at !== null,
});

/** What a member has not put away, oldest first. */
export async function noticesOf(
  database: Pick<Database, 'read'>,
  organizationId: string,
  memberId: string,
): Promise<NoticeRow[]> {
  const found = await rows(database, organizationId)
    .where('notice.member_id', '=', memberId)
    .where('notice.dismissed_at', 'is', null)
    .orderBy('notice.at')
    .orderBy('notice.id')
    .limit(200)
    .execute();
  return found.map(fromRow);
}

export async function noticeById(
  database: Pick<Database, 'read'>,
  organizationId: string,
  memberId: string,
  id: string,
): Promise<NoticeRow | null> {
  const row = await rows(database, organizationId)
    .where('notice.member_id', '=', memberId)
    .where('notice.id', '=', id)
    .executeTakeFirst();
  return row ? fromRow(row) : null;
}

/** Whether the member put this matter away. */
export async function isDismissed(tx: Tx, key: NoticeKey): Promise<boolean> {
  const row = await tx.sql
    .selectFrom('notice')
    .select('dismissed_at')
    .where('member_id', '=', key.memberId)
    .where('kind', '=', key.kind)
    .where('interview_id', '=', key.interviewId)
    .where('about_id', '=', key.aboutId)
    .executeTakeFirst();
  return row?.dismissed_at != null;
}

export async function dismiss(
  tx: Tx,
  id: string,
  { at, reason }: { at: string; reason: string | null },
): Promise<void> {
  await tx.sql
    .updateTable('notice')
    .set({ dismissed_at: at, reason })
    .where('id', '=', id)
    .execute();
}

/** Drops what a member has not put away. */
export async function dropNotices(tx: Tx, memberId: string): Promise<void> {
  await tx.sql
    .deleteFrom('notice')
    .where('member_id', '=', memberId)
    .where('dismissed_at', 'is', null)
    .execute();
}

/** What a reminder has to know of the scorecard it asks for; `null` where there is no interview. */
export async function owedScorecard(
  tx: Tx,
  organizationId: string,
  interviewId: string,
): Promise<{ status: string; endedAt: string | null; memberIds: string[]; done: string[] } | null> {
  const interview = await tx.sql
    .selectFrom('interview')
    .select(['status', 'ended_at', 'member_ids'])
    .where('id', '=', interviewId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst();
  if (interview === undefined) return null;
  const cards = await tx.sql
    .selectFrom('scorecard')
    .select('member_id')
    .where('interview_id', '=', interviewId)
    .where('submitted_at', 'is not', null)
    .execute();
  return {
    status: interview.status,
    endedAt: interview.ended_at,
    memberIds: JSON.parse(interview.member_ids),
    done: cards.map(({ member_id }) => member_id),
  };
}

/** Who answers for an interview: the recruiter who scheduled it, else every recruiter. */
export async function recruitersOf(
  tx: Tx,
  organizationId: string,
  candidateId: string,
  interviewId: string,
): Promise<string[]> {
  const staff = await tx.sql
    .selectFrom('member')
    .select(['id', 'role'])
    .where('organization_id', '=', organizationId)
    .where('active', '=', 1)
    .where('role', 'in', ['recruiter', 'admin'])
    .execute();
  const scheduled = await tx.sql
    .selectFrom('event')
    .select('actor_id')
    .where('candidate_id', '=', candidateId)
    .where('type', '=', 'interview.scheduled')
    .where('interview_id', '=', interviewId)
    .executeTakeFirst();
  const own = staff.filter(({ id }) => id === scheduled?.actor_id);
  const found = own.length > 0 ? own : staff.filter(({ role }) => role === 'recruiter');
  return (found.length > 0 ? found : staff).map(({ id }) => id);
}
