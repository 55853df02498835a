import { backup, restore } from './backup.ts';
import { type Command, type Deps, DONE, FAILED, UsageError, WRONG_USAGE } from './command.ts';
import { doctor } from './doctor.ts';
import { eraseCommand } from './erase.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { manifest } from './manifest.ts';
import { migrateCommand } from './migrate.ts';
import type { Io } from './output.ts';
import { rotateKeys } from './rotate-keys.ts';
import { seed } from './seed.ts';
import { token } from './token.ts';

const COMMANDS: readonly Command[] = [
  doctor,
  migrateCommand,
  seed,
  importCommand,
  exportCommand,
  eraseCommand,
  token,
  backup,
  restore,
  rotateKeys,
  manifest,
];

const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 2;
const OVERVIEW = `Usage: npm run hireside -- COMMAND

${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`).join('\n')}

COMMAND --help says more. Exit code 0: done, 1: failed, 2: wrong usage.`;

/** Runs one command. @returns the exit code: 0 done, 1 failed, 2 wrong usage */
export async function run(args: readonly string[], io: Io, deps: Deps): Promise<number> {
  const [name, ...rest] = args;
  const isHelp = (one: string | undefined) => one === '--help' || one === '-h';
  if (isHelp(name)) {
    io.out(OVERVIEW);
    return DONE;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    io.err(name === undefined ? OVERVIEW : `There is no command ${name}.\n\n${OVERVIEW}`);
    return WRONG_USAGE;
  }
  const usage = `Usage: npm run hireside -- ${command.usage}`;
  if (rest.some(isHelp)) {
    io.out(usage);
    return DONE;
  }
  try {
    return await command.run(rest, io, deps);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\n${usage}`);
      return WRONG_USAGE;
    }
    io.err(error instanceof Error ? error.message : String(error));
    return FAILED;
  }
}
