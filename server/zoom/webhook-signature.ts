import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const hmac = (secret: string, ...parts: (string | Uint8Array)[]): string => {
  const mac = createHmac('sha256', secret);
  for (const part of parts) mac.update(part);
  return mac.digest('hex');
};

/**
 * Zoom's signature of a webhook: `v0=` and the HMAC of `v0:timestamp:body`, over the bytes as they
 * came (developers.zoom.us, "Using webhooks").
 */
export const signatureOf = (secret: string, timestamp: string, body: Uint8Array): string =>
  `v0=${hmac(secret, `v0:${timestamp}:`, body)}`;

/** The answer to Zoom's question whether we have the secret token, in URL validation. */
export const validationOf = (secret: string, plainToken: string): string =>
  hmac(secret, plainToken);

/** What tells one delivery from another: signed bytes, and not a header that anybody can change. */
export const deliveryHash = (body: Uint8Array): string =>
  createHash('sha256').update(body).digest('hex');

export type Refused = 'unsigned' | 'bad_signature' | 'out_of_window';

/**
 * Whether a delivery comes from Zoom and is of now.
 * @param windowMs how far its time may be from ours, either way; Zoom tries again up to 85 minutes
 * later, and does not say whether it signs anew
 * @returns why it is refused; `null` where it is good
 */
export function refusalOf(
  delivery: { signature: string | undefined; timestamp: string | undefined; body: Uint8Array },
  { secret, windowMs, now }: { secret: string; windowMs: number; now: number },
): Refused | null {
  const { signature, timestamp, body } = delivery;
  if (signature === undefined || timestamp === undefined) return 'unsigned';
  const expected = Buffer.from(signatureOf(secret, timestamp, body));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'bad_signature';
  const at = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) * 1_000 : Number.NaN;
  return Math.abs(now - at) <= windowMs ? null : 'out_of_window';
}
