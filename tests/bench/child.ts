import type { ChildOptions } from './process.ts';

const STARTED_AT = Date.now();

/** The other process of a benchmark: Hireside itself, or the bare server it is compared with. */
async function main(options: ChildOptions): Promise<void> {
  // Neither is loaded for the other: a bare server is bare in memory as well.
  const server =
    options.kind === 'hireside'
      ? await (await import('./hireside.ts')).startHireside(options, STARTED_AT)
      : await (await import('./bare.ts')).startBare(options.kind, options);
  process.send?.({ port: server.port, startedAt: STARTED_AT });
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
