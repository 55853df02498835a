import type { Router } from 'express';
import { interviewById } from '../../db/interviews.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { draftInvitation } from './draft.ts';
import { sendInvitation } from './invite.ts';
import { recordReply } from './reply.ts';
import { changeTemplate, listTemplates } from './templates.ts';

/** The mails about an interview, what the candidate answered, and the templates they are made of. */
export function mailRoutes(router: Router, services: Services): void {
  const { database } = services;
  const subject = async (call: { params: { id: string }; member: { organizationId: string } }) =>
    (await interviewById(database.read, call.member.organizationId, call.params.id))?.candidateId ??
    null;

  mount(
    router,
    services,
    'invitation',
    ({ member, params, query }) => draftInvitation(services, member, params.id, query),
    subject,
  );

  mount(
    router,
    services,
    'sendInvitation',
    ({ member, params, input }) => sendInvitation(services, member, params.id, input),
    subject,
  );

  mount(
    router,
    services,
    'recordReply',
    ({ member, params, input }) => recordReply(services, member, params.id, input),
    subject,
  );

  mount(router, services, 'mailTemplates', async ({ member }) => ({
    items: await listTemplates(database.read, member.organizationId),
  }));

  mount(router, services, 'putMailTemplate', ({ member, params, input }) =>
    changeTemplate(services, member, params.id, input),
  );

  mount(router, services, 'resetMailTemplate', ({ member, params, query }) =>
    changeTemplate(services, member, params.id, query),
  );
}
