import type { Router } from 'express';
import type { Output } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { knowsSubmissions } from '../../common/visibility.ts';
import { factsOf } from '../../db/facts.ts';
import { dismiss, type NoticeRow, noticeById, noticesOf } from '../../db/notices.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { tellRecruiters } from '../tasks/reminders.ts';

type Notice = Output<'listNotices'>['items'][number];

/** What waits for a member, and putting it away. */
export function noticeRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'listNotices', async ({ member }) => {
    const rows = await noticesOf(database, member.organizationId, member.id);
    const items: Notice[] = [];
    for (const row of rows) if (await isFor(services, member, row)) items.push(present(row));
    return { items };
  });

  mount(router, services, 'dismissNotice', async ({ member, params, input }) => {
    const row = await noticeById(database, member.organizationId, member.id, params.id);
    if (row === null || !(await isFor(services, member, row))) {
      throw new AppError('not_found', 'There is no such notice.');
    }
    if (row.dismissedAt !== null) return;
    const reason = input.reason || null;
    const isMine = row.kind === 'scorecard_missing';
    if (isMine && reason === null) {
      throw new AppError('invalid_request', 'body.reason: say why there will be no scorecard');
    }
    const now = clock.now();
    await database.transact(async (tx) => {
      await dismiss(tx, row.id, { at: toInstant(now), reason: isMine ? reason : row.reason });
      const about = { ...row, organizationId: member.organizationId };
      if (isMine) await tellRecruiters(tx, about, 'scorecard_dismissed', now, reason);
    });
  });
}

/**
 * A scorecard that is there is asked for no more. Who has not submitted is itself part of what
 * others' feedback says: nobody is told who still owes theirs for the same round.
 */
async function isFor({ database, clock }: Services, member: Member, row: NoticeRow) {
  if (row.isSubmitted) return false;
  if (row.kind !== 'scorecard_dismissed' && row.kind !== 'scorecard_given_up') return true;
  const facts = await factsOf(database, member.organizationId, row.candidateId);
  return facts !== null && knowsSubmissions(member, row.interviewId, facts, clock.now());
}

const present = (row: NoticeRow): Notice => ({
  id: row.id,
  kind: row.kind,
  candidateId: row.candidateId,
  candidateName: row.candidateName,
  interviewId: row.interviewId,
  interviewTitle: row.interviewTitle,
  memberName: row.aboutId === row.memberId ? null : row.aboutName,
  reason: row.reason,
  count: row.count,
  at: row.at,
});
