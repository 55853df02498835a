/** Reads again until it is as expected; says what it read last when it never is. */
export async function expectSoon<T>(
  read: () => Promise<T>,
  expected: (value: T) => boolean,
  withinMs = 10_000,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  let last: T | undefined;
  while (performance.now() < deadline) {
    last = await read();
    if (expected(last)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not as expected within ${withinMs} ms; last read: ${JSON.stringify(last)}`);
}
