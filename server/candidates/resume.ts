import { createHash } from 'node:crypto';
import { AppError } from '../../common/errors.ts';
import { type Id, newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { append } from '../../db/append.ts';
import { insertFile } from '../../db/files.ts';
import { mustBeThere } from '../../db/gone.ts';
import { lockedProfile } from '../../db/profile.ts';
import type { Services } from '../services.ts';

/**
 * Files a résumé under a candidate. What it is, its bytes say, not its name. The one that
 * is there already changes nothing.
 * @throws AppError `invalid_request` where the bytes are no PDF, `too_large` past the limit
 */
export async function fileResume(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  organizationId: Id,
  candidateId: Id,
  actorId: Id | null,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<{ fileId: Id; pages: number | null; isNew: boolean }> {
  if (bytes.length > LIMITS.fileBody) throw new AppError('too_large', 'A résumé may have 10 MB.');
  if (!isPdf(bytes)) throw new AppError('invalid_request', `${name} is not a PDF file.`);
  const now = clock.now();
  const pages = pagesOf(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return database.transact(async (tx) => {
    // It may have been a long upload.
    await mustBeThere(tx, candidateId);
    const { id: fileId, isNew } = await insertFile(tx, {
      id: newId(now),
      organizationId,
      candidateId,
      name,
      media: 'application/pdf',
      bytes,
      sha256,
      createdAt: toInstant(now),
    });
    // An earlier one that is filed again takes the place of the one since.
    const current = isNew ? null : await lockedProfile(tx, organizationId, candidateId);
    const isNews = isNew || current?.resume?.fileId !== fileId;
    if (isNews) {
      const event = {
        id: newId(now),
        type: 'resume.added' as const,
        actorId,
        body: { fileId, name, pages },
      };
      await append(tx, { organizationId, candidateId }, [{ actor: null, event }], now, () => []);
    }
    return { fileId, pages, isNew: isNews };
  });
}

/** What pages, pictures, archives and programs begin with; a PDF may be hidden further on. */
const OTHERS = ['<', 'PK', 'MZ', 'GIF8', '#!', '{\\rtf', '\x7fELF', '\x89PNG', '\xff\xd8\xff'];

/**
 * The header may stand anywhere in the first kilobyte (PDF 32000-1, annex H); what begins as
 * something else is a second file in one, and readers would differ on which it is.
 */
function isPdf(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 1024).toString('latin1');
  const start = head.replace(/^\xef\xbb\xbf/, '').trimStart();
  return head.includes('%PDF-') && !OTHERS.some((one) => start.startsWith(one));
}

/** Counted from page objects; `null` where they are compressed and only a reader could tell. */
function pagesOf(bytes: Buffer): number | null {
  const count = bytes.toString('latin1').match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0;
  return count > 0 ? count : null;
}
