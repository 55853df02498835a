import { AppError } from '../../../common/errors.ts';
import { memberByZoomId } from '../../../db/members.ts';
import {
  changeFileUrl,
  type RecordingFileRow,
  type RecordingRow,
} from '../../../db/records/recordings.ts';
import type { Services } from '../../services.ts';
import { type Download, type DownloadRequest, isDownloadError } from '../../zoom/download.ts';

export interface Named {
  recording: RecordingRow;
  file: RecordingFileRow;
}

/**
 * One file of a recording from Zoom, with its host's tokens. Where its address is over, Zoom is
 * asked for the one of today, which is kept.
 * @throws AppError `conflict` where the host is not a member, `zoom_reauthorise`; DownloadError;
 * ZoomError
 */
export async function openAtZoom(
  { database, zoom }: Services,
  { recording, file }: Named,
  ask: Pick<DownloadRequest, 'range' | 'ifRange' | 'signal'>,
): Promise<Download> {
  const host = await memberByZoomId(database, recording.host_zoom_id);
  if (host?.organizationId !== recording.organization_id)
    throw new AppError('conflict', 'The host of this recording is not a member of Hireside.');
  const access = zoom.tokens.of(host.id);
  const fetchFrom = (url: string) =>
    zoom.download({ url, access, expected: 'media', noun: 'recording', ...ask });
  try {
    return await fetchFrom(file.url);
  } catch (error) {
    if (!isDownloadError(error, 'gone') && !isDownloadError(error, 'page')) throw error;
    // Addresses do not last.
    const listed = await zoom.clientFor(host.id).meetingRecordings(recording.meeting_uuid);
    const url = listed.files.find(({ name }) => name === file.name)?.url;
    if (url === undefined || url === '' || url === file.url) throw error;
    await database.transact((tx) => changeFileUrl(tx, file.id, url));
    return fetchFrom(url);
  }
}
