import type { ChildOptions } from './process.ts';

/** The other process of a benchmark: Hireside itself, or the bare server it is compared with. */
async function main(options: ChildOptions): Promise<void> {
  const { startedAt } = options;
  // Neither is loaded for the other: a bare server is bare in memory as well.
  const server =
    options.kind === 'hireside'
      ? await (await import('./hireside.ts')).startHireside(options)
      : await (await import('./bare.ts')).startBare(options.kind, options);
  process.send?.({ port: server.port, startedAt });
  process.on('message', (message) => {
    if (message === 'cpu') {
      const { user, system } = process.cpuUsage();
      process.send?.((user + system) / 1000);
      return;
    }
    if (message === 'memory') {
      process.send?.(process.memoryUsage().rss / 1000);
      return;
    }
    // Ends by itself rather than by exit, so that a profile is written.
    void server[Symbol.asyncDispose]().then(() => process.disconnect());
  });
}

await main(JSON.parse(process.argv[2]!));
