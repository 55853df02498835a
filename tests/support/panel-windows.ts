import type { Page } from 'playwright-core';
import { readConfig } from '../../server/config.ts';
import { sealAppContext } from '../../server/rehearsal/app-context.ts';
import { rehearsalCast } from '../../server/seed/rehearsal.ts';

/** The panel of the first interview: each is taken to it by the hour alone. */
export const PANEL_MEMBERS = ['elena', 'kofi', 'tomasz'] as const;

/**
 * Does for a page what the desktop client does: each load of the Home URL carries a fresh app
 * context, and no other request does.
 */
export async function proxyTo(
  page: Page,
  member: (typeof PANEL_MEMBERS)[number],
  mid: string,
): Promise<void> {
  const { clientId, clientSecret } = readConfig({}).zoom;
  const uid = rehearsalCast().members[member].zoomUserId;
  await page.route('**/', (route) => {
    const ts = Date.now();
    const context = sealAppContext(
      {
        typ: 'meeting',
        uid,
        mid,
        aud: clientId,
        iss: 'marketplace.zoom.us',
        ts,
        exp: ts + 120_000,
        entitlements: [],
      },
      clientSecret,
    );
    const headers = { ...route.request().headers(), 'x-zoom-app-context': context };
    return route.continue({ headers });
  });
}
