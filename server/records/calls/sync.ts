import { toInstant } from '../../../common/time.ts';
import { SCOPES_OF } from '../../../common/zoom-features.ts';
import { regionOf } from '../../../db/phones.ts';
import { countPassed, holdCalls } from '../../../db/records/calls.ts';
import { collectors } from '../../../db/records/collectors.ts';
import { forgetPhoneSync, phoneSyncOf, savePhoneSync } from '../../../db/records/phone-syncs.ts';
import { requeue } from '../../../db/tasks.ts';
import type { Services } from '../../services.ts';
import type { Lease } from '../../tasks/lease.ts';
import type { OutwardHandler } from '../../tasks/runner.ts';
import { isZoomError } from '../../zoom/errors.ts';
import { SYNC_COUNT, type SyncedCalls } from '../../zoom/phone.ts';
import { afterRefusal } from '../refused.ts';
import { fromHistory, namesOf } from './elements.ts';
import { fileElement } from './intake.ts';

/** Reads one member's call history: the net under the webhooks. */
export const PHONE_SYNC = 'phone.sync';

export interface SyncPayload {
  organizationId: string;
  memberId: string;
}

/** Steps back through a history that is read from the beginning. */
const PAGES_MAX = 20;

/**
 * Queues a look at the call history of everyone who may be asked for it.
 * @param of one organization only
 */
export async function queuePhoneSyncs(
  { database }: Services,
  now: number,
  of?: string,
): Promise<void> {
  for (const { memberId, organizationId, scope } of await collectors(database, 'phone', of)) {
    const granted = scope.split(' ');
    if (!SCOPES_OF.phone.every((one) => granted.includes(one))) continue;
    const payload: SyncPayload = { organizationId, memberId };
    await database.transact((tx) =>
      requeue(tx, { kind: PHONE_SYNC, key: memberId, payload, runAt: now }),
    );
  }
}

export function syncingCalls(services: Services): OutwardHandler {
  return async ({ payload }, lease) => {
    const who = payload as SyncPayload;
    try {
      await sync(services, who, lease);
      return async () => null;
    } catch (error) {
      return afterRefusal(error);
    }
  };
}

async function sync(services: Services, who: SyncPayload, lease: Lease): Promise<void> {
  const client = services.zoom.clientFor(who.memberId);
  const begun = await lease.transact(async (tx) => ({
    since: await holdCalls(tx, who.organizationId),
    token: await phoneSyncOf(tx, who.memberId),
  }));
  const { since } = begun;
  if (since === null) return;

  let token = begun.token;
  while (token !== null) {
    const page = await client.syncCalls({ type: 'ISync', token }).catch((error: unknown) => {
      // A token that Zoom does not know any more: everything is read again.
      if (isZoomError(error, 'refused') || isZoomError(error, 'not_found')) return null;
      throw error;
    });
    if (page === null) {
      await lease.transact((tx) => forgetPhoneSync(tx, who.memberId));
      break;
    }
    const next: string | null = page.token;
    await keep(who, lease, page, since, next ?? token);
    if (page.count < SYNC_COUNT || next === null || next === token) return;
    token = next;
  }
  await fullSync(services, who, lease, since);
}

/** The latest rows first, then back to when collecting began. */
async function fullSync(
  { zoom }: Services,
  who: SyncPayload,
  lease: Lease,
  since: string,
): Promise<void> {
  const client = zoom.clientFor(who.memberId);
  const latest = await client.syncCalls({ type: 'FSync' });
  let page = latest;
  for (let pages = 1; ; pages++) {
    await keep(who, lease, page, since, null);
    const isBehind = page.rows.some(({ start_time }) => start_time < since);
    if (isBehind || page.count < SYNC_COUNT || page.token === null || pages >= PAGES_MAX) break;
    page = await client.syncCalls({ type: 'BSync', token: page.token });
  }
  // Only now: whoever died on the way begins anew.
  if (latest.token !== null) await keep(who, lease, { ...latest, rows: [] }, since, latest.token);
}

/** Files a page, and how far that was, together. */
async function keep(
  { organizationId, memberId }: SyncPayload,
  lease: Lease,
  page: SyncedCalls,
  since: string,
  token: string | null,
): Promise<void> {
  await lease.transact(async (tx, now) => {
    if ((await holdCalls(tx, organizationId)) === null) return;
    const region = await regionOf(tx, organizationId);
    for (const row of page.rows) {
      if (row.start_time < since) continue;
      const element = fromHistory(row, { memberId, side: 'in', region });
      const call =
        element && (await fileElement(tx, organizationId, element, namesOf(element), now));
      if (call === null) await countPassed(tx, organizationId);
    }
    if (token === null) return;
    const at = toInstant(now);
    await savePhoneSync(tx, {
      member_id: memberId,
      organization_id: organizationId,
      sync_token: token,
      at,
    });
  });
}
