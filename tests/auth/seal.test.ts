import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DataKey, parseDataKeys, SealError, Sealer } from '../../server/auth/seal.ts';

const key = (id: string): DataKey => ({ id, key: randomBytes(32) });
const [OLD, NEW] = [key('old'), key('new')];

describe('sealing', () => {
  test('what was sealed opens in its place, whatever it is', () => {
    const sealer = new Sealer([NEW]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, place) => {
        const sealed = sealer.seal(text, place);
        // UTF-8 knows no half of a surrogate pair.
        expect(sealer.open(sealed, place)).toBe(Buffer.from(text).toString());
      }),
    );
  });

  test('never seals the same text the same way, and shows nothing of it', () => {
    const sealer = new Sealer([NEW]);
    const sealed = sealer.seal('a-secret-token', 'row');
    expect(sealed).toMatch(/^v1\.new\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/);
    expect(sealer.seal('a-secret-token', 'row')).not.toBe(sealed);
    expect(Buffer.from(sealed.split('.')[3]!, 'base64url').toString()).not.toContain('secret');
  });

  test('opens in no other place, and with no other key of the same name', () => {
    const sealed = new Sealer([NEW]).seal('secret', 'zoom_grant.access_token:one');
    fc.assert(
      fc.property(fc.string(), (place) => {
        fc.pre(place !== 'zoom_grant.access_token:one');
        expect(() => new Sealer([NEW]).open(sealed, place)).toThrow(SealError);
      }),
    );
    expect(() => new Sealer([key('new')]).open(sealed, 'zoom_grant.access_token:one')).toThrow(
      SealError,
    );
  });

  test('any change of any character keeps it shut', () => {
    const sealer = new Sealer([NEW, { ...NEW, id: 'neW' }]);
    const sealed = sealer.seal('a secret of some length', 'row');
    const alphabet = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFXYZ0189-_.=+/');
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), alphabet, (at, letter) => {
        fc.pre(sealed[at] !== letter);
        const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        expect(() => sealer.open(changed, 'row')).toThrow(SealError);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), (length) => {
        expect(() => sealer.open(sealed.slice(0, length), 'row')).toThrow(SealError);
      }),
    );
  });

  test('an error names the key at most', () => {
    const sealed = new Sealer([OLD]).seal('secret', 'row');
    expect(() => new Sealer([NEW]).open(sealed, 'row')).toThrow(
      new SealError('The data key old is not in DATA_KEYS.'),
    );
    expect(() => new Sealer([NEW]).open('secret', 'row')).toThrow(
      new SealError('A sealed text is damaged.'),
    );
    expect(() => new Sealer([])).toThrow(SealError);
  });

  test('rotation: the first key seals, the others still open', () => {
    const before = new Sealer([OLD]).seal('secret', 'row');
    const rotating = new Sealer([NEW, OLD]);
    expect(rotating.open(before, 'row')).toBe('secret');
    expect([rotating.isCurrent(before), rotating.isCurrent(rotating.seal('x', 'row'))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('DATA_KEYS', () => {
  const good = (id: string) => `${id}:${Buffer.alloc(32, id).toString('base64')}`;

  test('reads several keys, in order', () => {
    const { keys, problems } = parseDataKeys(` ${good('b')}, ${good('a')}`);
    expect([keys.map(({ id }) => id), problems]).toEqual([['b', 'a'], []]);
  });

  test.each([
    ['', 'key 1 is not of the form id:base64'],
    ['nothing', 'key 1 is not of the form id:base64'],
    [`a.b:${'A'.repeat(43)}=`, 'key 1 is not of the form id:base64'],
    ['short:c2hvcnQ=', 'key short has 5 bytes, not 32'],
    [`${good('a')},${good('a')}`, 'key a is there twice'],
    [`${good('a')},`, 'key 2 is not of the form id:base64'],
  ])('%j is refused in words that repeat no key', (text, problem) => {
    const { problems } = parseDataKeys(text);
    expect(problems).toEqual([problem]);
  });
});
