const USUAL = 30;
const LARGEST = 300;

/** One page of a list in Zoom's form; the token of the last one is empty. */
export function pageOf<T>(all: T[], query: URLSearchParams) {
  const size = Math.min(Math.max(Number(query.get('page_size')) || USUAL, 1), LARGEST);
  const from = offsetIn(query.get('next_page_token'));
  const items = all.slice(from, from + size);
  const next = from + size < all.length ? tokenFor(from + size) : '';
  return { items, page_size: size, total_records: all.length, next_page_token: next };
}

const tokenFor = (offset: number) => Buffer.from(`from ${offset}`).toString('base64url');

function offsetIn(token: string | null): number {
  const text = Buffer.from(token ?? '', 'base64url').toString();
  return Number(/^from (\d+)$/.exec(text)?.[1] ?? 0);
}
