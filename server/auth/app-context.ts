import { createDecipheriv, createHash } from 'node:crypto';
import { z } from 'zod';
import { interviewIn } from '../../common/deeplink.ts';
import { AppError } from '../../common/errors.ts';
import type { Id } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';

/** What Zoom says about who opened the app, where. Unknown fields are Zoom's business. */
export interface AppContext {
  /** Zoom user id; absent for guests and for those who have not added the app. */
  uid: string | null;
  /** Meeting instance UUID; absent outside a meeting. */
  mid: string | null;
  typ: string;
  /** The interview whose link opened the app. A wish: it finds, it does not permit. */
  asked: Id | null;
  /** Epoch milliseconds. */
  exp: number;
  /** Of the encoded context: what one-time use is remembered by. */
  hash: string;
}

const ISSUER = 'marketplace.zoom.us';
const TAG_BYTES = 16;

const payload = z.object({
  typ: z.string().min(1).max(100),
  uid: z.string().min(1).max(200).nullish(),
  mid: z.string().min(1).max(200).nullish(),
  /** Other apps' actions, and Zoom's own, are whatever they are. */
  act: z.unknown().optional(),
  aud: z.string(),
  iss: z.string(),
  ts: z.number(),
  exp: z.number(),
});

const refused = (why: string) =>
  new AppError('unauthenticated', `Zoom's context ${why}. Close Hireside and open it again.`);

/**
 * Opens and checks an encoded app context, from the `x-zoom-app-context` header or from
 * `getAppContext()`. Layout and key: zoom-apps docs, "Zoom App Context": base64url of
 * `[ivLength u8][iv][aadLength u16le][aad][cipherLength i32le][cipherText][tag 16]`, AES-256-GCM
 * with SHA-256 of the client secret. Every length comes from outside and is checked before use.
 * @throws AppError `unauthenticated`, with a sentence and no detail of the payload
 */
export function openAppContext(
  encoded: string,
  app: { clientId: string; clientSecret: string },
  now: number,
): AppContext {
  if (encoded.length > LIMITS.appContext) throw refused('is too long');
  const parsed = payload.safeParse(decrypt(encoded, app.clientSecret));
  if (!parsed.success) throw refused('is not complete');
  const { typ, uid, mid, act, aud, iss, ts, exp } = parsed.data;
  if (aud !== app.clientId || iss !== ISSUER) throw refused('belongs to another app');
  if (exp <= now - LIMITS.appContextSkewMs) throw refused('is too old');
  if (ts > now + LIMITS.appContextSkewMs) throw refused('is from the future');
  const hash = createHash('sha256').update(canonical(encoded)).digest('hex');
  return { uid: uid ?? null, mid: mid ?? null, typ, asked: interviewIn(act), exp, hash };
}

/** The same bytes in another alphabet or padding are the same context. */
const canonical = (encoded: string) => Buffer.from(encoded, 'base64').toString('base64url');

function decrypt(encoded: string, clientSecret: string): unknown {
  const fields = layout(Buffer.from(encoded, 'base64'));
  const key = createHash('sha256').update(clientSecret, 'utf8').digest();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, fields.iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(fields.aad);
    decipher.setAuthTag(fields.tag);
    const plain = Buffer.concat([decipher.update(fields.cipherText), decipher.final()]);
    return JSON.parse(plain.toString('utf8'));
  } catch {
    throw refused('cannot be read');
  }
}

function layout(bytes: Buffer) {
  let at = 0;
  const take = (length: number) => {
    if (length < 0 || length > bytes.length - at) throw refused('is cut short');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const ivLength = take(1).readUInt8();
  if (ivLength === 0) throw refused('cannot be read');
  const iv = take(ivLength);
  const aad = take(take(2).readUInt16LE());
  const cipherText = take(take(4).readInt32LE());
  const tag = bytes.subarray(at);
  if (tag.length !== TAG_BYTES) throw refused('is cut short');
  return { iv, aad, cipherText, tag };
}
