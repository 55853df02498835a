import { SignJWT } from 'jose';

export interface SdkSignatureInput {
  clientId: string;
  clientSecret: string;
  meetingNumber: string;
  /** A host needs the host's ZAK beside the signature; who may be one is the caller's to know. */
  role: 'host' | 'participant';
  /** Milliseconds since the epoch. */
  now: number;
  /** From half an hour to two days, in seconds; two hours unless said otherwise. */
  lifetimeS?: number;
}

const SHORTEST_S = 1_800;
const LONGEST_S = 48 * 3_600;
const USUAL_S = 2 * 3_600;

/**
 * The Meeting SDK's signature: a JWT signed with the client secret (zoom-platform §7.9; vector
 * E.4). `sdkKey` is the same as `appKey`, for SDKs that know only the old name.
 * @throws RangeError for a lifetime that Zoom refuses, or a meeting number that is none
 */
export function sdkSignature(input: SdkSignatureInput): Promise<string> {
  const { clientId, clientSecret, meetingNumber, role, now, lifetimeS = USUAL_S } = input;
  if (!(lifetimeS >= SHORTEST_S && lifetimeS <= LONGEST_S))
    throw new RangeError('A signature lives from 30 minutes to 48 hours.');
  if (!/^\d{9,12}$/.test(meetingNumber)) throw new RangeError('That is no meeting number.');
  const iat = Math.floor(now / 1000);
  const exp = iat + Math.floor(lifetimeS);
  return new SignJWT({
    appKey: clientId,
    sdkKey: clientId,
    mn: meetingNumber,
    role: role === 'host' ? 1 : 0,
    iat,
    exp,
    tokenExp: exp,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(new TextEncoder().encode(clientSecret));
}
