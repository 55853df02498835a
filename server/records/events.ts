import { z } from 'zod';
import { type Instant, toInstant, toMs } from '../../common/time.ts';
import { instanceByUuid } from '../../db/records/instance-rows.ts';
import {
  type InstanceOf,
  interviewOfInstance,
  organizationOfAccount,
} from '../../db/records/instances.ts';
import type { Tx } from '../../db/transact.ts';

/*
 * What is read of Zoom's meeting events. Numbers of meetings come as numbers and as text; times in
 * UTC, to the second; what may be empty, or missing, often is.
 */

const text = z
  .string()
  .max(1_000)
  .optional()
  .transform((value) => value || null);
const time = z.iso
  .datetime({ offset: true })
  .transform((value): Instant => toInstant(toMs(value)))
  .nullish()
  .catch(null)
  .transform((value) => value ?? null);
const number = z
  .union([z.number(), z.string()])
  .transform((value) => String(value).replaceAll(/\D/g, ''))
  .optional()
  .transform((value) => value || null);

export const meetingObject = z.object({
  id: number,
  uuid: z.string().min(1).max(100),
  host_id: text,
  start_time: time,
  end_time: time,
});
export const meetingPayload = z.object({ account_id: z.string(), object: meetingObject });

export const participant = z.object({
  /** Of the connection; another one after each rejoin. */
  user_id: z.union([z.string(), z.number()]).transform(String),
  user_name: text,
  /** The Zoom user; only where the account knows them. */
  id: text,
  participant_user_id: text,
  email: text,
  join_time: time,
  leave_time: time,
  leave_reason: text,
});
export const participantPayload = meetingPayload.extend({
  object: meetingObject.extend({ participant }),
});

export const alertPayload = meetingPayload.extend({
  object: meetingObject.extend({ issues: z.array(z.string().max(200)).max(20) }),
});

/** An event about a meeting as planned, not about a run of it. */
export const planPayload = z.object({
  account_id: z.string(),
  object: z.object({ id: number }),
});

export interface Run extends InstanceOf {
  organizationId: string;
  uuid: string;
  number: string | null;
  hostZoomId: string | null;
}

/**
 * Which interview's run an event is of; `null` where it is of no interview, and then nothing of it
 * is kept.
 * @param at when it happened, milliseconds, where it does not say when the run began
 */
export async function runOf(
  tx: Tx,
  { account_id, object }: z.output<typeof meetingPayload>,
  at: number,
): Promise<Run | null> {
  const organizationId = await organizationOfAccount(tx, account_id);
  if (organizationId === null) return null;
  const { uuid, host_id: hostZoomId } = object;
  const known = await instanceByUuid(tx.sql, organizationId, uuid);
  const began = known?.started_at ?? object.start_time;
  const when = began === null ? at : toMs(began);
  const found = await interviewOfInstance(tx, organizationId, {
    uuid,
    number: object.id,
    at: when,
  });
  return found && { ...found, organizationId, uuid, number: object.id, hostZoomId };
}
