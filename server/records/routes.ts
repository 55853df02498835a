import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { toInstant } from '../../common/time.ts';
import { interviewById } from '../../db/interviews.ts';
import { sayPerson, unsayPerson } from '../../db/records/attendance.ts';
import { allowed, mount } from '../http/endpoint.ts';
import { mustSee } from '../interviews/service.ts';
import { mustBeMembers } from '../members/known.ts';
import type { Services } from '../services.ts';
import { presentAttendance } from './attendance/present.ts';
import { attendanceReport } from './attendance/report.ts';
import { listCollecting, purgeRecords, setCollecting } from './collecting.ts';
import { copyEarlier } from './recordings/copies-earlier.ts';
import { deleteCopies, setCopies } from './recordings/copies-settings.ts';

/** What Zoom knows of interviews: what is collected, who was there, and reports of it. */
export function recordsRoutes(router: Router, services: Services): void {
  const { database, clock } = services;
  const subject = async (call: { params: { id: string }; member: { organizationId: string } }) =>
    (await interviewById(database.read, call.member.organizationId, call.params.id))?.candidateId ??
    null;
  const rowOf = async (organizationId: string, id: string) => {
    const row = await interviewById(database.read, organizationId, id);
    if (row === null) throw new AppError('not_found', 'There is no such interview.');
    return row;
  };

  mount(router, services, 'listCollecting', ({ member }) => listCollecting(services, member));

  mount(router, services, 'setCollecting', async ({ member, params, input }) => {
    await setCollecting(services, member, params.kind, input.on);
    return listCollecting(services, member);
  });

  mount(router, services, 'purgeRecords', ({ member, params }) =>
    purgeRecords(services, member, params.kind),
  );

  mount(router, services, 'setCopies', async ({ member, input }) => {
    await setCopies(services, member, input.on);
    return listCollecting(services, member);
  });

  mount(router, services, 'copyEarlier', async ({ member }) => {
    await copyEarlier(services, member);
    return listCollecting(services, member);
  });

  mount(router, services, 'deleteCopies', async ({ member }) => ({
    copies: await deleteCopies(services, member),
  }));

  mount(
    router,
    services,
    'attendance',
    async ({ member, params }) => {
      const row = await rowOf(member.organizationId, params.id);
      const facts = await allowed(services, member, 'attendance.read', row.candidateId);
      mustSee(member, row, facts, clock.now());
      return presentAttendance(services, member, row);
    },
    subject,
  );

  mount(
    router,
    services,
    'sayWho',
    async ({ member, params, input }) => {
      const row = await rowOf(member.organizationId, params.id);
      const { who, memberId = null } = input;
      if (memberId !== null) await mustBeMembers(services, member, [memberId]);
      const { people } = await presentAttendance(services, member, row);
      if (!people.some(({ id }) => id === params.participant)) {
        throw new AppError('not_found', 'Nobody of that id was there.');
      }
      const { organizationId, id: byMemberId } = member;
      const one = {
        organization_id: organizationId,
        interview_id: params.id,
        person: params.participant,
        by_member_id: byMemberId,
        at: toInstant(clock.now()),
      };
      await database.transact((tx) =>
        who === null
          ? unsayPerson(tx, organizationId, params.id, params.participant)
          : sayPerson(tx, { ...one, who, member_id: memberId }),
      );
      return presentAttendance(services, member, row);
    },
    subject,
  );

  mount(router, services, 'attendanceReport', ({ member, query }) =>
    attendanceReport(services, member, query),
  );
}
