import type { AuditAction } from '../../common/audit.ts';
import type { Input } from '../../common/contract.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import type { Member } from '../../common/member.ts';
import { mayIn } from '../../common/permissions.ts';
import {
  erasedAddress,
  memberIn,
  otherAdmins,
  setMemberActive,
  setMemberRole,
} from '../../db/members.ts';
import { dropNotices } from '../../db/notices.ts';
import { holdOrganization } from '../../db/organizations.ts';
import { endSessionsOf } from '../../db/sessions.ts';
import { endTokensOf } from '../../db/tokens.ts';
import type { Tx } from '../../db/transact.ts';
import { leaving } from '../../db/zoom-grants.ts';
import { keepAudit } from '../audit/keep.ts';
import type { Sealer } from '../auth/seal.ts';
import type { Services } from '../services.ts';
import { disconnect } from '../zoom/disconnect.ts';

/**
 * Changes what a member may: their role, or whether they may anything. Rings their bell, so that
 * what they have open follows at once, on every server (S14).
 * @throws AppError `not_found`; `conflict` where no admin would be left, or the member was erased;
 * `forbidden` where the caller was an admin until a moment ago
 */
export async function changeMember(
  { database, clock, sealer }: Pick<Services, 'database' | 'clock' | 'sealer'>,
  admin: Member,
  id: Id,
  change: Input<'changeMember'>,
): Promise<Member> {
  const { organizationId } = admin;
  return database.transact(async (tx) => {
    // Two admins who change each other take turns, and the second may be none any more.
    await holdOrganization(tx, organizationId);
    const actor = await memberIn(tx, organizationId, admin.id);
    if (actor === null || !mayIn(actor, 'members.manage')) {
      throw new AppError('forbidden', 'Your role does not allow this.');
    }
    const before = await memberIn(tx, organizationId, id);
    if (before === null) throw new AppError('not_found', 'There is no such member.');
    const after = { ...before, ...change };
    await mustStand(tx, before, after);
    const now = clock.now();
    const keep = (action: AuditAction, detail: Record<string, unknown>) =>
      keepAudit(
        tx,
        { organizationId, actorId: admin.id, action, detail: { memberId: id, ...detail } },
        now,
      );
    if (after.role !== before.role) {
      await setMemberRole(tx, id, after.role);
      await keep('member.role_changed', { from: before.role, to: after.role });
    }
    if (after.active !== before.active) {
      await setMemberActive(tx, id, after.active);
      if (!after.active) await letGo(tx, sealer, before, now);
      // Also when access is given back: who was just coming in when it ended may have left one.
      await endSignIns(tx, id);
      await keep(after.active ? 'member.reactivated' : 'member.deactivated', { role: after.role });
    }
    return after;
  });
}

/**
 * Why somebody cannot stop being an active admin; `null` where they can. Asked inside the
 * transaction that changes it, and before, to say so.
 */
export async function refusalOf(
  sql: Tx['sql'],
  { id, organizationId, role, active }: Member,
): Promise<string | null> {
  if (role !== 'admin' || !active || (await otherAdmins(sql, organizationId, id)) > 0) return null;
  return 'This is the last active admin. Make somebody else an admin first.';
}

async function mustStand(tx: Tx, before: Member, after: Member): Promise<void> {
  const staysAdmin = after.role === 'admin' && after.active;
  const refusal = staysAdmin ? null : await refusalOf(tx.sql, before);
  if (refusal !== null) throw new AppError('conflict', refusal);
  if (!before.active && before.email === erasedAddress(before.id)) {
    throw new AppError('conflict', 'This member’s data were erased. Invite them anew.');
  }
}

/** Ends their connection to Zoom, which keeps by what its door knows them, and drops what waits. */
async function letGo(tx: Tx, sealer: Sealer, { id }: Member, now: number): Promise<void> {
  const whose = await leaving(tx, { memberId: id });
  if (whose !== null && whose.zoomUserId !== null)
    await disconnect(tx, whose, { reason: 'disconnected', now, sealer });
  await dropNotices(tx, id);
}

async function endSignIns(tx: Tx, id: Id): Promise<void> {
  await endSessionsOf(tx, id);
  await endTokensOf(tx, id);
}
