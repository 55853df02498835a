import type { Response, Router } from 'express';
import type { Query } from '../../common/contract.ts';
import { csvOf } from '../../common/csv.ts';
import type { Member } from '../../common/member.ts';
import { toInstant, toMs } from '../../common/time.ts';
import { type AuditRow, listAudit } from '../../db/audit.ts';
import type { AuditFilter } from '../../db/audit-filter.ts';
import { knownMembers, peopleOf } from '../../db/members.ts';
import { attachment } from '../http/attachment.ts';
import { decodeCursor, pageOf } from '../http/cursor.ts';
import { mount } from '../http/endpoint.ts';
import type { Services } from '../services.ts';
import { keepAudit } from './keep.ts';

const PAGE = 500;
const COLUMNS = [
  'at',
  'who',
  'who_id',
  'action',
  'candidate',
  'candidate_id',
  'interview',
  'interview_id',
  'detail',
];

/** What is kept of who saw or did what matters, for admins. */
export function auditRoutes(router: Router, services: Services): void {
  const { database, clock } = services;

  mount(router, services, 'listAudit', async ({ member, query }) => {
    const { organizationId } = member;
    const key = decodeCursor(query.cursor, 2);
    const rows = await listAudit(database, organizationId, {
      limit: query.limit + 1,
      filter: await filterOf(services, member, query),
      ...(key ? { after: { at: key[0]!, id: key[1]! } } : {}),
    });
    const named = await withNames(services, organizationId, rows);
    return pageOf(
      named,
      query.limit,
      ({ at, id }) => [at, id],
      ({ organizationId: _, ...row }) => row,
    );
  });

  mount(router, services, 'auditCsv', async ({ member, query, res }) => {
    const { organizationId, id: actorId } = member;
    const filter = await filterOf(services, member, query);
    await database.transact((tx) => {
      const act = { organizationId, actorId, action: 'audit.exported' as const };
      return keepAudit(tx, { ...act, detail: { ...query } }, clock.now());
    });
    const day = toInstant(clock.now()).slice(0, 10);
    res.set('content-disposition', attachment(`Audit ${day}.csv`));
    res.set('cache-control', 'private, no-store').type('text/csv');
    await sendCsv(services, organizationId, filter, res);
  });
}

/** Page by page, as fast as the caller takes it. */
async function sendCsv(
  services: Services,
  organizationId: string,
  filter: AuditFilter,
  res: Response,
): Promise<void> {
  res.write(csvOf([COLUMNS]));
  for (let after: { at: string; id: string } | undefined; !res.destroyed; ) {
    const page = { filter, limit: PAGE, ...(after ? { after } : {}) };
    const rows = await listAudit(services.database, organizationId, page);
    const named = await withNames(services, organizationId, rows);
    const isTaken = res.write(csvOf(named.map(cellsOf)));
    after = rows.at(-1);
    if (rows.length < PAGE) break;
    if (!isTaken) await drained(res);
  }
  res.end();
}

const drained = (res: Response) =>
  new Promise<void>((resolve) => {
    res.once('drain', resolve).once('close', resolve);
  });

type Named = AuditRow & { actorName: string | null };

const cellsOf = (row: Named) => [
  row.at,
  row.actorName,
  row.actorId,
  row.action,
  row.candidateName,
  row.candidateId,
  row.interviewTitle,
  row.interviewId,
  JSON.stringify(row.detail),
];

async function withNames(
  { database }: Services,
  organizationId: string,
  rows: AuditRow[],
): Promise<Named[]> {
  const ids = rows.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]));
  const people = await peopleOf(database, organizationId, ids);
  return rows.map((row) => ({
    ...row,
    actorName: row.actorId === null ? null : (people[row.actorId]?.name ?? null),
  }));
}

/** Members whose name or address has the words fit them, too: they are few, and looked through. */
async function filterOf(
  { database }: Services,
  { organizationId }: Member,
  { q, from, to, ...rest }: Query<'auditCsv'>,
): Promise<AuditFilter> {
  const filter = {
    ...rest,
    ...(from === undefined ? {} : { from: toInstant(toMs(from)) }),
    ...(to === undefined ? {} : { to: toInstant(toMs(to)) }),
  };
  if (q === undefined) return filter;
  const words = q.toLowerCase();
  const members = await knownMembers(database.read, organizationId);
  const actorsWithWords = members
    .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(words))
    .map(({ id }) => id);
  return { ...filter, q, actorsWithWords };
}
