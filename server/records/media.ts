import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '../../common/errors.ts';
import { newId } from '../../common/ids.ts';
import { LIMITS } from '../../common/limits.ts';
import { toInstant } from '../../common/time.ts';
import { insertAudit } from '../../db/audit.ts';
import { memberByZoomId } from '../../db/members.ts';
import { changeFileUrl, type RecordingFileRow, type RecordingRow } from '../../db/recordings.ts';
import { holderOf, sealTicket, type TicketHolder } from '../auth/ticket.ts';
import { attachment } from '../http/attachment.ts';
import type { Services } from '../services.ts';
import { appErrorOf } from '../zoom/app-error.ts';
import { appErrorOfDownload, type Download, isDownloadError } from '../zoom/download.ts';
import { isZoomError } from '../zoom/errors.ts';
import { mediaOf } from './recordings-present.ts';
import { seenFile } from './recordings-seen.ts';

export const WATCHED = 'recordings.watched' as const;

const NOUN = 'recording';
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
    insertAudit(
      tx,
      {
        id: newId(now),
        organizationId: member.organizationId,
        at: toInstant(now),
        actorId: member.id,
        action: WATCHED,
        candidateId: candidate_id,
        interviewId: interview_id,
        detail: { recordingId, fileId: file.id, recordingType: file.recording_type },
      },
      null,
    ),
  );
  const ticket = sealTicket(sealer, identity, placeOf(recordingId, file.id), until);
  const path = `/api/recordings/${recordingId}/files/${file.id}`;
  return { url: `${path}?ticket=${encodeURIComponent(ticket)}`, expiresAt: toInstant(until) };
}

const NO_TICKET = 'This address of the recording has expired. Open the recording again.';

/**
 * Passes a file through from Zoom as fast as the caller takes it; whoever goes away ends the
 * download. Permission is asked for again at every piece. Nothing is kept.
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

type Named = { recording: RecordingRow; file: RecordingFileRow };

async function open(
  services: Services,
  { recording, file }: Named,
  req: Request,
  signal: AbortSignal,
): Promise<Download> {
  const { database, zoom } = services;
  const host = await memberByZoomId(database, recording.host_zoom_id);
  if (host?.organizationId !== recording.organization_id)
    throw new AppError('conflict', 'The host of this recording is not a member of Hireside.');
  const access = zoom.tokens.of(host.id);
  const range = req.get('range');
  const ifRange = req.get('if-range');
  const fetchFrom = (url: string) =>
    zoom.download({ url, access, expected: 'media', noun: NOUN, range, ifRange, signal });
  try {
    try {
      return await fetchFrom(file.url);
    } catch (error) {
      if (!isDownloadError(error, 'gone') && !isDownloadError(error, 'page')) throw error;
      // Addresses do not last: Zoom is asked for the one of today.
      const listed = await zoom.clientFor(host.id).meetingRecordings(recording.meeting_uuid);
      const url = listed.files.find(({ name }) => name === file.name)?.url;
      if (url === undefined || url === '' || url === file.url) throw error;
      await database.transact((tx) => changeFileUrl(tx, file.id, url));
      return await fetchFrom(url);
    }
  } catch (error) {
    if (isDownloadError(error)) throw appErrorOfDownload(error);
    throw isZoomError(error) ? appErrorOf(error) : error;
  }
}
