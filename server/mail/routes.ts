import type { Router } from 'express';
import { interviewById } from '../../db/interviews.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { draftInvitation, sendInvitation } from './invite.ts';

/** The invitation of an interview: its draft with what was sent before, and sending it. */
export function mailRoutes(router: Router, services: Services): void {
  const { database } = services;
  const subject = async (call: { params: { id: string }; member: { organizationId: string } }) =>
    (await interviewById(database.read, call.member.organizationId, call.params.id))?.candidateId ??
    null;

  mount(
    router,
    services,
    'invitation',
    ({ member, params }) => draftInvitation(services, member, params.id),
    subject,
  );

  mount(
    router,
    services,
    'sendInvitation',
    ({ member, params, input }) => sendInvitation(services, member, params.id, input),
    subject,
  );
}
