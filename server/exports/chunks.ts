import { createCipheriv, createDecipheriv } from 'node:crypto';

/** What is kept in one row, before it is sealed. */
export const CHUNK_BYTES = 1024 * 1024;
const TAG_BYTES = 16;

/** A key seals each number once: it is made for one attempt at one export. */
const nonceOf = (seq: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(seq, 8);
  return nonce;
};

/** AES-256-GCM, bound to its place in the file: chunks cannot change places. */
export function sealChunk(key: Buffer, seq: number, bytes: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(seq), { authTagLength: TAG_BYTES });
  return Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

/** @throws where the chunk is damaged, of another export or at another place */
export function openChunk(key: Buffer, seq: number, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(seq), { authTagLength: TAG_BYTES });
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
}
