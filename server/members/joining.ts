import type { Router } from 'express';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import { toInstant } from '../../common/time.ts';
import { hasMember, keepRefusal, pendingRequests, takeRequest } from '../../db/joining.ts';
import { insertMember } from '../../db/members.ts';
import { add } from '../auth/admission.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import { queueMemberInvitation } from '../mail/member-invitation.ts';
import type { Services } from '../services.ts';

/** How people become members: an admin invites them, or answers those who ask. */
export function joiningRoutes(router: Router, services: Services): void {
  const { database, clock, mail } = services;

  mount(router, services, 'inviteMember', async ({ member: admin, input }) => {
    const now = clock.now();
    const { organizationId, timeZone } = admin;
    const { id = newId(now), role } = input;
    const email = input.email.toLowerCase();
    // Named by their address until Zoom says who they are.
    const invited = { id, organizationId, email, name: input.name ?? email, role, timeZone };
    await database.transact(async (tx) => {
      if (await hasMember(tx, organizationId, email)) throw isMember(email);
      await insertMember(tx, { ...invited, zoomUserId: null, createdAt: toInstant(now) });
      if (mail !== null) await queueMemberInvitation(tx, invited, admin, now);
    });
    return { ...invited, active: true, mailed: mail !== null };
  });

  mount(router, services, 'listJoinRequests', async ({ member, query }) => {
    const key = decodeCursor(query.cursor, 2);
    const after = key ? { at: key[0]!, id: key[1]! } : undefined;
    const rows = await pendingRequests(database, member.organizationId, {
      after,
      limit: query.limit + 1,
    });
    return pageOf(
      rows,
      query.limit,
      ({ asked_at, id }) => [asked_at, id],
      ({ id, name, email, asked_at: askedAt }) => ({ id, name, email, askedAt }),
    );
  });

  mount(router, services, 'answerJoinRequest', async ({ member: admin, params, input }) => {
    const now = clock.now();
    return database.transact(async (tx) => {
      const request = await takeRequest(tx, admin.organizationId, params.id);
      if (request === null) throw new AppError('not_found', 'Nobody waits for this answer.');
      if (input.decision === 'refuse') {
        await keepRefusal(tx, request);
        return { member: null };
      }
      const { organization_id, zoom_user_id: zoomUserId, email, name } = request;
      if (await hasMember(tx, organization_id, email)) throw isMember(email);
      const person = { zoomUserId, email, name, timeZone: request.time_zone };
      return { member: await add(tx, organization_id, person, input.role, now) };
    });
  });
}

const isMember = (email: string) =>
  new AppError('conflict', `${email} is a member already. Change their role, or reactivate them.`);
