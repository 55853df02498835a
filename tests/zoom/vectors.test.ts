import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { overridesOf } from '../../server/zoom/meeting-options.ts';
import { runSegment, uuidSegment } from '../../server/zoom/paths.ts';
import { referenceIn, withoutReference, withReference } from '../../server/zoom/reference.ts';
import { sdkSignature } from '../../server/zoom/sdk-signature.ts';
import { OPTIONS } from './support.ts';

const SIGNED = {
  clientId: 'test_client_id',
  clientSecret: 'zoom_test_client_secret_0123456789',
  meetingNumber: '1234567890',
  role: 'participant',
  now: 1_700_000_000_000,
} as const;

test('Meeting SDK signature: equals Zoom’s vector', async () => {
  expect(await sdkSignature(SIGNED)).toBe(
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhcHBLZXkiOiJ0ZXN0X2NsaWVudF9pZCIsInNka0tleSI6InRlc3RfY2xpZW50X2lkIiwibW4iOiIxMjM0NTY3ODkwIiwicm9sZSI6MCwiaWF0IjoxNzAwMDAwMDAwLCJleHAiOjE3MDAwMDcyMDAsInRva2VuRXhwIjoxNzAwMDA3MjAwfQ.dqOc7UYcqfKntaIJSOgPafOc3BPFu89SGZbpAy6VEpc',
  );
});

test('Meeting SDK signature: says host, and refuses what Zoom would', async () => {
  expect(decodeJwt(await sdkSignature({ ...SIGNED, role: 'host' }))).toMatchObject({ role: 1 });
  for (const lifetimeS of [1_799, 48 * 3_600 + 1, Number.NaN])
    expect(() => sdkSignature({ ...SIGNED, lifetimeS })).toThrow(RangeError);
  expect(() => sdkSignature({ ...SIGNED, meetingNumber: '12/34' })).toThrow(RangeError);
});

test('UUID in a path: encoded once, and twice where it has slashes at the front or in pairs', () => {
  expect(uuidSegment('/abc//DEF==')).toBe('%252Fabc%252F%252FDEF%253D%253D');
  expect(uuidSegment('4+abc/DEF==')).toBe('4%2Babc%2FDEF%3D%3D');
  expect(runSegment('83244710925')).toBe('83244710925');
});

test('reference: survives the cut of Zoom’s lists, and stays out of what people wrote', () => {
  const text = withReference('interview-1', 'What to expect.');
  expect(referenceIn(text.slice(0, 250))).toBe('interview-1');
  expect(withoutReference(text)).toBe('What to expect.');
  expect(referenceIn('My own words. Hireside reference: interview-1')).toBeNull();
  expect(referenceIn(undefined)).toBeNull();
  expect(withReference('r', 'x'.repeat(3_000))).toHaveLength(2_000);
});

test('overrides: hosts in another order or case are the same hosts', () => {
  const wanted = { ...OPTIONS, alternativeHosts: ['a@x.com', 'B@x.com'] };
  expect(overridesOf(wanted, { ...wanted, alternativeHosts: ['b@x.com', 'a@x.com'] })).toEqual([]);
  expect(overridesOf(wanted, { ...wanted, alternativeHosts: ['a@x.com'] })).toEqual([
    { option: 'alternativeHosts', wanted: ['a@x.com', 'B@x.com'], got: ['a@x.com'] },
  ]);
});
