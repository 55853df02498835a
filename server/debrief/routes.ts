import type { Response, Router } from 'express';
import type { Debrief } from '../../common/debrief.ts';
import type { Member } from '../../common/member.ts';
import { interviewById } from '../../db/interviews.ts';
import { keepAudit } from '../audit/keep.ts';
import { attachment } from '../http/attachment.ts';
import { mount, type SubjectOf } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { debriefMarkdown } from './markdown.ts';
import { writeDebriefPdf } from './pdf.ts';
import { openDebrief, readDebrief } from './service.ts';

/** The debrief of a round: to read, to open early, to take along. */
export function debriefRoutes(router: Router, services: Services): void {
  const { clock, database } = services;
  const subject: SubjectOf<'debrief'> = async ({ member, params }) =>
    (await interviewById(database.read, member.organizationId, params.id))?.candidateId ?? null;

  mount(
    router,
    services,
    'debrief',
    ({ member, params }) => readDebrief(services, member, params.id),
    subject,
  );

  mount(
    router,
    services,
    'openDebrief',
    ({ member, params }) => openDebrief(services, member, params.id),
    subject,
  );

  mount(
    router,
    services,
    'debriefMarkdown',
    async ({ member, params, res }) => {
      const debrief = await readDebrief(services, member, params.id);
      await keepTaken(services, member, params.id, debrief, 'markdown');
      const text = debriefMarkdown(debrief, { by: member, at: clock.now() });
      asFile(res, debrief, 'md').type('text/markdown').send(text);
    },
    subject,
  );

  mount(
    router,
    services,
    'debriefPdf',
    async ({ member, params, res }) => {
      const debrief = await readDebrief(services, member, params.id);
      await keepTaken(services, member, params.id, debrief, 'pdf');
      asFile(res, debrief, 'pdf').type('application/pdf');
      await writeDebriefPdf(debrief, { by: member, at: clock.now() }, res);
    },
    subject,
  );
}

/** Kept before it is given. */
const keepTaken = (
  { database, clock }: Services,
  { organizationId, id: actorId }: Member,
  interviewId: string,
  { candidateId }: Debrief,
  format: 'markdown' | 'pdf',
) =>
  database.transact((tx) => {
    const about = { organizationId, actorId, candidateId, interviewId, detail: { format } };
    return keepAudit(tx, { ...about, action: 'debrief.exported' }, clock.now());
  });

/** Named after the person; never kept by anything on the way. */
const asFile = (res: Response, { candidateName }: Debrief, extension: string): Response =>
  res
    .set('content-disposition', attachment(`Debrief ${candidateName}.${extension}`))
    .set('cache-control', 'private, no-store');
