import { NOON } from '../../support/fixtures.ts';
import { contextFor } from '../../support/server.ts';

/** A context that was never used before. */
export const freshContext = (
  who: { uid?: string; mid?: string },
  now = NOON,
  more: Record<string, unknown> = {},
): string => contextFor(who, now, { nonce: crypto.randomUUID(), ...more });

export interface Page {
  status: number;
  html: string;
  headers: Headers;
  /** The session cookie as a browser would send it back; `null` where none was set. */
  cookie: string | null;
}

/** Opens the Home URL as a Zoom client does. */
export async function openHome(
  url: string,
  context: string | null,
  more: Record<string, string> = {},
): Promise<Page> {
  const res = await fetch(`${url}/`, {
    headers: {
      accept: 'text/html',
      ...(context === null ? {} : { 'x-zoom-app-context': context }),
      ...more,
    },
  });
  return {
    status: res.status,
    html: await res.text(),
    headers: res.headers,
    cookie: res.headers.get('set-cookie')?.split(';')[0] ?? null,
  };
}

export const FOUR_HEADERS = [
  'strict-transport-security',
  'x-content-type-options',
  'content-security-policy',
  'referrer-policy',
];

/** Who the server takes the holder of a cookie for; the status where it is nobody. */
export async function whoIs(url: string, cookie: string): Promise<string | number> {
  const res = await fetch(`${url}/api/me`, { headers: { cookie } });
  if (res.status !== 200) return res.status;
  return ((await res.json()) as { member: { id: string } }).member.id;
}
