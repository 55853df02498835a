import { parseArgs } from 'node:util';
import type { Clock } from '../../common/time.ts';
import type { Database } from '../../db/open.ts';
import type { Config } from '../config.ts';
import type { Io } from './output.ts';

/** What commands reach the world through; tests hand in their own. */
export interface Deps {
  /** @throws ConfigError */
  config(): Config;
  clock: Clock;
  open(url: string): Promise<Database>;
}

export interface Command {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  /** Everything after `hireside`, with what it means. */
  usage: string;
  /** @returns the exit code */
  run(args: readonly string[], io: Io, deps: Deps): Promise<number>;
}

export const DONE = 0;
export const FAILED = 1;
export const WRONG_USAGE = 2;

/** The command was called in a way it does not know. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked cannot be done; the message says why in one sentence. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/**
 * Reads the flags of a command, all of which take a word.
 * @throws UsageError for flags it does not have, or too many words
 */
export function readArgs<T extends string>(
  args: readonly string[],
  flags: readonly T[],
  wordsMax = 0,
): { values: Partial<Record<T, string>>; words: string[] } {
  const options = Object.fromEntries(flags.map((flag) => [flag, { type: 'string' as const }]));
  try {
    const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    const words = parsed.positionals;
    if (words.length > wordsMax) throw new Error(`Unexpected: ${words.slice(wordsMax).join(' ')}`);
    return { values: parsed.values as Partial<Record<T, string>>, words };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
