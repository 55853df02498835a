import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditCopy } from '../../client/copy-audit.ts';
import { AUDIT_ACTIONS } from '../../common/audit.ts';

const sources = ['server', 'db'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

describe('every action of the audit', () => {
  test.each(AUDIT_ACTIONS)('%s is done by the code, and has words of its own', (action) => {
    expect(sources.some((source) => source.includes(`'${action}'`))).toBe(true);
    const words = auditCopy.action(action, {});
    expect(words).not.toContain('no words for');
    expect(words).not.toMatch(/\bnull\b/);
    expect(auditCopy.short[action]).toMatch(/^[A-Z]/);
  });

  test('no two read the same, and none is named twice', () => {
    expect(new Set(AUDIT_ACTIONS).size).toBe(AUDIT_ACTIONS.length);
    expect(new Set(AUDIT_ACTIONS.map((one) => auditCopy.short[one])).size).toBe(
      AUDIT_ACTIONS.length,
    );
    expect(new Set(AUDIT_ACTIONS.map((one) => auditCopy.action(one, {}))).size).toBe(
      AUDIT_ACTIONS.length,
    );
  });

  test('settings are told from what to what', () => {
    const detail = { from: { joining: 'ask' }, to: { joining: 'open' } };
    expect(auditCopy.action('settings.changed', detail)).toBe(
      'changed the settings: how colleagues join, from ask to open',
    );
  });
});
