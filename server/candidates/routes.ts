import { promisify } from 'node:util';
import { type Router, raw } from 'express';
import { AppError } from '../../common/errors.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { sees } from '../../common/visibility.ts';
import { applicationsOf, listCandidates, profileOf } from '../../db/candidates.ts';
import { fileById, resumesOf } from '../../db/files.ts';
import { nextInterviews } from '../../db/interviews.ts';
import { searchCues } from '../../db/records/search-cues.ts';
import { searchNotes } from '../../db/search.ts';
import { recordExcerpts } from '../audit/looks.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { allowed, mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { correctCandidate } from './correct.ts';
import { createCandidate } from './create.ts';
import { presentCandidate, presentDetail } from './present.ts';
import { fileResume } from './resume.ts';

/** Candidates: list, search, add, read, correct, and the résumé. */
export function candidateRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  /** The candidate with the applications this member sees. */
  const detail = async (member: Member, id: string) => {
    const facts = await allowed(services, member, 'candidate.read', id);
    const profile = await profileOf(database, member.organizationId, id);
    if (profile === null) throw new AppError('not_found', 'There is no such candidate.');
    const applications = (await applicationsOf(database, [id])).get(id) ?? [];
    const visible = applications.filter((one) =>
      sees(
        member,
        {
          type: 'application.added',
          actorId: null,
          applicationId: one.id,
          interviewId: null,
          audience: 'team',
        },
        facts,
        clock.now(),
      ),
    );
    return presentDetail(id, profile, visible);
  };

  mount(router, services, 'listCandidates', async ({ member, query }) => {
    const { cursor, limit, view, ...filter } = query;
    const key = decodeCursor(cursor, 2);
    const now = clock.now();
    const rows = await listCandidates(
      database,
      member,
      {
        ...filter,
        activeOnly: view === 'active',
        limit: limit + 1,
        ...(key ? { after: { lastAt: key[0]!, id: key[1]! } } : {}),
      },
      now,
    );
    const ids = rows.map(({ id }) => id);
    const next = await nextInterviews(database, member, ids, now);
    const seesAll = member.role === 'admin' || member.role === 'recruiter';
    return pageOf(
      rows,
      limit,
      (row) => [row.lastAt, row.id],
      (row) => ({
        ...presentCandidate(row.id, row.profile, row.applications),
        // To others it would tell of applications that are not theirs to see.
        lastAt: seesAll ? row.lastAt : null,
        nextInterview: next.get(row.id) ?? null,
      }),
    );
  });

  mount(router, services, 'createCandidate', async ({ member, input }) => {
    const { id, jobId, stage, ...profile } = input;
    const made = await createCandidate(services, member.organizationId, member.id, {
      profile,
      ...(id === undefined ? {} : { id }),
      ...(jobId === undefined ? {} : { jobId }),
      ...(stage === undefined ? {} : { stage }),
    });
    return detail(member, made);
  });

  mount(router, services, 'candidate', ({ member, params }) => detail(member, params.id));

  mount(router, services, 'editCandidate', async ({ member, params, input }) => {
    await correctCandidate(services, member, params.id, input);
    return detail(member, params.id);
  });

  // Read only now, when it is known that the caller may file one.
  const readPdf = promisify(
    raw({ type: 'application/pdf', limit: LIMITS.fileBody, inflate: false }),
  );
  mount(router, services, 'putResume', async ({ member, params, query, req, res }) => {
    await readPdf(req, res);
    if (!Buffer.isBuffer(req.body)) {
      throw new AppError('invalid_request', 'Send the PDF itself (content-type: application/pdf).');
    }
    const file = { name: query.name, bytes: req.body };
    const { fileId, pages } = await fileResume(
      services,
      member.organizationId,
      params.id,
      member.id,
      file,
    );
    return { fileId, pages };
  });

  mount(router, services, 'listResumes', async ({ params }) => ({
    items: await resumesOf(database, params.id),
  }));

  mount(router, services, 'resume', async ({ member, params, query, res }) => {
    const profile = await profileOf(database, member.organizationId, params.id);
    const fileId = query.fileId ?? profile?.resume?.fileId;
    const file = fileId === undefined ? null : await fileById(database, params.id, fileId);
    if (file === null) throw new AppError('not_found', 'There is no résumé.');
    res
      .type(file.media)
      .set('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .set('cache-control', 'private, no-store')
      .send(file.bytes);
  });

  mount(router, services, 'search', async ({ member, query }) => {
    const { q, limit } = query;
    const rows = await listCandidates(database, member, { q, limit }, clock.now());
    const notes = await searchNotes(database, member, q, limit, clock.now());
    const transcripts = await searchCues(database, member, q, { limit }, clock.now());
    await recordExcerpts(services, member, transcripts);
    return {
      candidates: rows.map((row) => presentCandidate(row.id, row.profile, row.applications)),
      notes,
      transcripts,
    };
  });
}
