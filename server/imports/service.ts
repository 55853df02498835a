import type { Request, Response } from 'express';
import type { ImportCounts, ImportLine } from '../../common/contract/data.ts';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { keepAudit } from '../audit/keep.ts';
import { FileError, type Item, readCsvText } from '../import/csv.ts';
import { importPeople, type Report } from '../import/import.ts';
import { resumeItems } from '../import/json-resume.ts';
import { textFrom } from '../import/text.ts';
import type { Services } from '../services.ts';

const FILE = 'The file';
const TOO_LARGE = `${FILE} is larger than the ${LIMITS.importBody / 1_000_000} MB that come in here. Divide it, or use the command line.`;
const BROKEN =
  'Something went wrong. What came in until then stays; running it again adds the rest.';
/** Lines about rows; whoever has more mends those first. */
const LINES = 1_000;

/**
 * Takes candidates in from what is being sent, and says how it goes while it goes on: as the
 * command line does, row by row. Nothing of the file is kept on the server.
 */
export async function takeIn(
  services: Services,
  member: Member,
  { req, res }: { req: Request; res: Response },
  dryRun: boolean,
): Promise<void> {
  const { database, clock, logger } = services;
  const items = itemsOf(req);
  res.status(200).set({
    'content-type': 'application/x-ndjson',
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  let told = 0;
  const write = (line: ImportLine) => res.write(`${JSON.stringify(line)}\n`);
  const about = (line: ImportLine) => {
    if (++told <= LINES) write(line);
  };
  const counts: ImportCounts = { added: 0, changed: 0, unchanged: 0, skipped: 0 };
  try {
    const report = await importPeople(
      { database, clock },
      member.organizationId,
      items,
      {
        bad: (line, reason) => about({ line, reason }),
        kept: (line, columns) =>
          about({ remark: `line ${line} differs in ${columns.join(', ')}; what is here stays` }),
        warn: (remark) => about({ remark }),
        progress: (rows, so) => {
          Object.assign(counts, so);
          write({ rows });
        },
      },
      { dryRun },
    );
    if (!dryRun) await keepImport(services, member, report);
    write({ counts: report, dryRun });
  } catch (error) {
    if (!dryRun && counts.added + counts.changed > 0) await keepImport(services, member, counts);
    if (!(error instanceof FileError))
      logger.error({ err: error, requestId: req.id }, 'an import broke off');
    write({ failed: error instanceof FileError ? error.message : BROKEN });
  }
  res.end();
}

const keepImport = (
  { database, clock }: Services,
  { organizationId, id: actorId }: Member,
  counts: Report,
) =>
  database.transact((tx) => {
    const act = { organizationId, actorId, action: 'people.imported' as const };
    return keepAudit(tx, { ...act, detail: { ...counts } }, clock.now());
  });

/** @throws AppError where it is neither a CSV nor JSON, or says that it is too large */
function itemsOf(req: Request): AsyncIterable<Item> {
  if (Number(req.get('content-length') ?? 0) > LIMITS.importBody) {
    throw new AppError('too_large', TOO_LARGE);
  }
  if (req.is('json')) return toAsync(resumeItems(FILE, req.body));
  if (req.is('text/csv')) return readCsvText(FILE, textFrom(limited(req)));
  throw new AppError('invalid_request', 'Send a CSV (text/csv) or a JSON Resume document.');
}

async function* limited(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > LIMITS.importBody) throw new FileError(TOO_LARGE);
    yield chunk;
  }
}

async function* toAsync<T>(items: Iterable<T>): AsyncGenerator<T> {
  yield* items;
}
