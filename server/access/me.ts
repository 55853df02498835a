import type { Router } from 'express';
import type { AuditAction } from '../../common/audit.ts';
import { newId } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { toInstant } from '../../common/time.ts';
import { correctMember, memberOf } from '../../db/members.ts';
import {
  askToBeErased,
  erasureRequests,
  requestOf,
  takeBackRequest,
} from '../../db/privacy/erasure-requests.ts';
import { keepAudit } from '../audit/keep.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { peopleTopic } from '../stream/hub.ts';

/** What members do about their own data: correct it, and ask for it to be erased. */
export function meRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'changeMe', async ({ member, input }) => {
    const { id, organizationId } = member;
    await database.transact(async (tx) => {
      await correctMember(tx, id, input);
      // Names are in what panels have fetched already.
      tx.afterCommitRing(peopleTopic(organizationId));
    });
    return (await memberOf(database.read, organizationId, id)) ?? member;
  });

  mount(router, services, 'myErasure', async ({ member }) => ({
    askedAt: (await requestOf(database.read, member.id))?.at ?? null,
  }));

  mount(router, services, 'askErasure', async ({ member }) => {
    const { id: member_id, organizationId: organization_id } = member;
    const now = clock.now();
    await database.transact(async (tx) => {
      const row = { id: newId(now), organization_id, member_id, at: toInstant(now) };
      if (await askToBeErased(tx, row))
        await keepAudit(tx, actOf(member, 'privacy.own_erasure_asked'), now);
    });
    return { askedAt: (await requestOf(database.read, member_id))?.at ?? null };
  });

  mount(router, services, 'withdrawMyErasure', async ({ member }) => {
    const now = clock.now();
    await database.transact(async (tx) => {
      if (await takeBackRequest(tx, member.id))
        await keepAudit(tx, actOf(member, 'privacy.own_erasure_withdrawn'), now);
    });
  });

  mount(router, services, 'listErasureRequests', async ({ member }) => ({
    items: await erasureRequests(database.read, member.organizationId),
  }));
}

const actOf = ({ id: actorId, organizationId }: Member, action: AuditAction) => ({
  organizationId,
  actorId,
  action,
});
