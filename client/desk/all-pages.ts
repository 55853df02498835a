import type { Api, CallOptions, Query } from '../api.ts';

interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** The largest page the server gives. */
const LIMIT = 100;

/** Every row of a short list: a day's interviews, the organization's members. */
export async function allPages<T>(
  api: Api,
  path: string,
  query: Query,
  options: CallOptions,
): Promise<T[]> {
  const rows: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: PageOf<T> = await api.get(path, { ...query, limit: LIMIT, cursor }, options);
    rows.push(...page.items);
    cursor = page.nextCursor;
  }
  return rows;
}
