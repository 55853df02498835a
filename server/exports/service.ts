import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { DataExport } from '../../common/contract/data.ts';
import { AppError } from '../../common/errors.ts';
import { type Id, newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import type { Member } from '../../common/member.ts';
import { mayIn } from '../../common/permissions.ts';
import { toInstant } from '../../common/time.ts';
import {
  chunkAt,
  countLogs,
  type DataExportRow,
  exportById,
  insertExport,
  isExporting,
  letExportGo,
  letExportsGo,
  takeTurns,
} from '../../db/data-exports.ts';
import { organizationById } from '../../db/organizations.ts';
import { placeOf } from '../../db/sealed.ts';
import { enqueue } from '../../db/tasks.ts';
import { keepAudit } from '../audit/keep.ts';
import { holderOf, sealTicket, type TicketHolder } from '../auth/ticket.ts';
import { attachment } from '../http/attachment.ts';
import type { Services } from '../services.ts';
import { openChunk } from './chunks.ts';
import { DATA_EXPORT, type ExportTask } from './task.ts';

const noExport = () => new AppError('not_found', 'There is no such export.');
const NO_TICKET = 'This address of the export has expired. Download it again from the settings.';
const ticketPlace = (id: Id) => `export-ticket:${id}`;

/**
 * Begins an export of everything. What an export before has kept goes: one copy is enough to guard.
 * @throws AppError `conflict` while another is written
 */
export async function startExport(services: Services, member: Member): Promise<DataExport> {
  const { database, clock } = services;
  const { organizationId, id: askedBy } = member;
  const now = clock.now();
  const id = newId(now);
  await database.transact(async (tx) => {
    await takeTurns(tx, organizationId);
    if (await isExporting(tx.sql, organizationId)) throw isRunning();
    await letExportsGo(tx, organizationId, null);
    await insertExport(tx, {
      id,
      organization_id: organizationId,
      asked_by: askedBy,
      asked_at: toInstant(now),
      state: 'running',
      candidates: await countLogs(tx.sql, organizationId),
      done: 0,
      bytes: 0,
      sha256: null,
      reason: null,
      key: '',
      ended_at: null,
      expires_at: null,
    });
    const payload: ExportTask = { organizationId, exportId: id };
    await enqueue(tx, { kind: DATA_EXPORT, key: id, payload, runAt: now });
    const act = { organizationId, actorId: askedBy, detail: { exportId: id } };
    await keepAudit(tx, { ...act, action: 'data.exported' }, now);
  });
  return presentExport((await exportById(database.read, organizationId, id))!);
}

const isRunning = () => new AppError('conflict', 'An export is being written already.');

/** @throws AppError `not_found` for another organization's, and one that is over */
export async function deleteExport(
  { database, clock }: Services,
  { organizationId, id: actorId }: Member,
  id: Id,
): Promise<void> {
  const row = await exportById(database.read, organizationId, id);
  if (row === null) throw noExport();
  const now = clock.now();
  await database.transact(async (tx) => {
    if (!(await letExportGo(tx, id, null))) return;
    const act = { organizationId, actorId, detail: { exportId: id } };
    await keepAudit(tx, { ...act, action: 'data.export_deleted' }, now);
  });
}

/** An address that a browser can download from; kept in the audit before it is given. */
export async function exportTicket(
  services: Services,
  identity: TicketHolder,
  id: Id,
): Promise<{ url: string; expiresAt: string }> {
  const { database, clock, sealer } = services;
  const { organizationId, id: actorId } = identity.member;
  const now = clock.now();
  await readyExport(services, organizationId, id);
  await database.transact((tx) => {
    const act = { organizationId, actorId, detail: { exportId: id } };
    return keepAudit(tx, { ...act, action: 'data.export_downloaded' }, now);
  });
  const until = now + LIMITS.exportTicketMs;
  const ticket = sealTicket(sealer, identity, ticketPlace(id), until);
  const url = `/api/exports/${id}/file?ticket=${encodeURIComponent(ticket)}`;
  return { url, expiresAt: toInstant(until) };
}

/** Hands out a ready export, as fast as the caller takes it. */
export async function sendExport(
  services: Services,
  { req, res }: { req: Request; res: Response },
  { id, ticket }: { id: Id; ticket: string },
): Promise<void> {
  const member = await holderOf(services, req, { ticket, place: ticketPlace(id) }, NO_TICKET);
  if (!mayIn(member, 'data.manage')) throw noExport();
  const row = await readyExport(services, member.organizationId, id);
  const { name } = await organizationById(services.database, member.organizationId);
  const day = row.asked_at.slice(0, 10);
  res.set({
    'content-type': 'application/zip',
    'content-length': String(row.bytes),
    'content-disposition': attachment(`Hireside ${name} ${day}.zip`),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  // What breaks off is shorter than it said to be: the browser says so.
  await pipeline(chunksOf(services, row), res).catch(() => res.destroy());
}

async function* chunksOf(
  { database, sealer }: Services,
  { id, key: sealed, bytes }: DataExportRow,
): AsyncGenerator<Buffer> {
  const key = Buffer.from(sealer.open(sealed, placeOf('data_export.key', id)), 'base64');
  for (let [seq, sent] = [0, 0]; sent < bytes; seq++) {
    const chunk = await chunkAt(database.read, id, seq);
    if (chunk === null) throw noExport();
    const opened = openChunk(key, seq, chunk);
    sent += opened.length;
    yield opened;
  }
}

/** @throws AppError `not_found` where it is not ready, or its time is over */
async function readyExport(
  { database, clock }: Services,
  organizationId: Id,
  id: Id,
): Promise<DataExportRow> {
  const row = await exportById(database.read, organizationId, id);
  const isKept = row?.state === 'ready' && (row.expires_at ?? '') > toInstant(clock.now());
  if (!isKept) throw noExport();
  return row;
}

export const presentExport = (row: DataExportRow): DataExport => ({
  id: row.id,
  state: row.state,
  askedBy: row.asked_by_name,
  askedAt: row.asked_at,
  candidates: row.candidates,
  done: row.done,
  bytes: Number(row.bytes),
  sha256: row.sha256,
  reason: row.reason,
  endedAt: row.ended_at,
  expiresAt: row.expires_at,
});
