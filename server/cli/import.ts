import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { Database } from '../../db/open.ts';
import { candidateForImport } from '../../db/operations.ts';
import { Sealer } from '../auth/seal.ts';
import { fileResume } from '../candidates/resume.ts';
import { readCsv } from '../import/csv.ts';
import { filesOf, readResume } from '../import/files.ts';
import { importPeople, type Report } from '../import/import.ts';
import { readJsonResume } from '../import/json-resume.ts';
import { importFrom } from '../interchange/import.ts';
import { isExport } from '../interchange/source.ts';
import { type Command, type Deps, DONE, FAILED, Failure, readArgs, UsageError } from './command.ts';
import { keepByHand, organizationFor, withReadyDatabase } from './database.ts';
import { isSqliteFile, moveIn } from './move-in.ts';
import { type Io, progressLine } from './output.ts';

export const importCommand: Command = {
  name: 'import',
  summary: 'Take in an export, a SQLite database, or candidates: CSV, JSON Resume, résumés',
  usage: `import FILE [--resume PDF] [--candidate EMAIL] [--organization NAME]

FILE is what export wrote: everything in it that is not here comes in, into an empty
installation all of it.

Or FILE is a SQLite database of Hireside, whatever its name: all of it moves into the configured
database, which is migrated and must be empty. FILE stays as it is; a copy is made in the folder
for temporary files meanwhile. The keys that seal (DATA_KEYS) must be the same. Sessions, tokens
and connections to Zoom do not travel.

Or FILE is a CSV of candidates, a JSON Resume document (.json), a résumé (.pdf), or a directory
of such files. The first line of a CSV names its columns, in any order:
  name,email,phone,location,headline,source,job,stage,applied_at,tags
Tags are separated by semicolons; jobs that do not exist are made with the default pipeline.
A bad row is reported with its line and reason, and the good ones go in. Running it again
changes nothing, and nothing that was changed since is overwritten.

  --candidate EMAIL    whose résumé the .pdf is
  --resume PDF         files this résumé under that candidate, after FILE is in
  --organization NAME  needed where there are several`,
  async run(args, io, deps) {
    const { values, words } = readArgs(args, ['resume', 'candidate', 'organization'], 1);
    const [file] = words;
    if (file === undefined && values.resume === undefined) throw new UsageError('FILE is missing');
    if (values.resume !== undefined && values.candidate === undefined) {
      throw new UsageError('--resume needs --candidate EMAIL');
    }
    if (file !== undefined && (await isSqliteFile(file))) return moveIn(file, io, deps);
    if (file !== undefined && (await isExport(file))) return takeIn(file, io, deps);
    const files = file === undefined ? [] : await filesOf(file);
    const resumes = files.filter((one) => extname(one).toLowerCase() === '.pdf');
    if (values.resume !== undefined) resumes.push(values.resume);
    if (resumes.length > 0 && values.candidate === undefined) {
      throw new Failure(`Say whose résumé ${resumes[0]} is, with --candidate EMAIL.`);
    }
    for (const one of [...files, ...resumes]) await mustBeFile(one);
    const people = files.filter((one) => !resumes.includes(one));
    return withReadyDatabase(deps, async (database) => {
      const { id } = await organizationFor(database, values.organization);
      let good = true;
      for (const one of people) {
        const prefix = files.length > 1 ? `${basename(one)}: ` : '';
        good = (await importFile(one, prefix, database, id, io, deps)) && good;
      }
      for (const one of resumes) {
        io.out(await fileUnder(one, values.candidate!, database, id, deps));
      }
      return good ? DONE : FAILED;
    });
  },
};

/** What `export` wrote: a whole organization. */
async function takeIn(file: string, io: Io, deps: Deps): Promise<number> {
  const sealer = new Sealer(deps.config().dataKeys);
  return withReadyDatabase(deps, async (database) => {
    const line = progressLine(io);
    const report = await importFrom(file, {
      database,
      sealer,
      progress: (done) => line.show(`${done.file}: ${done.lines}`),
      refused: (one) => io.err(`${one.file}, line ${one.number}: ${one.reason}`),
    });
    line.end();
    const { added, unchanged, refused, candidates, organizationId } = report;
    if (added > 0) {
      const detail = { added, refused };
      await keepByHand(deps, database, [organizationId], 'data.imported', detail);
    }
    io.out(`${added} rows added, ${unchanged} there already, ${refused} refused`);
    io.out(`${candidates} candidates made from their logs`);
    return refused === 0 ? DONE : FAILED;
  });
}

async function importFile(
  file: string,
  prefix: string,
  database: Database,
  organizationId: string,
  io: Io,
  deps: Deps,
): Promise<boolean> {
  const { clock } = deps;
  const line = progressLine(io);
  const read = extname(file).toLowerCase() === '.json' ? readJsonResume : readCsv;
  const report = await importPeople({ database, clock }, organizationId, read(file), {
    bad: (line, reason) => io.out(`${prefix}line ${line}: ${reason}`),
    kept: (line, columns) => io.out(`${prefix}kept: line ${line} differs in ${columns.join(', ')}`),
    warn: (text) => io.err(prefix + text),
    progress: (rows) => line.show(`${prefix}${rows} rows`),
  });
  line.end();
  io.out(prefix + sentenceOf(report));
  if (report.added + report.changed > 0) {
    await keepByHand(deps, database, [organizationId], 'people.imported', { ...report });
  }
  return report.skipped === 0;
}

const sentenceOf = ({ added, changed, unchanged, skipped }: Report): string =>
  `${added} added, ${changed} changed, ${unchanged} unchanged, ${skipped} skipped`;

/** @returns what was done, in a sentence */
async function fileUnder(
  file: string,
  email: string,
  database: Database,
  organizationId: string,
  { clock }: Deps,
): Promise<string> {
  const candidate = await candidateForImport(database.read, organizationId, { email });
  if (candidate === null) throw new Failure(`There is no candidate ${email}.`);
  const resume = await readResume(file);
  const services = { database, clock };
  const { isNew } = await fileResume(services, organizationId, candidate.id, null, resume);
  const name = candidate.profile.name;
  return isNew ? `${resume.name} filed under ${name}` : `${resume.name} is there already`;
}

async function mustBeFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Failure(`There is no file ${file}.`);
}
