import { z } from 'zod';
import { regionOf } from '../../../db/phones.ts';
import { endCallRecordings, putCallRecording } from '../../../db/records/call-recordings.ts';
import { countPassed, holdCalls } from '../../../db/records/calls.ts';
import { memberOfZoomUser } from '../../../db/records/collectors.ts';
import { organizationOfAccount } from '../../../db/records/instances.ts';
import type { Tx } from '../../../db/transact.ts';
import { historyRow, logRow, recordingRow, rowsOf } from '../../zoom/phone-schemas.ts';
import type { WebhookHandler, WebhookHandlers, ZoomEvent } from '../../zoom/webhooks.ts';
import {
  fromHistory,
  fromLog,
  fromRecording,
  namesOf,
  namesOfRecording,
  type Told,
} from './elements.ts';
import { fileElement } from './intake.ts';

const logs = z.object({
  account_id: z.string(),
  object: z.object({ user_id: z.string().optional(), call_logs: z.array(z.unknown()) }),
});
const recordings = z.object({
  account_id: z.string(),
  object: z.object({ recordings: z.array(z.unknown()) }),
});

interface Place {
  organizationId: string;
  /** When collecting began: nothing from before is kept. */
  since: string;
}

/** Where an event belongs; `null` where it is none of ours, or calls are not collected there. */
async function placeOf(tx: Tx, accountId: string): Promise<Place | null> {
  const organizationId = await organizationOfAccount(tx, accountId);
  if (organizationId === null) return null;
  const since = await holdCalls(tx, organizationId);
  return since === null ? null : { organizationId, since };
}

/** Each side of a call tells of it, and Zoom in its old form beside the new. */
function history(side: 'in' | 'out', form: 'history' | 'log'): WebhookHandler {
  return async (tx, event, { clock }) => {
    const parsed = logs.safeParse(event.payload);
    if (!parsed.success) return;
    const { account_id, object } = parsed.data;
    const place = await placeOf(tx, account_id);
    if (place === null) return;
    const { organizationId, since } = place;
    const told: Told = {
      memberId: await memberOfZoomUser(tx, organizationId, object.user_id ?? null),
      side,
      region: await regionOf(tx, organizationId),
    };
    const elements =
      form === 'history'
        ? rowsOf(historyRow, object.call_logs).map((row) => fromHistory(row, told))
        : rowsOf(logRow, object.call_logs).map((row) => fromLog(row, told));
    for (const one of elements) {
      if (one !== null && one.startedAt < since) continue;
      const call = one && (await fileElement(tx, organizationId, one, namesOf(one), clock.now()));
      if (call === null) await countPassed(tx, organizationId);
    }
  };
}

const recorded: WebhookHandler = async (tx, event, { clock }) => {
  const parsed = recordings.safeParse(event.payload);
  if (!parsed.success) return;
  const place = await placeOf(tx, parsed.data.account_id);
  if (place === null) return;
  const { organizationId, since } = place;
  const region = await regionOf(tx, organizationId);
  for (const row of rowsOf(recordingRow, parsed.data.object.recordings)) {
    const owner = row.owner?.type === undefined || row.owner.type === 'user' ? row.owner?.id : null;
    const memberId = await memberOfZoomUser(tx, organizationId, row.user_id ?? owner ?? null);
    const element = fromRecording(row, { memberId, side: 'in', region });
    if (element === null || element.startedAt < since) continue;
    const names = namesOfRecording(row);
    const callId = await fileElement(tx, organizationId, element, names, clock.now());
    if (callId === null) continue;
    const { id, download_url: url } = row;
    const recording = { id, organization_id: organizationId, call_id: callId };
    await putCallRecording(tx, { ...recording, member_id: memberId, url, gone: 0 });
  }
};

const recordingGone: WebhookHandler = async (tx, event: ZoomEvent) => {
  const parsed = recordings.safeParse(event.payload);
  if (!parsed.success) return;
  const organizationId = await organizationOfAccount(tx, parsed.data.account_id);
  if (organizationId === null) return;
  const named = rowsOf(z.object({ id: z.string() }), parsed.data.object.recordings);
  const ids = named.map(({ id }) => id);
  await endCallRecordings(tx, organizationId, ids);
};

/** What Zoom Phone tells. Calls that have just ended are told of again by their history. */
export const PHONE_HANDLERS: WebhookHandlers = {
  'phone.caller_call_history_completed': [history('out', 'history')],
  'phone.callee_call_history_completed': [history('in', 'history')],
  'phone.caller_call_log_completed': [history('out', 'log')],
  'phone.callee_call_log_completed': [history('in', 'log')],
  'phone.recording_completed': [recorded],
  'phone.recording_deleted': [recordingGone],
  'phone.recording_permanently_deleted': [recordingGone],
};
