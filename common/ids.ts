/** Row and event identifiers: text, made by whoever creates the row, sortable by creation time. */
export type Id = string;

/** Web Crypto, the one global that browsers and Node share and this folder needs. */
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array };

let lastMs = 0;
let sequence = 0;

/**
 * A UUID version 7 (RFC 9562 §5.7): 48 bits of Unix milliseconds, then a 12-bit counter that
 * keeps ids of one millisecond in order, then 62 random bits from `crypto.getRandomValues`.
 * @param now Unix milliseconds; a clock that steps back keeps the last time, so order holds.
 */
export function newId(now: number = Date.now()): Id {
  const random = crypto.getRandomValues(new Uint8Array(10));
  if (now > lastMs) {
    lastMs = now;
    sequence = random[0]! & 0x7f;
  } else {
    sequence += 1;
    if (sequence > 0xfff) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const bytes = new Uint8Array(16);
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(lastMs / 2 ** (40 - 8 * i)) % 256;
  bytes[6] = 0x70 | (sequence >> 8);
  bytes[7] = sequence & 0xff;
  bytes.set(random.subarray(2), 8);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** What an id may look like. UUIDs, ULIDs and the seed's readable ids all fit. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{6,64}$/;
