import { migrate, tryAgain } from '../../db/migrate.ts';
import { type Command, DONE, readArgs } from './command.ts';
import { withDatabase } from './database.ts';

export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Bring the database to the schema of this version',
  usage: `migrate

Makes the database where there is none, and runs the migrations that are missing.
Safe to run again, and while servers start.`,
  async run(args, io, deps) {
    readArgs(args, []);
    const onBusy = (tries: number) => {
      if (tries === 1) io.err('Somebody uses a table that is to change. Trying again.');
      return tryAgain(tries);
    };
    const ran = await withDatabase(deps, (database) => migrate(database, onBusy));
    io.out(ran.length === 0 ? 'The database is up to date.' : migrated(ran));
    return DONE;
  },
};

/** What was migrated, in a sentence. */
export const migrated = (names: readonly string[]): string => `Migrated: ${names.join(', ')}`;
