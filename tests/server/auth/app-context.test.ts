import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../common/errors.ts';
import { openAppContext } from '../../../server/auth/app-context.ts';
import { sealAppContext } from '../../../server/rehearsal/app-context.ts';

const SECRET = 'zoom_test_client_secret_0123456789';
const APP = { clientId: 'test_client_id', clientSecret: SECRET };
const TS = 1_700_000_000_000;
const NOW = TS + 60_000;

/** Made and opened by other implementations of the layout. */
const WITH_AAD =
  'DAABAgMEBQYHCAkKCwQAoKGio7AAAAB1L9Z-5x-BSqisvxboV3i5NX8MjwOxz9ULpjZjy5AuIKdgNXFPtX8ZBOJhypVJ8QCWE_B860SIt6q-G55hb-yH1BbH-v54pkOqDPZtrCpl2yMTjxzBByrb3jEmm334BfqYtFOiMz9dC7wM4pNJFUfWtOBhAnCi43Zg0IEZSKF0PydShH5WlvXKzjJPQthlB2a6_66xqSR8ZLge5x0Y1gdhJAieeycO2N5c2Qvbqw0sZ6tgbChHt2EPcwBmYAB4nZ0';
const WITHOUT_AAD =
  'DAABAgMEBQYHCAkKCwAAsAAAAHUv1n7nH4FKqKy_FuhXeLk1fwyPA7HP1QumNmPLkC4gp2A1cU-1fxkE4mHKlUnxAJYT8HzrRIi3qr4bnmFv7IfUFsf6_nimQ6oM9m2sKmXbIxOPHMEHKtveMSabffgF-pi0U6IzP10LvAzik0kVR9a04GECcKLjdmDQgRlIoXQ_J1KEflaW9crOMk9C2GUHZrr_rrGpJHxkuB7nHRjWB2EkCJ57Jw7Y3lzZC9urDSxnMgdnxSi8D9XeKuLjTbVXWg';

const bytes = Buffer.from(WITH_AAD, 'base64url');
const IV_LENGTH = 0;
const AAD_LENGTH = 13;
const CIPHER_LENGTH = 19;

/** What refusing it says; a context that opens fails the test. */
function refusal(encoded: string, app = APP, now = NOW): string {
  try {
    openAppContext(encoded, app, now);
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('unauthenticated');
    expect((error as AppError).issues).toBeUndefined();
    expect((error as AppError).cause).toBeUndefined();
    return (error as AppError).message;
  }
  throw new Error('the context was accepted');
}

const changed = (change: (copy: Buffer) => void) => {
  const copy = Buffer.from(bytes);
  change(copy);
  return copy.toString('base64url');
};

const flipped = (at: number, mask: number) =>
  changed((copy) => void copy.writeUInt8(copy.readUInt8(at) ^ mask, at));

const sealed = (more: Record<string, unknown>) =>
  sealAppContext(
    {
      typ: 'meeting',
      uid: 'KDcuGIm1QgePTO8WbOqwIQ',
      mid: '4+abc/DEF==',
      aud: APP.clientId,
      iss: 'marketplace.zoom.us',
      ts: TS,
      exp: TS + 120_000,
      entitlements: [],
      ...more,
    },
    SECRET,
  );

