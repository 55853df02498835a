const PAGES_MAX = 20;

/** All items of a list in pages; Zoom's token is empty on the last one. */
export async function allPages<T>(
  read: (token: string | undefined) => Promise<{ items: T[]; next?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < PAGES_MAX; page++) {
    const { items, next } = await read(token);
    all.push(...items);
    if (next === undefined || next === '') break;
    token = next;
  }
  return all;
}
