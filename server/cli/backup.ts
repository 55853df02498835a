import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { backupSqlite } from '../../db/backup.ts';
import type { Subject } from '../../db/erasure/reach.ts';
import { migrate } from '../../db/migrate.ts';
import { restoreSqlite } from '../../db/restore.ts';
import { returned } from '../../db/returned.ts';
import { type Command, type Deps, DONE, Failure, readArgs, UsageError } from './command.ts';
import { keepForAll, sqliteFile, withDatabase } from './database.ts';
import { migrated } from './migrate.ts';
import { type Io, progressLine } from './output.ts';

export const backup: Command = {
  name: 'backup',
  summary: 'Copy the SQLite database while it is in use',
  usage: `backup FILE

Copies one moment of the database, reads the copy through and only then gives it its name.
Hireside may be running. FILE must not be there yet.

PostgreSQL has its own: pg_dump --format=custom --file=FILE "$DATABASE_URL"`,
  async run(args, io, deps) {
    const file = theFile(args);
    const database = theDatabase(deps, 'pg_dump --format=custom --file=FILE "$DATABASE_URL"');
    if (!existsSync(database)) throw new Failure(`${database} is not there.`);
    if (existsSync(file)) throw new Failure(`${file} is there already.`);
    await mkdir(dirname(file), { recursive: true });
    const size = await shown(io, (progress) => backupSqlite(database, file, progress));
    await withDatabase(deps, (open) => keepForAll(deps, open, 'backup.made'));
    io.out(`${file}: ${megabytes(size)} MB, read through and sound`);
    return DONE;
  },
};

export const restore: Command = {
  name: 'restore',
  summary: 'Put a backup in the place of the SQLite database',
  usage: `restore FILE

Stop Hireside first. Checks FILE, brings a copy of it to the schema of this version, keeps what is
there now beside it and puts the copy in its place. Names whoever was erased since FILE was made.

PostgreSQL has its own: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE`,
  async run(args, io, deps) {
    const file = theFile(args);
    const database = theDatabase(deps, 'pg_restore --clean --dbname="$DATABASE_URL" FILE');
    if (!existsSync(file)) throw new Failure(`There is no file ${file}.`);
    await mkdir(dirname(database), { recursive: true });
    const stamp = new Date(deps.clock.now()).toISOString().replaceAll(/[:.]/g, '-');
    let ran: string[] = [];
    const prepare = async (fresh: string) => {
      const open = await deps.open(`sqlite:${fresh}`);
      ran = await migrate(open).finally(() => open.close());
    };
    const { aside, wasDamaged } = await shown(io, (progress) =>
      restoreSqlite(file, database, stamp, { progress, prepare }),
    );
    if (aside !== null) io.out(`What was there is now ${aside}`);
    if (ran.length > 0) io.out(migrated(ran));
    await withDatabase(deps, (open) => keepForAll(deps, open, 'backup.restored'));
    tellReturned(io, aside === null || wasDamaged ? null : returned(aside, database));
    io.out(`${file} is in place`);
    return DONE;
  },
};

/** @param people `null` where the receipts of what was there cannot be read */
function tellReturned(io: Io, people: readonly Subject[] | null): void {
  if (people === null) {
    io.err('Whoever was erased since this backup was made is back. Erase them again.');
  } else if (people.length > 0) {
    io.err(`${people.length} of those who were erased since are back. Erase them again:`);
    for (const { kind, id } of people) io.err(`  npm run hireside -- erase --${kind} ${id}`);
  }
}

function theFile(args: readonly string[]): string {
  const [file] = readArgs(args, [], 1).words;
  if (file === undefined) throw new UsageError('FILE is missing');
  return file;
}

function theDatabase(deps: Deps, instead: string): string {
  const file = sqliteFile(deps.config().databaseUrl);
  if (file === null) throw new Failure(`This database is PostgreSQL. Use: ${instead}`);
  return file;
}

async function shown<T>(io: Io, work: (progress: (share: number) => void) => Promise<T>) {
  const line = progressLine(io);
  const result = await work((share) => line.show(`${Math.floor(share * 100)} %`));
  line.end();
  return result;
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
