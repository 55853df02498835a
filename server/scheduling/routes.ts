import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { interviewById } from '../../db/interviews.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { availability } from './availability.ts';
import { hostLink, openItself, panelLink, signatureFor } from './host.ts';
import { presentMeeting, seen } from './meeting.ts';
import { untilSettled } from './wait.ts';
import { wantChange, wantNone } from './wish.ts';

/** The Zoom meeting of an interview, ways into it, and who is free. */
export function schedulingRoutes(router: Router, services: Services): void {
  const { database, clock } = services;
  const subject = async (call: { params: { id: string }; member: { organizationId: string } }) =>
    (await interviewById(database.read, call.member.organizationId, call.params.id))?.candidateId ??
    null;

  mount(
    router,
    services,
    'interviewMeeting',
    async ({ member, params }) =>
      presentMeeting(services, member, await seen(services, member, params.id)),
    subject,
  );

  mount(
    router,
    services,
    'tryMeeting',
    async ({ member, params }) => {
      const { plan } = await seen(services, member, params.id);
      if (plan === null) throw new AppError('conflict', 'No Zoom meeting is wanted here yet.');
      const of = { organizationId: member.organizationId, interviewId: params.id };
      const isCancelled = plan.state === 'cancelled';
      if (!isCancelled) await database.transact((tx) => wantChange(tx, of, {}, clock.now()));
      else if (plan.problem !== null || plan.calendar_state === 'failed')
        await database.transact((tx) => wantNone(tx, of, clock.now()));
      await untilSettled(services, member.organizationId, params.id);
      return presentMeeting(services, member, await seen(services, member, params.id));
    },
    subject,
  );

  mount(
    router,
    services,
    'hostMeeting',
    async ({ member, params, res }) => {
      res.set('cache-control', 'no-store');
      return { url: await hostLink(services, member, params.id) };
    },
    subject,
  );

  mount(
    router,
    services,
    'sdkSignature',
    async ({ member, params, input, res }) => {
      res.set('cache-control', 'no-store');
      return signatureFor(services, member, params.id, input);
    },
    subject,
  );

  mount(
    router,
    services,
    'openAutomatically',
    ({ member, params, input }) => openItself(services, member, params.id, input.on),
    subject,
  );

  mount(
    router,
    services,
    'panelLink',
    async ({ member, params }) => ({ url: await panelLink(services, member, params.id) }),
    subject,
  );

  mount(router, services, 'availability', ({ member, query }) =>
    availability(services, member, query),
  );
}
