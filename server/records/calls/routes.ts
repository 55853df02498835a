import type { Router } from 'express';
import { AppError } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { sees } from '../../../common/visibility.ts';
import { factsOf } from '../../../db/facts.ts';
import { peopleOf } from '../../../db/members.ts';
import {
  callById,
  callsIn,
  callsOf,
  candidatesWith,
  type ListedCall,
  passedOver,
} from '../../../db/records/call-lists.ts';
import { decodeCursor, pageOf } from '../../http/cursor.ts';
import { mount } from '../../http/endpoint.ts';
import type { Services } from '../../services.ts';
import { assignCall } from './assign.ts';
import { playCall } from './play.ts';

/** Calls with candidates: to read, to hear, to say whose they were. */
export function callRoutes(router: Router, services: Services): void {
  const { database } = services;

  mount(router, services, 'candidateCalls', async ({ member, params }) => {
    if (!(await seesCalls(services, member, params.id))) return { items: [] };
    const rows = await callsOf(database, member.organizationId, params.id);
    const name = await namesOf(services, member, rows);
    return { items: rows.map((row) => present(row, name)) };
  });

  mount(router, services, 'listCalls', async ({ member, query }) => {
    const { organizationId } = member;
    const key = decodeCursor(query.cursor, 2);
    const rows = await callsIn(database, organizationId, query.state, {
      limit: query.limit + 1,
      after: key && { startedAt: key[0]!, id: key[1]! },
    });
    const numbers = rows.map(({ number }) => number);
    const candidates = await candidatesWith(database, organizationId, numbers);
    const name = await namesOf(services, member, rows);
    const list = pageOf(
      rows,
      query.limit,
      (row) => [row.started_at, row.id],
      (row) => ({ ...present(row, name), candidates: candidates.get(row.number) ?? [] }),
    );
    return { ...list, passedOver: await passedOver(database, organizationId) };
  });

  mount(router, services, 'assignCall', ({ member, params, input }) =>
    assignCall(services, member, params.id, input.candidateId),
  );

  mount(
    router,
    services,
    'callRecording',
    async ({ member, params, req, res }) => {
      const call = await callById(database, member.organizationId, params.id);
      const candidateId = call?.candidate_id ?? null;
      if (candidateId === null || !(await seesCalls(services, member, candidateId)))
        throw new AppError('not_found', 'There is no such recording.');
      await playCall(services, { member, candidateId, callId: params.id }, req, res);
    },
    async ({ member, params }) =>
      (await callById(database, member.organizationId, params.id))?.candidate_id ?? null,
  );
}

/** Whether the member sees calls of a candidate: whoever sees their entries does. */
async function seesCalls(
  { database, clock }: Services,
  member: Member,
  candidateId: string,
): Promise<boolean> {
  const facts = await factsOf(database, member.organizationId, candidateId);
  const entry = { type: 'call.logged', actorId: null, audience: 'team' } as const;
  const sighting = { ...entry, applicationId: null, interviewId: null };
  return facts !== null && sees(member, sighting, facts, clock.now());
}

async function namesOf({ database }: Services, member: Member, rows: ListedCall[]) {
  const ids = rows.flatMap(({ member_id }) => (member_id === null ? [] : [member_id]));
  const people = await peopleOf(database, member.organizationId, ids);
  return (id: string | null) => (id === null ? null : (people[id]?.name ?? null));
}

const present = (row: ListedCall, name: (id: string | null) => string | null) => ({
  id: row.id,
  direction: row.direction,
  number: row.number,
  memberId: row.member_id,
  memberName: name(row.member_id),
  startedAt: row.started_at,
  talk: row.talk,
  result: row.result,
  recording: row.playable
    ? ('playable' as const)
    : row.recording_id === null
      ? ('none' as const)
      : ('gone' as const),
});
