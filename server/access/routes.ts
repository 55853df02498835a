import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response, Router } from 'express';
import { AppError } from '../../common/errors.ts';
import type { Member } from '../../common/member.ts';
import { memberOf } from '../../db/members.ts';
import { keepAudit } from '../audit/keep.ts';
import { attachment } from '../http/attachment.ts';
import { mount } from '../http/endpoint.ts';
import { subjectOf } from '../privacy/subjects.ts';
import type { Services } from '../services.ts';
import { candidateTaken } from './candidate.ts';
import { takenJson } from './json.ts';
import { memberTaken } from './member.ts';
import { sendTakenPdf } from './pdf-thread.ts';
import type { Taken } from './taken.ts';

type Format = 'json' | 'pdf';

/** What is held about a person, as files: of candidates for admins, of members for themselves too. */
export function accessRoutes(router: Router, services: Services): void {
  const { database } = services;

  const ofCandidate = (format: Format) => async (call: Call) => {
    const { member, params, res } = call;
    const candidateId = params.id;
    const whose = await subjectOf(database.read, member.organizationId, { candidateId });
    if (whose === null) throw new AppError('not_found', 'There is no such candidate.');
    await keepTaking(services, member, format, { candidateId });
    await send(await candidateTaken(services, member, whose), format, res);
  };
  mount(router, services, 'candidateData', ofCandidate('json'));
  mount(router, services, 'candidateDataPdf', ofCandidate('pdf'));

  const ofMember = (format: Format) => async (call: Call) => {
    const { member, params, res } = call;
    const whose = await memberOf(database.read, member.organizationId, params.id);
    if (whose === null) throw new AppError('not_found', 'There is no such member.');
    await keepTaking(services, member, format, { memberId: whose.id });
    await send(await memberTaken(services, whose), format, res);
  };
  mount(router, services, 'memberData', ofMember('json'));
  mount(router, services, 'memberDataPdf', ofMember('pdf'));

  const ofOneself = (format: Format) => async (call: Omit<Call, 'params'>) => {
    await keepTaking(services, call.member, format, { memberId: call.member.id });
    await send(await memberTaken(services, call.member), format, call.res);
  };
  mount(router, services, 'myData', ofOneself('json'));
  mount(router, services, 'myDataPdf', ofOneself('pdf'));
}

interface Call {
  member: Member;
  params: { id: string };
  res: Response;
}

/** Written as it is read, under the person's name, and kept by nothing on the way. */
async function send(taken: Taken, format: Format, res: Response): Promise<void> {
  const { name } = taken;
  res
    .set('content-disposition', attachment(`What we hold about ${name}.${format}`))
    .set('cache-control', 'private, no-store')
    .type(format);
  try {
    if (format === 'pdf') await sendTakenPdf(taken, res);
    else await pipeline(Readable.from(takenJson(taken)), res);
  } catch (error) {
    // Whoever asked for it has gone away: that is nobody's fault.
    if (!isCutOff(error)) throw error;
  }
}

const isCutOff = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';

/** Before the first word of it is read. */
async function keepTaking(
  { database, clock }: Services,
  { id: actorId, organizationId }: Member,
  format: Format,
  whose: { candidateId: string } | { memberId: string },
): Promise<void> {
  const act = { organizationId, actorId, action: 'privacy.data_taken' as const };
  const about =
    'candidateId' in whose
      ? { candidateId: whose.candidateId, detail: { format } }
      : { detail: { format, memberId: whose.memberId } };
  await database.transact((tx) => keepAudit(tx, { ...act, ...about }, clock.now()));
}
