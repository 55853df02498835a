import { config as loadEnv } from 'dotenv';
import { buildIfNeeded } from './build.ts';
import { ConfigError, readConfig } from './config.ts';
import { startServer } from './start.ts';

/** `npm start` and, with `--dev`, `npm run dev`. */
async function main(): Promise<void> {
  loadEnv({ quiet: true });
  const say = (text: string) => process.stdout.write(`${text}\n`);
  const dev = process.argv.includes('--dev');
  const config = readConfig();
  if (!dev && (await buildIfNeeded())) say('Built the client.');
  // The database and its daily backups are for this user alone; the client it built need not be.
  process.umask(0o077);
  const server = await startServer(config, { dev });
  say(`Hireside listens on ${config.publicUrl}`);
  if (config.zoom.mode === 'rehearsal') {
    say(`REHEARSAL: Zoom is played by this program. Open ${config.publicUrl}/rehearsal`);
    if (config.mail?.smtpUrl === null) say(`Mail stays here: ${config.publicUrl}/rehearsal/mail`);
  }
  const signals = ['SIGINT', 'SIGTERM'] as const;
  await new Promise<void>((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve());
  });
  await server[Symbol.asyncDispose]();
}

main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? error.message
      : error instanceof Error
        ? error.stack
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
