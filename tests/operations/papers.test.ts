import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { manifestSchema } from '../../server/manifest/schema.ts';
import { privacyPolicy } from './papers/privacy-policy.ts';
import { scopesPaper } from './papers/scopes.ts';

const at = (file: string) => fileURLToPath(new URL(`../../${file}`, import.meta.url));
const text = (file: string) => readFileSync(at(file), 'utf8');
const manifest = manifestSchema.parse(JSON.parse(text('manifest.json')));
const folder = 'docs/marketplace';

/** After a change that is meant: `npx vitest run tests/operations/papers.test.ts --update`. */
describe('the Marketplace papers', () => {
  test('the privacy policy is the inventory’s', async () => {
    await expect(privacyPolicy()).toMatchFileSnapshot(at(`${folder}/privacy-policy.md`));
  });

  test('scopes.md has every scope, SDK call and event of the manifest, with its reason', async () => {
    await expect(scopesPaper(manifest)).toMatchFileSnapshot(at(`${folder}/scopes.md`));
  });

  test('scopes.md has no other', () => {
    const rows = [...scopesPaper(manifest).matchAll(/^\| `([^`]+)` \|/gm)];
    const asked = [
      ...manifest.oauth_information.scopes.map(({ scope }) => scope),
      ...manifest.features.in_client_feature.zoom_app_api.zoom_app_apis,
      ...manifest.features.event_subscription.events.flatMap(({ event_types }) => event_types),
    ];
    expect(rows.map(([, name]) => name).toSorted()).toEqual(asked.toSorted());
  });

  test('a scope that nobody has a reason for makes no paper', () => {
    const more = structuredClone(manifest);
    more.oauth_information.scopes.push({ scope: 'contact_center:read:queue', optional: true });
    expect(() => scopesPaper(more)).toThrow('contact_center:read:queue');
  });

  test('the test plan tries every scope of the manifest', () => {
    const plan = text(`${folder}/test-plan.md`);
    const missing = manifest.oauth_information.scopes.filter(
      ({ scope }) => !plan.includes(`\`${scope}\``),
    );
    expect(missing).toEqual([]);
  });

  test('the listing keeps Zoom’s lengths, and says what the manifest says', () => {
    const listing = text(`${folder}/listing.md`);
    const part = (title: string) =>
      new RegExp(`## ${title}\\n\\n([\\s\\S]*?)(\\n## |$)`).exec(listing)?.[1]?.trim() ?? '';
    const { display_name, description } = manifest.display_information;
    expect(part('Name')).toBe(display_name);
    expect(part('Short description')).toBe(description);
    expect(description.length).toBeLessThanOrEqual(150);
    expect(display_name.length).toBeLessThanOrEqual(50);
    expect(part('Long description').length).toBeGreaterThan(400);
    expect(part('Categories')).not.toBe('');
  });

  test('the icon is a PNG of 160 by 160 pixels', () => {
    const png = readFileSync(at(`${folder}/icon-160.png`));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([160, 160]);
  });
});
