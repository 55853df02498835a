import type { Tx } from './transact.ts';

/** One delivery, by what was signed and by Zoom's own name for it. */
export interface Delivery {
  hash: string;
  requestId: string | null;
  event: string;
  receivedAt: string;
  expiresAt: string;
}

/**
 * Marks a delivery as received.
 * @returns false when one with this body, or of this name, was received before
 */
export async function receiveOnce(tx: Tx, delivery: Delivery): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('webhook_delivery')
    .values({
      hash: delivery.hash,
      request_id: delivery.requestId,
      event: delivery.event,
      received_at: delivery.receivedAt,
      expires_at: delivery.expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
