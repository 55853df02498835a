import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contract } from '../../common/contract.ts';
import { CAPABILITIES } from '../../common/zoom-capabilities.ts';
import { SCOPES_OF, ZOOM_FEATURES } from '../../common/zoom-features.ts';
import { manifestFor } from '../../server/manifest/manifest.ts';
import { manifestSchema } from '../../server/manifest/schema.ts';
import { WEBHOOK_HANDLERS } from '../../server/zoom/webhook-handlers.ts';

const EXAMPLE = 'https://hireside.example.com';

describe('the Marketplace manifest', () => {
  test('the file at the top is the one made for the example host', () => {
    const file = readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8');
    expect(JSON.parse(file)).toEqual(manifestFor(EXAMPLE));
  });

  test('keeps every rule that Zoom checks', () => {
    expect(() => manifestSchema.parse(manifestFor(EXAMPLE))).not.toThrow();
  });

  test('enables exactly the SDK calls that the client asks for', () => {
    const { zoom_app_apis } = manifestFor(EXAMPLE).features.in_client_feature.zoom_app_api;
    expect(zoom_app_apis.toSorted()).toEqual([...CAPABILITIES].sort());
  });

  test('points every address at the given host, its port kept and its slash not doubled', () => {
    const { features, oauth_information } = manifestFor('https://ats.example.org:8443/');
    expect(features.production_home_uri).toBe('https://ats.example.org:8443/');
    expect(oauth_information.production_redirect_uri).toBe(
      'https://ats.example.org:8443/auth/zoom/callback',
    );
    expect(features.domain_allow_list[0]?.domain).toBe('ats.example.org');
  });

  test('names no capability that no code of the client asks for or listens to', () => {
    const folder = new URL('../../client/', import.meta.url);
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/^rehearsal|zoom-(capabilities|events)\.ts$/.test(file),
    );
    const code = files.map((file) => readFileSync(new URL(file, folder), 'utf8')).join('\n');
    const unused = CAPABILITIES.filter(
      (name) => !code.includes(`sdk.${name}(`) && !code.includes(`on('${name}'`),
    );
    expect(unused).toEqual([]);
  });

  test('lets in-client sign-in come back to the page, and the web’s to its address', () => {
    const { oauth_information, features } = manifestFor(EXAMPLE);
    const { oauth_allow_list, production_redirect_uri } = oauth_information;
    expect(oauth_allow_list).toEqual([
      `${EXAMPLE}${contract.zoomCallback.path}`,
      features.production_home_uri,
    ]);
    expect(oauth_allow_list).toContain(production_redirect_uri);
    expect(features.in_client_feature.in_client_oauth.enable).toBe(true);
  });

  test('sends webhooks to their door, of every event that has a handler and a name there', () => {
    const { events } = manifestFor(EXAMPLE).features.event_subscription;
    for (const one of events) {
      expect(one.production_webhook_url).toBe(`${EXAMPLE}${contract.zoomWebhook.path}`);
      expect(one.development_webhook_url).toBe(one.production_webhook_url);
    }
    const named = events.flatMap(({ event_types }) => event_types);
    // Zoom takes the deauthorisation as an address of its own, to be set by hand.
    const handled = Object.keys(WEBHOOK_HANDLERS).filter((name) => name !== 'app_deauthorized');
    expect(handled.filter((name) => !named.includes(name))).toEqual([]);
  });

  test('asks for every scope that a feature can use, and requires none of them', () => {
    const { scopes } = manifestFor(EXAMPLE).oauth_information;
    const optional = scopes.filter((one) => one.optional).map(({ scope }) => scope);
    const used = ZOOM_FEATURES.flatMap((feature) => SCOPES_OF[feature]);
    expect(used.filter((scope) => !scopes.some((one) => one.scope === scope))).toEqual([]);
    expect(optional.filter((scope) => !used.includes(scope))).toEqual([]);
  });

  test('says why each scope is asked for', () => {
    const { scopes, scope_description } = manifestFor(EXAMPLE).oauth_information;
    for (const { scope } of scopes) expect(scope_description).toContain(scope);
  });

  test.each([
    ['http://hireside.example.com', 'https'],
    ['https://hireside.example.com/app', 'without a path'],
    ['https://hireside.example.com/?a=1', 'without a path'],
    ['https://me:secret@hireside.example.com', 'without a path'],
    ['hireside.example.com', 'not an address'],
  ])('refuses %s in a sentence', (url, words) => {
    expect(() => manifestFor(url)).toThrow(words);
  });
});

describe('the rules for manifests', () => {
  const broken = (change: (manifest: ReturnType<typeof manifestFor>) => void) => {
    const manifest = structuredClone(manifestFor(EXAMPLE));
    change(manifest);
    return manifestSchema.safeParse(manifest).success;
  };

  test.each(['user:read', 'user:read:user:admin', 'meeting:read:admin'])(
    'refuse the scope %s',
    (scope) => {
      expect(
        broken((one) => void one.oauth_information.scopes.push({ scope, optional: true })),
      ).toBe(false);
    },
  );

  test('refuse a manifest whose scopes are all optional', () => {
    expect(
      broken((one) => {
        for (const scope of one.oauth_information.scopes) scope.optional = true;
      }),
    ).toBe(false);
  });

  test('refuse a domain with a scheme, a name of 50 characters, an unknown key', () => {
    const domain = (one: ReturnType<typeof manifestFor>) =>
      void one.features.domain_allow_list.push({ domain: 'https://x.org', explanation: 'x' });
    const name = (one: ReturnType<typeof manifestFor>) => {
      one.display_information.display_name = 'x'.repeat(50);
    };
    const key = (one: ReturnType<typeof manifestFor>) => void Object.assign(one, { extra: true });
    for (const change of [domain, name, key]) expect(broken(change)).toBe(false);
  });
});
