import type { CompiledQuery, Insertable, Kysely } from 'kysely';
import type { Schema } from './schema.ts';

interface Known<O> {
  compiled: CompiledQuery<O>;
  /** For each parameter of the text, which argument it is; a constant where it is none. */
  sources: { argument: number; constant: unknown }[];
}

/**
 * A query that is built once for each engine and run again with other values. Building a query's
 * text costs more than SQLite takes to answer it; this is for those that every event asks.
 * The arguments are values only: no lists, nothing that changes the text.
 */
export function prepared<A extends unknown[], O>(
  build: (sql: Kysely<Schema>, ...values: A) => { compile(): CompiledQuery<O> },
): (sql: Kysely<Schema>, ...values: A) => Promise<O[]> {
  const perEngine = new WeakMap<object, Known<O>>();
  return async (sql, ...values) => {
    const engine = sql.getExecutor().adapter;
    let known = perEngine.get(engine);
    if (known === undefined) {
      const places = values.map((_, index) => Symbol(`argument ${index}`));
      const compiled = build(sql, ...(places as unknown as A)).compile();
      const sources = compiled.parameters.map((parameter) => ({
        argument: places.indexOf(parameter as symbol),
        constant: parameter,
      }));
      known = { compiled, sources };
      perEngine.set(engine, known);
    }
    const parameters = known.sources.map(({ argument, constant }) =>
      argument < 0 ? constant : values[argument],
    );
    return (await sql.executeQuery<O>({ ...known.compiled, parameters })).rows;
  };
}

/** The same for rows that one mapper makes, and that have the same columns therefore. */
export function preparedInsert<T extends 'event' | 'note'>(
  table: T,
): (sql: Kysely<Schema>, row: Insertable<Schema[T]>) => Promise<unknown> {
  let columns: string[] = [];
  const insert = prepared((sql, ...values: unknown[]) => {
    const row = Object.fromEntries(columns.map((column, index) => [column, values[index]]));
    return sql.insertInto(table).values(row as never);
  });
  return (sql, row) => {
    if (columns.length === 0) columns = Object.keys(row);
    return insert(sql, ...columns.map((column) => (row as Record<string, unknown>)[column]));
  };
}
