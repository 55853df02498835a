import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { interviewById, listInterviews } from '../../db/interviews.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { allowed, mount } from '../http/endpoint.ts';
import { meetingLine } from '../scheduling/meeting.ts';
import type { Services } from '../services.ts';
import {
  cancelInterview,
  changeInterview,
  mustSee,
  presentInterview,
  scheduleInterview,
} from './service.ts';

/** Interviews: list, schedule, move, cancel. */
export function interviewRoutes(router: Router, services: Services): void {
  const { database, clock } = services;
  /** The candidate an interview id belongs to. */
  const subject = async (call: { params: { id: string }; member: { organizationId: string } }) =>
    (await interviewById(database.read, call.member.organizationId, call.params.id))?.candidateId ??
    null;

  mount(router, services, 'listInterviews', async ({ member, query }) => {
    const { cursor, limit, from, to, candidateId } = query;
    const key = decodeCursor(cursor, 2);
    const after = key ? { after: { startsAt: key[0]!, id: key[1]! } } : {};
    const rows = await listInterviews(
      database,
      member,
      {
        ...(from === undefined ? {} : { from: toInstant(toMs(from)) }),
        ...(to === undefined ? {} : { to: toInstant(toMs(to)) }),
        ...(candidateId === undefined ? {} : { candidateId }),
        ...after,
        limit: limit + 1,
      },
      clock.now(),
    );
    return pageOf(
      rows,
      limit,
      ({ interview }) => [interview.startsAt, interview.id],
      ({ jobTitle, ownScorecardAt, plan, ...row }) => ({
        ...presentInterview(row),
        jobTitle,
        ownScorecardAt,
        meeting: meetingLine(member, row, plan),
      }),
    );
  });

  mount(router, services, 'createInterview', async ({ member, input }) => {
    await allowed(services, member, 'interview.manage', input.candidateId);
    return scheduleInterview(services, member, input);
  });

  mount(
    router,
    services,
    'interview',
    async ({ member, params }) => {
      const row = await interviewById(database.read, member.organizationId, params.id);
      if (row === null) throw new AppError('not_found', 'There is no such interview.');
      const facts = await allowed(services, member, 'candidate.read', row.candidateId);
      mustSee(member, row, facts, clock.now());
      return presentInterview(row);
    },
    subject,
  );

  mount(
    router,
    services,
    'changeInterview',
    ({ member, params, input }) => changeInterview(services, member, params.id, input),
    subject,
  );

  mount(
    router,
    services,
    'cancelInterview',
    ({ member, params, input }) =>
      cancelInterview(services, member, params.id, input.reason || null),
    subject,
  );
}
