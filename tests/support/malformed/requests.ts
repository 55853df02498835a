import { deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fitting, spoilt } from './from-schema.ts';
import { brokenJson, HOSTILE_SEGMENTS, HOSTILE_TEXTS } from './hostile-values.ts';
import type { Operation } from './open-api.ts';

/** A request as bytes that a client could send. */
export interface Malformed {
  operation: string;
  method: string;
  /** With its query, encoded as well or as badly as it is to be sent. */
  path: string;
  headers: Record<string, string>;
  body: Buffer | null;
}

export interface Callers {
  /** Headers of people who may call; `{}` is nobody. */
  known: Record<string, string>[];
  /** Headers of nobody that look like somebody's, and of people of another organization. */
  strange: Record<string, string>[];
}

const JSON_TYPE = { 'content-type': 'application/json' };

type Kind = (operation: Operation, sent: fc.Arbitrary<Malformed>) => fc.Arbitrary<Malformed>;

/**
 * Requests to the operations of a document that are wrong in one way each.
 * @param ids of rows that are there, one's own and others'
 */
export function malformedRequests(
  operations: Operation[],
  ids: readonly string[],
  callers: Callers,
): fc.Arbitrary<Malformed> {
  const whole = operations.map((one) => [one, usual(one, ids, callers.known)] as const);
  const withBody = whole.filter(([{ body }]) => body !== null);
  const any = (weight: number, kind: Kind, of = whole) => ({
    weight,
    arbitrary: fc.oneof(...of.map(([operation, sent]) => kind(operation, sent))),
  });
  return fc.oneof(
    any(8, ({ body }, sent) => withBodies(sent, spoilt(body!, ids)), withBody),
    any(3, ({ body }, sent) => unreadable(sent, fitting(body!, ids)), withBody),
    any(2, (_, sent) => ofAnotherType(sent)),
    any(3, strangePath),
    any(4, strangeQuery),
    any(2, (_, sent) => strangeHeaders(sent)),
    any(2, (_, sent) => otherMethod(sent)),
    any(2, (operation) => usual(operation, ids, callers.strange)),
  );
}

/** As the document describes it, about rows that are there. */
function usual(
  operation: Operation,
  ids: readonly string[],
  callers: Record<string, string>[],
): fc.Arbitrary<Malformed> {
  const id = fc.constantFrom(...ids);
  const body = operation.body === null ? fc.constant(undefined) : fitting(operation.body, ids);
  return fc
    .tuple(fc.constantFrom(...callers), id, id, body)
    .map(([headers, first, second, value]) => {
      let turn = 0;
      const path = operation.path.replaceAll(/\{\w+\}/g, () => (turn++ === 0 ? first : second));
      return {
        operation: operation.name,
        method: operation.method,
        path,
        headers: value === undefined ? headers : { ...headers, ...JSON_TYPE },
        body: value === undefined ? null : Buffer.from(JSON.stringify(value)),
      };
    });
}

const withBodies = (sent: fc.Arbitrary<Malformed>, bodies: fc.Arbitrary<unknown>) =>
  fc
    .tuple(sent, bodies)
    .map(([one, value]) => ({ ...one, body: Buffer.from(JSON.stringify(value) ?? 'undefined') }));

/** No JSON, half of it, or JSON in bytes that do not say so. */
function unreadable(sent: fc.Arbitrary<Malformed>, bodies: fc.Arbitrary<unknown>) {
  const ways = fc.constantFrom(...brokenJson, ...ENCODINGS);
  return fc.tuple(sent, bodies, ways, fc.nat(1_000)).map(([one, value, way, at]) => {
    const made = way(JSON.stringify(value), at);
    const { body, more } = typeof made === 'string' ? { body: made, more: {} } : made;
    return { ...one, headers: { ...one.headers, ...more }, body: Buffer.from(body) };
  });
}

const GZIP = { 'content-encoding': 'gzip' };
const BOMB = gzipSync(' '.repeat(3_000_000));
const ENCODINGS: ((whole: string) => { body: string | Buffer; more: Record<string, string> })[] = [
  (body) => ({ body, more: GZIP }),
  (whole) => ({ body: gzipSync(whole).subarray(0, 12), more: GZIP }),
  (whole) => ({ body: deflateSync(whole), more: GZIP }),
  () => ({ body: BOMB, more: GZIP }),
  (body) => ({ body, more: { 'content-encoding': 'br' } }),
  (body) => ({ body, more: { 'content-encoding': 'gzip, gzip, gzip' } }),
  (body) => ({ body, more: { 'content-encoding': 'zip' } }),
  (whole) => ({
    body: Buffer.from(whole, 'utf16le'),
    more: { 'content-type': 'application/json; charset=utf-16le' },
  }),
  () => ({ body: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), more: {} }),
  () => ({ body: '', more: {} }),
];

