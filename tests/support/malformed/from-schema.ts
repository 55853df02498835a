import fc from 'fast-check';
import { hostileValue } from './hostile-values.ts';
import type { JsonSchema } from './open-api.ts';

/**
 * A value that fits a schema, give or take what a schema cannot say.
 * @param ids those of rows that are there, for whatever asks for an id
 */
export function fitting(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => fitting(one, ids)));
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type) {
    case 'object':
      return objectOf(schema, ids);
    case 'array':
      return fc.array(fitting(schema.items ?? {}, ids), { minLength: 1, maxLength: 2 });
    case 'string':
      return textOf(schema, ids);
    case 'integer':
    case 'number':
      return fc.constantFrom(1, 2, 30, 45);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.constantFrom<unknown>('word', { text: 'A note.' }, {});
  }
}

function textOf({ format, pattern }: JsonSchema, ids: readonly string[]): fc.Arbitrary<string> {
  if (format === 'date-time') {
    return fc.constantFrom('2026-11-21T12:00:00.000Z', '2026-12-01T09:30:00+01:00');
  }
  if (format === 'email') return fc.constant('somebody@example.com');
  if (format === 'uri') return fc.constant('https://example.com/someone');
  if (pattern?.includes('{6,64}')) return fc.constantFrom(...ids, 'not-there-at-all');
  return fc.constantFrom('Somebody', 'Europe/Dublin', 'en-IE', 'note.added', 'Interview');
}

/** Everything required, and each other key more often than not. */
function objectOf({ properties = {}, required = [] }: JsonSchema, ids: readonly string[]) {
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, fitting(one, ids)])),
    { requiredKeys: required },
  );
}

/** The same value with one thing in it that should not be there, or one that should be missing. */
export function spoilt(schema: JsonSchema, ids: readonly string[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fitting(schema, ids), hostileValue, fc.nat(), fc.constantFrom('put', 'drop', 'add'))
    .map(([value, hostile, at, how]) => {
      const places = placesIn(value);
      const place = places[at % Math.max(1, places.length)];
      if (place === undefined) return hostile;
      const { inside, key } = place;
      if (how === 'drop') delete (inside as Record<string, unknown>)[key];
      else if (how === 'add') (inside as Record<string, unknown>)[`${key}-more`] = hostile;
      else (inside as Record<string, unknown>)[key] = hostile;
      return value;
    });
}

/** Every key of every object and list in a value. */
function placesIn(value: unknown): { inside: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => [{ inside: value, key }, ...placesIn(one)]);
}
