import { parseArgs } from 'node:util';
import type { ErasurePlan } from '../../common/contract/privacy.ts';
import { toInstant } from '../../common/time.ts';
import { findSubject } from '../../db/operations.ts';
import { Sealer } from '../auth/seal.ts';
import { cleanHere } from '../privacy/clean.ts';
import { Blocked, eraseNow } from '../privacy/erasures.ts';
import { letFilmsGo } from '../privacy/films.ts';
import { planFor } from '../privacy/plan.ts';
import { type Command, DONE, Failure, UsageError } from './command.ts';
import { messageOf, withReadyDatabase } from './database.ts';
import type { Io } from './output.ts';

export const eraseCommand: Command = {
  name: 'erase',
  summary: 'Erase everything about a candidate, or about a member',
  usage: `erase --candidate ID [--dry-run]
       npm run hireside -- erase --member ID [--dry-run]

Removes what Hireside holds about a candidate, at once and for good, also from search indexes and
from what the database's files keep of deleted rows. The numbers of the log stay, without words. A
legal hold, or an interview ahead that has a meeting at Zoom, stands against it. Of a member go
name, address, Zoom account, sign-ins and connection; what they wrote about candidates stays.
Prints a receipt. Hireside may be running.

  --dry-run  says what would go, and changes nothing`,
  async run(args, io, deps) {
    const { dryRun, ...wanted } = read(args);
    const config = deps.config();
    return withReadyDatabase(deps, async (database) => {
      const whose = await findSubject(database, wanted);
      if (whose === null) {
        throw new Failure(`There is no ${wanted.kind} ${wanted.id}, or not any more.`);
      }
      const now = deps.clock.now();
      if (dryRun) {
        tell(io, await planFor(database.read, config, whose, now));
        return DONE;
      }
      const needs = { config, sealer: new Sealer(config.dataKeys) };
      const asking = { by: null, cause: 'request' as const };
      const { id, counts } = await letFilmsGo(database.transact, whose, now)
        .then(() => database.transact((tx) => eraseNow(tx, needs, whose, asking, now)))
        .catch((error: unknown) => {
          throw error instanceof Blocked ? new Failure(error.message) : error;
        });
      io.out(`Erased. Receipt ${id} of ${toInstant(now)}:`);
      for (const [table, rows] of Object.entries(counts)) io.out(`  ${table}: ${rows}`);
      await cleanHere(database, config.databaseUrl, deps.clock).catch((error: unknown) => {
        throw new Failure(
          `The rows are gone; the files are not cleaned of them yet (${messageOf(error)}). A running server does it, or run this again later.`,
        );
      });
      return DONE;
    });
  },
};

const OPTIONS = {
  candidate: { type: 'string' },
  member: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
} as const;

function read(args: readonly string[]) {
  const { candidate, member, 'dry-run': dryRun } = parsed(args);
  if (candidate !== undefined && member === undefined) {
    return { kind: 'candidate' as const, id: candidate, dryRun };
  }
  if (member !== undefined && candidate === undefined) {
    return { kind: 'member' as const, id: member, dryRun };
  }
  throw new UsageError('Say whom: --candidate ID or --member ID');
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError(messageOf(error));
  }
}

function tell(io: Io, { name, blockers, steps, remarks }: ErasurePlan): void {
  io.out(`Erasing ${name} would do this. Nothing is changed now.`);
  for (const { table, does, rows, contents } of steps) {
    const verb = does === 'delete' ? 'deleted' : 'emptied';
    const what = contents.length === 0 ? '' : `: ${contents.join('; ')}`;
    io.out(`  ${table}: ${rows} ${rows === 1 ? 'row' : 'rows'} ${verb}${what}`);
  }
  for (const remark of remarks) io.out(remark);
  for (const blocker of blockers) io.out(`Stands against it: ${blocker}`);
}