describe('an app context that Zoom sealed', () => {
  test.each([
    ['with additional data', WITH_AAD],
    ['without', WITHOUT_AAD],
    ['in standard base64 with padding', bytes.toString('base64')],
  ])('opens: %s', (_, encoded) => {
    expect(openAppContext(encoded, APP, NOW)).toEqual({
      uid: 'KDcuGIm1QgePTO8WbOqwIQ',
      mid: '4+abc/DEF==',
      typ: 'meeting',
      asked: null,
      exp: TS + 120_000,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is the same context in every alphabet, padding and with line breaks', () => {
    const { hash } = openAppContext(WITH_AAD, APP, NOW);
    const standard = bytes.toString('base64');
    for (const same of [standard, `${WITH_AAD}==`, standard.replace(/(.{60})/g, '$1\r\n')]) {
      expect(openAppContext(same, APP, NOW).hash).toBe(hash);
    }
    expect(openAppContext(WITHOUT_AAD, APP, NOW).hash).not.toBe(hash);
  });

  test('names nobody for a guest, and no meeting outside one', () => {
    const guest = sealed({ uid: undefined, mid: undefined, typ: 'panel' });
    expect(openAppContext(guest, APP, NOW)).toMatchObject({ uid: null, mid: null, typ: 'panel' });
  });

  test('may hold fields that nobody here knows', () => {
    expect(openAppContext(sealed({ theme: 'dark', bmid: 'room==' }), APP, NOW).uid).not.toBeNull();
  });

  test.each([
    ['an interview’s link', 'interview:019aa5d2-77a1-7cc0', '019aa5d2-77a1-7cc0'],
    ['no link', undefined, null],
    ['a link of an older kind', 'candidate:019aa5d2-77a1-7cc0', null],
    ['an id that is none', 'interview:../../x', null],
    ['more than an id', 'interview:019aa5d2-77a1-7cc0\nx', null],
    ['something that is no text', { interview: 'x' }, null],
  ])('opened by %s', (_, act, asked) => {
    expect(openAppContext(sealed({ act }), APP, NOW).asked).toBe(asked);
  });

  test.each([
    ['in its last millisecond of grace', TS + 120_000 + 29_999],
    ['by a clock half a minute slow', TS - 30_000],
  ])('is good %s', (_, now) => {
    expect(openAppContext(WITH_AAD, APP, now).uid).toBe('KDcuGIm1QgePTO8WbOqwIQ');
  });
});

describe('an app context that proves nothing', () => {
  test.each([
    ['expired beyond the grace', () => refusal(WITH_AAD, APP, TS + 150_000), 'is too old'],
    ['from the future', () => refusal(WITH_AAD, APP, TS - 30_001), 'is from the future'],
    ['of another app', () => refusal(sealed({ aud: 'another' })), 'belongs to another app'],
    ['of another issuer', () => refusal(sealed({ iss: 'zoom.us' })), 'belongs to another app'],
    ['without a type', () => refusal(sealed({ typ: '' })), 'is not complete'],
    ['without an end', () => refusal(sealed({ exp: undefined })), 'is not complete'],
    ['whose end is text', () => refusal(sealed({ exp: '1700000120000' })), 'is not complete'],
    [
      'sealed with another secret',
      () => refusal(WITH_AAD, { ...APP, clientSecret: 'x' }),
      'cannot be read',
    ],
    ['of nothing', () => refusal(''), 'is cut short'],
    ['of garbage', () => refusal('%%%%'), 'is cut short'],
    ['over-long', () => refusal('A'.repeat(8_193)), 'is too long'],
  ])('%s', (_, attempt, words) => {
    expect(attempt()).toBe(`Zoom's context ${words}. Close Hireside and open it again.`);
  });

  test('with any one bit of the tag flipped', () => {
    for (let bit = 0; bit < 128; bit++) {
      refusal(flipped(bytes.length - 16 + (bit >> 3), 1 << (bit & 7)));
    }
  });

  test('with any one byte changed anywhere', () => {
    for (let at = 0; at < bytes.length; at++) refusal(flipped(at, 0x55));
  });

  test('cut after any byte, or one byte longer', () => {
    for (let end = 0; end < bytes.length; end++)
      refusal(bytes.subarray(0, end).toString('base64url'));
    refusal(Buffer.concat([bytes, Buffer.of(0)]).toString('base64url'));
  });

  test.each([0, 1, 11, 13, 127, 255])('whose IV claims %d bytes', (length) => {
    refusal(changed((copy) => void copy.writeUInt8(length, IV_LENGTH)));
  });

  test.each([0, 3, 5, 1_000, 0xffff])('whose additional data claims %d bytes', (length) => {
    refusal(changed((copy) => void copy.writeUInt16LE(length, AAD_LENGTH)));
  });

  test.each([0, 1, 175, 177, 0x7fffffff, -1, -2_147_483_648])(
    'whose cipher text claims %d bytes',
    (length) => {
      refusal(changed((copy) => void copy.writeInt32LE(length, CIPHER_LENGTH)));
    },
  );

  test('whose lengths are written the other way round', () => {
    refusal(changed((copy) => void copy.writeInt32BE(176, CIPHER_LENGTH)));
    refusal(changed((copy) => void copy.writeUInt16BE(4, AAD_LENGTH)));
  });

  test('sealed as something that is not an object', () => {
    for (const payload of [null, 7, 'text', []]) {
      refusal(sealAppContext(payload as never, SECRET));
    }
  });
});

describe('for every input', () => {
  test('arbitrary bytes are refused as unauthenticated and never thrown through', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (any) => {
        refusal(Buffer.from(any).toString('base64url'));
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (any) => void refusal(any)),
    );
  });

  test('a refusal repeats nothing of what was inside', () => {
    const secrets = fc.stringMatching(/^[a-z0-9]{12,20}$/);
    const wrong = fc.constantFrom<Record<string, unknown>>(
      { aud: 'another' },
      { iss: 'another' },
      { exp: TS - 90_000 },
      { ts: TS * 2 },
      { typ: 7 },
    );
    fc.assert(
      fc.property(secrets, secrets, wrong, (uid, mid, more) => {
        const message = refusal(sealed({ uid, mid, ...more }));
        expect(message).not.toContain(uid);
        expect(message).not.toContain(mid);
      }),
    );
  });
});
