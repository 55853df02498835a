import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { AppError } from '../../../common/errors.ts';
import type { Member } from '../../../common/member.ts';
import { toInstant } from '../../../common/time.ts';
import { callRecordingOf } from '../../../db/records/call-recordings.ts';
import { keepAudit } from '../../audit/keep.ts';
import type { Services } from '../../services.ts';
import {
  appErrorOfDownload,
  createDownloads,
  type Download,
  isDownloadError,
} from '../../zoom/download.ts';

export const CALL_HEARD = 'call.heard' as const;

/**
 * Sends the recording of a call on from Zoom, with the tokens of the member whose call it was, and
 * keeps in the audit who heard it: once for each call and day, before the first byte.
 * @throws AppError where there is none, or Zoom does not give it
 */
export async function playCall(
  services: Services,
  about: { member: Member; candidateId: string; callId: string },
  req: Request,
  res: Response,
): Promise<void> {
  const { database, zoom } = services;
  const { organizationId } = about.member;
  const recording = await callRecordingOf(database, organizationId, about.callId);
  if (recording === null || recording.member_id === null)
    throw new AppError('not_found', 'There is no such recording.');
  await keepLook(services, about);
  const ended = new AbortController();
  res.once('close', () => ended.abort());
  const file = await createDownloads({ apiUrl: zoom.apiUrl })({
    url: recording.url,
    access: zoom.tokens.of(recording.member_id),
    expected: 'media',
    noun: 'recording',
    range: req.get('range'),
    ifRange: req.get('if-range'),
    signal: ended.signal,
  }).catch((error: unknown) => {
    throw isDownloadError(error) ? appErrorOfDownload(error) : error;
  });
  await send(file, res);
}

async function send({ status, media, headers, body }: Download, res: Response): Promise<void> {
  res.status(status).set(headers).set({
    'content-type': media,
    'content-disposition': 'inline',
    'cache-control': 'private, no-store',
  });
  // Whoever stops listening closes both ends; that is no fault.
  await pipeline(body, res).catch(() => res.destroy());
}

async function keepLook(
  { database, clock }: Services,
  { member, candidateId, callId }: { member: Member; candidateId: string; callId: string },
): Promise<void> {
  const now = clock.now();
  const { id: actorId, organizationId } = member;
  const act = { organizationId, actorId, action: CALL_HEARD, candidateId, detail: { callId } };
  const key = `${CALL_HEARD}:${actorId}:${callId}:${toInstant(now).slice(0, 10)}`;
  await database.transact((tx) => keepAudit(tx, act, now, key));
}
