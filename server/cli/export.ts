import { existsSync } from 'node:fs';
import { Sealer } from '../auth/seal.ts';
import { exportTo } from '../interchange/export.ts';
import { type Command, DONE, Failure, readArgs, UsageError } from './command.ts';
import { keepByHand, organizationFor, withReadyDatabase } from './database.ts';
import { progressLine } from './output.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'Write everything of an organization, in open formats',
  usage: `export FILE [--organization NAME]

Writes a directory, or a .zip where FILE ends so: manifest.json with counts and checksums,
organization.jsonl, candidates.jsonl, events.jsonl, records.jsonl, audit.jsonl, the stored files, and
candidates.csv for people. One moment of the database; Hireside may be running. What signs
people in and what connects Zoom stays here. FILE must not be there yet.

import FILE takes it in again, here or elsewhere, into SQLite or PostgreSQL.

  --organization NAME  needed where there are several`,
  async run(args, io, deps) {
    const { values, words } = readArgs(args, ['organization'], 1);
    const [file] = words;
    if (file === undefined) throw new UsageError('FILE is missing');
    if (existsSync(file)) throw new Failure(`${file} is there already.`);
    const sealer = new Sealer(deps.config().dataKeys);
    return withReadyDatabase(deps, async (database) => {
      const organization = await organizationFor(database, values.organization);
      // In the export, too: whoever takes it in reads where it came from.
      await keepByHand(deps, database, [organization.id], 'data.exported');
      const line = progressLine(io);
      const told = await exportTo(file, organization, {
        database,
        sealer,
        clock: deps.clock,
        progress: (done) => line.show(`${done.file}: ${done.lines} lines`),
      });
      line.end();
      const { candidate = 0, event = 0, file: files = 0 } = told.counts;
      io.out(`${file}: ${candidate} candidates, ${event} entries, ${files} files`);
      return DONE;
    });
  },
};
