import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INVENTORY } from '../../db/inventory/inventory.ts';
import {
  CALL_SOURCES,
  CLIENT_SCOPES,
  usesOf,
  WEBHOOK_SOURCES,
  webhookSource,
} from '../../server/privacy/zoom-sources.ts';
import { CALL_SCOPES } from '../../server/zoom/scopes.ts';
import { WEBHOOK_HANDLERS } from '../../server/zoom/webhook-handlers.ts';

interface Manifest {
  oauth_information: { scopes: { scope: string }[] };
  features: { event_subscription: { events: { event_types: string[] }[] } };
}
const manifest: Manifest = JSON.parse(
  readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8'),
);
const columns = new Set(
  Object.entries(INVENTORY).flatMap(([table, one]) =>
    Object.keys(one.columns).map((column) => `${table}.${column}`),
  ),
);

describe('where data from Zoom come from and go to', () => {
  test('every call is named, and fills only columns there are', () => {
    expect(Object.keys(CALL_SOURCES).sort()).toEqual(Object.keys(CALL_SCOPES).sort());
    const all = [CALL_SOURCES, WEBHOOK_SOURCES, CLIENT_SCOPES].flatMap((one) => Object.values(one));
    for (const { fills } of all) for (const one of fills) expect(columns).toContain(one);
  });

  test('every scope that is asked for is used', () => {
    const asked = manifest.oauth_information.scopes.map(({ scope }) => scope);
    expect(asked.filter((scope) => usesOf(scope).length === 0)).toEqual([]);
  });

  test('every message that is subscribed to or handled is named', () => {
    const { events } = manifest.features.event_subscription;
    const heard = [
      ...events.flatMap(({ event_types }) => event_types),
      ...Object.keys(WEBHOOK_HANDLERS),
    ];
    expect(heard.filter((event) => webhookSource(event) === null)).toEqual([]);
  });
});