function ofAnotherType(sent: fc.Arbitrary<Malformed>) {
  const types = fc.constantFrom(
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/json; charset=nonsense',
    'application/json;;;=',
    'application/pdf',
    'image/svg+xml',
    '*/*',
    'x',
    '',
  );
  return fc.tuple(sent, types).map(([one, type]) => ({
    ...one,
    headers: { ...one.headers, 'content-type': type },
    body: one.body ?? Buffer.from('%PDF-1.4 a=b&c=<d>'),
  }));
}

function strangePath(operation: Operation, sent: fc.Arbitrary<Malformed>) {
  const segment = fc.constantFrom(...HOSTILE_SEGMENTS);
  return fc
    .tuple(sent, segment, fc.constantFrom('in', 'after', 'before', 'case'))
    .map(([one, bad, how]) => {
      const inside = operation.path.replaceAll(/\{\w+\}/g, bad);
      const path =
        how === 'in' && inside !== operation.path
          ? inside
          : how === 'before'
            ? `/${bad}${one.path}`
            : how === 'case'
              ? one.path.toUpperCase()
              : `${one.path}/${bad}`;
      return { ...one, path };
    });
}

function strangeQuery({ query }: Operation, sent: fc.Arbitrary<Malformed>) {
  const name = fc.constantFrom(...query, 'cursor', 'limit', '__proto__', 'constructor[prototype]');
  const cursor = fc
    .constantFrom<unknown>([], ['a'], ['a\0b', 'c'], ['a', 'b', 'c'], [1, 2], {}, 'text', null)
    .map((key) => Buffer.from(JSON.stringify(key)).toString('base64url'));
  const value = fc.oneof(
    fc
      .constantFrom(...HOSTILE_TEXTS)
      .map((text) =>
        encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\ufffd').slice(0, 3_000)),
      ),
    fc.constantFrom(...HOSTILE_SEGMENTS),
    cursor,
  );
  const pairs = fc.array(fc.tuple(name, value), { minLength: 1, maxLength: 4 });
  return fc.tuple(sent, pairs, fc.boolean()).map(([one, given, twice]) => {
    const text = given.map(([key, said]) => `${key}=${said}`).join('&');
    return { ...one, path: `${one.path}?${twice ? `${text}&${text}` : text}`.slice(0, 7_000) };
  });
}

function strangeHeaders(sent: fc.Arbitrary<Malformed>) {
  const flood = Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`x-flood-${i}`, 'x']));
  const more = fc.constantFrom<Record<string, string>>(
    flood,
    { range: 'bytes=0-1,4-5,9-' },
    { range: 'bytes=-99999999999999999999' },
    { range: 'items=a' },
    { 'if-range': '"x"', range: 'bytes=0-' },
    { accept: 'text/html, */*;q=x;;' },
    { accept: 'text/html' },
    { 'last-event-id': '-1' },
    { 'last-event-id': '1e9' },
    { 'last-event-id': '\u00ff' },
    { 'x-forwarded-for': '127.0.0.1, ::1, <script>', 'x-forwarded-proto': 'javascript' },
    { host: 'evil.example' },
    { host: '' },
    { host: '[::1' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
    { cookie: 'hireside=s%3Ax.y; hireside=%; =; a' },
    { cookie: `hireside=s%3A${'a'.repeat(3_000)}.b` },
    { authorization: 'Bearer' },
    { authorization: `Bearer hs_${'a'.repeat(3_000)}` },
    { authorization: 'Basic ----' },
    { 'x-zoom-app-context': '%%%%' },
    { 'x-hireside-member': '__proto__' },
    { 'x-http-method-override': 'DELETE' },
    { te: 'trailers', 'if-none-match': '*', 'if-modified-since': 'never' },
  );
  return fc
    .tuple(sent, more)
    .map(([one, given]) => ({ ...one, headers: { ...one.headers, ...given } }));
}

function otherMethod(sent: fc.Arbitrary<Malformed>) {
  const methods = ['TRACE', 'OPTIONS', 'PROPFIND', 'PUT', 'DELETE', 'PATCH', 'POST', 'SEARCH'];
  return fc
    .tuple(sent, fc.constantFrom(...methods))
    .map(([one, method]) => ({ ...one, method, body: one.body ?? Buffer.from('{}') }));
}
