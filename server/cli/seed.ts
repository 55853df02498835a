import { migrate } from '../../db/migrate.ts';
import { seedGenerated } from '../seed/generated/generate.ts';
import { seedRehearsal } from '../seed/seed.ts';
import { type Command, DONE, readArgs, UsageError } from './command.ts';
import { withDatabase } from './database.ts';
import { progressLine } from './output.ts';

const MAX = 100_000_000;

export const seed: Command = {
  name: 'seed',
  summary: 'Make the rehearsal organization, and generated candidates',
  usage: `seed [--candidates N [--events M]]

Makes the rehearsal organization where it is not there: members, jobs, a dozen candidates
with history and résumés, and an interview that is about to start.

  --candidates N  adds N generated candidates to it, the same for the same numbers
  --events M      how many events they have together, at least 2 each (default: 10 each)`,
  async run(args, io, deps) {
    const { values } = readArgs(args, ['candidates', 'events']);
    const numbers = numbersOf(values);
    return withDatabase(deps, async (database) => {
      await migrate(database);
      const services = { database, clock: deps.clock };
      const isNew = await seedRehearsal(services);
      io.out(
        isNew ? 'The rehearsal organization is made.' : 'The rehearsal organization is there.',
      );
      if (numbers === null) return DONE;
      const line = progressLine(io);
      const added = await seedGenerated(services, numbers, (done, total, what) =>
        line.show(Number.isNaN(total) ? `${done} ${what}` : `${done} of ${total} ${what}`),
      );
      line.end();
      io.out(`${added} generated candidates added, ${numbers.candidates - added} were there.`);
      return DONE;
    });
  },
};

function numbersOf(values: { candidates?: string; events?: string }) {
  if (values.candidates === undefined) {
    if (values.events !== undefined) throw new UsageError('--events needs --candidates');
    return null;
  }
  const candidates = wholeNumber('--candidates', values.candidates);
  const events =
    values.events === undefined ? 10 * candidates : wholeNumber('--events', values.events);
  if (events < 2 * candidates) {
    throw new UsageError(
      `--events must be ${2 * candidates} or more: each candidate begins with 2`,
    );
  }
  return { candidates, events };
}

function wholeNumber(flag: string, text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > MAX) {
    throw new UsageError(`${flag} takes a whole number up to ${MAX}, not ${text}`);
  }
  return number;
}
