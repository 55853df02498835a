import { z } from 'zod';
import { toInstant } from '../../../common/time.ts';
import { copiedRecordings } from '../../../db/records/copies.ts';
import { organizationOfAccount } from '../../../db/records/instances.ts';
import type { WebhookHandler } from '../../zoom/webhooks.ts';
import type { Move } from './log.ts';
import { complete, moveKnown } from './recordings.ts';

const MANY = 10_000;
const uuid = z.string().min(1).max(200);

/** Trashed recordings come as ids only; deleted and recovered ones with the files that were meant. */
const payload = z.object({
  account_id: z.string(),
  object: z.object({
    meeting_uuids: z.array(uuid).max(MANY).default([]),
    meetings: z
      .array(
        z.object({
          meeting_uuid: uuid.optional(),
          recording_file_ids: z.array(z.string().max(200)).max(MANY).default([]),
        }),
      )
      .max(MANY)
      .default([]),
  }),
});

/**
 * `recording.batch_trashed`, `.batch_recovered` and `.batch_deleted`: the same for many at once. It
 * does not say of what meetings they are, so that one we have not heard of yet stays unknown.
 */
export const recordingsMoved =
  (to: Move): WebhookHandler =>
  async (tx, event, { clock }) => {
    const parsed = payload.safeParse(event.payload);
    if (!parsed.success) return;
    const { account_id, object } = parsed.data;
    const organizationId = await organizationOfAccount(tx, account_id);
    if (organizationId === null) return;
    const all = [
      ...object.meeting_uuids.map((one) => ({ uuid: one, files: [] })),
      ...object.meetings.flatMap(({ meeting_uuid, recording_file_ids: files }) =>
        meeting_uuid === undefined ? [] : [{ uuid: meeting_uuid, files }],
      ),
    ];
    // A whole account's may come without a name: of what is copied, Zoom is asked which are left.
    if (all.length === 0 && to !== 'recovered')
      for (const id of await copiedRecordings(tx, organizationId))
        await complete(tx, { id, organization_id: organizationId }, clock.now());
    const at = toInstant(event.at);
    // Always in one order, so that two deliveries do not wait for each other.
    all.sort((a, b) => (a.uuid < b.uuid ? -1 : 1));
    for (const one of all) await moveKnown(tx, { organizationId, ...one, to, at }, clock.now());
  };
