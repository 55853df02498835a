import { createCipheriv, createHash, randomBytes } from 'node:crypto';

/** The fields of Zoom's app context that the rehearsal uses; times are epoch milliseconds. */
export interface AppContextPayload {
  typ: string;
  /** Absent for people who are not signed in to Zoom. */
  uid?: string;
  mid?: string;
  aud: string;
  iss: string;
  ts: number;
  exp: number;
  attendrole?: string;
  bmid?: string;
  /** What the link carried that opened the app. */
  act?: string;
  entitlements: readonly string[];
}

/** How long Zoom's contexts are good for, milliseconds. */
export const CONTEXT_LIFETIME_MS = 120_000;

/**
 * Mints an app context as a Zoom client would send it: AES-256-GCM under SHA-256 of the client
 * secret, behind a header of little-endian lengths (Zoom Apps, "Zoom App context").
 * @param iv fresh random bytes unless a test needs the same context twice
 * @returns base64url text: `ivLength iv aadLength aad cipherLength cipher tag`
 */
export function sealAppContext(
  payload: AppContextPayload,
  clientSecret: string,
  iv: Uint8Array = randomBytes(12),
  aad: Uint8Array = new Uint8Array(),
): string {
  const key = createHash('sha256').update(clientSecret, 'utf8').digest();
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  cipher.setAAD(aad);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(payload), 'utf8'), cipher.final()]);

  const aadLength = Buffer.alloc(2);
  aadLength.writeUInt16LE(aad.length);
  const sealedLength = Buffer.alloc(4);
  sealedLength.writeInt32LE(sealed.length);
  return Buffer.concat([
    Buffer.of(iv.length),
    iv,
    aadLength,
    aad,
    sealedLength,
    sealed,
    cipher.getAuthTag(),
  ]).toString('base64url');
}
