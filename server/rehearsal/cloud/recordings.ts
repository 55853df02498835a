import { REFUSALS } from './answers.ts';
import { type CloudRecording, recordingAnswer } from './recorded.ts';
import type { CloudCall, CloudDeps, CloudRoute } from './route.ts';
import type { CloudState } from './state.ts';

export function recordingRoutes({ state, links }: CloudDeps): CloudRoute[] {
  return [
    {
      name: 'meeting_recordings',
      method: 'get',
      path: '/meetings/:meetingId/recordings',
      scope: 'cloud_recording:read:list_recording_files',
      answer: (call) => ({ status: 200, body: recordingAnswer(recorded(state, call), links) }),
    },
    {
      name: 'meeting_transcript',
      method: 'get',
      path: '/meetings/:meetingId/transcript',
      scope: 'cloud_recording:read:meeting_transcript',
      answer(call) {
        const one = recorded(state, call, true);
        const file = one.files.find(({ type }) => type === 'TRANSCRIPT');
        const reason = one.state === 'trashed' ? 'DELETED_OR_TRASHED' : one.restriction;
        const about = { meeting_id: one.uuid, meeting_topic: one.topic, host_id: one.hostId };
        return {
          status: 200,
          body:
            reason === null && file !== undefined
              ? { ...about, can_download: true, download_url: links.file(file.id) }
              : {
                  ...about,
                  can_download: false,
                  download_restriction_reason: reason ?? 'NOT_READY',
                },
        };
      },
    },
  ];
}

/** A recording of the caller's; what is in the trash only where it is asked about. */
function recorded(state: CloudState, { user, params }: CloudCall, evenTrashed = false) {
  const asked = params.meetingId ?? '';
  const one = recordingOf(state, asked);
  const isThere = one !== undefined && (evenTrashed || one.state === 'kept');
  if (!isThere || one.hostId !== user.id) throw REFUSALS.noMeeting(asked);
  return one;
}

/** A number means its latest run. A UUID may arrive encoded a second time. */
function recordingOf({ recordings }: CloudState, asked: string): CloudRecording | undefined {
  if (/^\d+$/.test(asked))
    return [...recordings.values()].findLast((one) => one.number === Number(asked));
  return recordings.get(/%[0-9a-f]{2}/i.test(asked) ? decodeURIComponent(asked) : asked);
}
