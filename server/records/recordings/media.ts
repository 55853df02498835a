import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { LIMITS } from '../../../common/limits.ts';
import { toInstant } from '../../../common/time.ts';
import { keptCopyOf } from '../../../db/records/copies.ts';
import { keepAudit } from '../../audit/keep.ts';
import { holderOf, sealTicket, type TicketHolder } from '../../auth/ticket.ts';
import { attachment } from '../../http/attachment.ts';
import type { Services } from '../../services.ts';
import { appErrorOf } from '../../zoom/app-error.ts';
import { appErrorOfDownload, isDownloadError } from '../../zoom/download.ts';
import { isZoomError } from '../../zoom/errors.ts';
import { openCopy, type Sending } from './media-copy.ts';
import { type Named, openAtZoom } from './media-zoom.ts';
import { mediaOf } from './present.ts';
import { seenFile } from './seen.ts';

export const WATCHED = 'recordings.watched' as const;

const placeOf = (recordingId: string, fileId: string) => `media-ticket:${recordingId}:${fileId}`;

/**
 * An address of one file that a player can open, which sends no bearer token: sealed for this
 * member and this file, for minutes. Written into the audit log before it is given.
 */
export async function mediaTicket(
  { clock, sealer, database }: Services,
  identity: TicketHolder,
  { recording, file }: Named,
): Promise<{ url: string; expiresAt: string }> {
  const { member } = identity;
  const now = clock.now();
  const until = now + LIMITS.mediaTicketMs;
  const { id: recordingId, candidate_id, interview_id } = recording;
  await database.transact((tx) =>
    keepAudit(
      tx,
      {
        organizationId: member.organizationId,
        actorId: member.id,
        action: WATCHED,
        candidateId: candidate_id,
        interviewId: interview_id,
        detail: { recordingId, fileId: file.id, recordingType: file.recording_type },
      },
      now,
    ),
  );
  const ticket = sealTicket(sealer, identity, placeOf(recordingId, file.id), until);
  const path = `/api/recordings/${recordingId}/files/${file.id}`;
  return { url: `${path}?ticket=${encodeURIComponent(ticket)}`, expiresAt: toInstant(until) };
}

const NO_TICKET = 'This address of the recording has expired. Open the recording again.';

/**
 * Sends a file as fast as the caller takes it, from its copy or through from Zoom; whoever goes away
 * ends the download. Permission is asked for again at every piece.
 */
export async function passThrough(
  services: Services,
  { req, res }: { req: Request; res: Response },
  given: { id: string; fileId: string; ticket: string },
): Promise<void> {
  const place = placeOf(given.id, given.fileId);
  const member = await holderOf(services, req, { ticket: given.ticket, place }, NO_TICKET);
  const { recording, file } = await seenFile(services, member, given);
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const download = await open(services, { recording, file }, req, gone.signal);
  if (res.destroyed) return void download.body.destroy();
  const { type, extension } = mediaOf(file);
  res.status(download.status).set({
    ...download.headers,
    // What it is, Hireside says: nothing that Zoom sends is ever run as a page.
    'content-type': type,
    'content-disposition': attachment(`Recording.${extension}`).replace('attachment', 'inline'),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
  if (req.method === 'HEAD') {
    download.body.destroy();
    res.end();
    return;
  }
  // Either end may go at any time; what was sent until then was right.
  await pipeline(download.body, res).catch(() => res.destroy());
}

/** From the copy where there is one, whatever Zoom says; else from Zoom. */
async function open(
  services: Services,
  named: Named,
  req: Request,
  signal: AbortSignal,
): Promise<Sending> {
  const range = req.get('range');
  const ifRange = req.get('if-range');
  const copy = await keptCopyOf(services.database.read, named.file.id);
  if (copy !== null) return openCopy(services.database, copy, { range, ifRange });
  try {
    return await openAtZoom(services, named, { range, ifRange, signal });
  } catch (error) {
    if (isDownloadError(error)) throw appErrorOfDownload(error);
    throw isZoomError(error) ? appErrorOf(error) : error;
  }
}
