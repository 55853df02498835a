import fc from 'fast-check';

/** Nests further than any recursion of ours should go. */
const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Texts that have broken parsers, databases and pages elsewhere. */
export const HOSTILE_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfffy',
  '\ufeff',
  '\u202eabc',
  '\u2028\u2029',
  '\r\nset-cookie: a=b',
  '\u{1f9d1}\u200d\u{1f4bb}'.repeat(30),
  'e\u0301'.repeat(300),
  'x'.repeat(70_000),
  "'; drop table candidate; --",
  '" or 1=1 --',
  '%',
  '%00',
  '_%\\',
  '$1',
  '{{name}}',
  '</script><script>alert(1)</script>',
  '../../../../etc/passwd',
  'NaN',
  'Infinity',
  '1e999',
  '-0',
  '2026-02-30T25:61:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-11-21T12:00:00.1234567890123456789Z',
  '+275760-09-13T00:00:00.000Z',
  'javascript:alert(1)',
  'http://[::1',
  'a@b',
  'Etc/Nowhere',
  '__proto__',
  'constructor',
  'toString',
];

const HOSTILE_NUMBERS = [
  0,
  -0,
  -1,
  0.1,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 53,
  2 ** 63,
  -(2 ** 63),
  1e308,
  5e-324,
  1e21,
];

/** Any JSON value that is probably not what was asked for. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...HOSTILE_NUMBERS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null]) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      Array(1_500).fill('x'),
      Array(250).fill({}),
      nested(40),
      nested(2_000),
      Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`key-${i}`, i])),
      { length: 2 ** 32, 0: 'a' },
      { toString: 1, valueOf: null },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** Makes text of JSON that is none, or that says one thing twice. */
export const brokenJson: ((whole: string, at: number) => string)[] = [
  (whole, at) => whole.slice(0, at % Math.max(1, whole.length - 1)),
  (whole) => `${whole},`,
  (whole) => `${whole}${whole}`,
  (whole) => `\ufeff\ufeff${whole}`,
  (whole) => `// ${whole}`,
  ...[
    '{"a":NaN}',
    '{"a":Infinity}',
    '{"a":01}',
    "{'a':1}",
    '{"a":"\n"}',
    '{"a":"\\ud8',
    '{"a":"\\x00"}',
    '['.repeat(30_000),
    '{"a":'.repeat(10_000),
    '{',
    '"',
    'undefined',
    'null',
    '"text"',
    '1e999',
    '[]',
    '\0',
  ].map((text) => () => text),
];

/** What stands between two slashes of a path, or after the question mark: encoded, or badly so. */
export const HOSTILE_SEGMENTS = [
  '..',
  '.',
  '%2e%2e',
  '..%2f..%2fetc%2fpasswd',
  '..%5c..%5cwindows',
  '%2F%2F',
  '%',
  '%zz',
  '%E0%A4%A',
  '%C0%AF',
  '%ED%A0%80',
  '%00',
  '%00%00%00%00%00%00',
  'abcdef%00',
  '%25%32%65',
  '%0d%0aset-cookie:a=b',
  '%E2%80%AE',
  '%F0%9F%A7%91',
  "'%20or%201=1--",
  '%22%3E%3Cscript%3E',
  '*',
  '()',
  ';a=b',
  '~',
  '-1',
  '0',
  'null',
  'undefined',
  'constructor',
  '__proto__',
  'hasOwnProperty',
  '_'.repeat(65),
  'a'.repeat(6_000),
];
