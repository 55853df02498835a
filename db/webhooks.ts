import type { Tx } from './transact.ts';

/** Marks a delivery as received. @returns false when it was received before */
export async function receiveOnce(
  tx: Tx,
  delivery: { hash: string; event: string; receivedAt: string; expiresAt: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.sql
    .insertInto('webhook_delivery')
    .values({
      hash: delivery.hash,
      event: delivery.event,
      received_at: delivery.receivedAt,
      expires_at: delivery.expiresAt,
    })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
