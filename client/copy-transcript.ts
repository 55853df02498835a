import type { TranscriptReason, TranscriptState } from '../common/transcript.ts';

/** The sentences of the recording and the transcript beside the notes. */
export const transcriptCopy = {
  tab: 'Transcript',
  loading: 'Opening the transcript',
  label: 'Transcript',
  failed: 'The transcript cannot be opened.',
  again: 'Try again',
  nothing:
    'Nothing is recorded of this interview. Recordings and transcripts come from Zoom after the meeting, where an admin has turned them on.',
  nobody: 'Somebody',
  toMoment: (time: string) => `Play from ${time}`,
  toNote: (count: number) => (count === 1 ? '1 note' : `${count} notes`),
  question: (name: string) => `Question: ${name}`,
  run: (number: number, count: number) => `Part ${number} of ${count}`,
  runs: 'Parts of the meeting',

  search: 'Search the transcript',
  searchHint: 'Search the transcript',
  found: (at: number, count: number) => (count === 0 ? 'Not found' : `${at} of ${count}`),
  before: 'Previous',
  after: 'Next',

  player: 'Recording',
  play: 'Play the recording',
  listen: 'Play the sound',
  opening: 'Asking Zoom for the recording',
  renew: 'Play again',
  marks: (count: number) => (count === 1 ? 'One note' : `${count} notes`),
  broken: 'The recording cannot be played. Try again in a few minutes.',

  /** In the list of interviews. */
  line: {
    recording: (minutes: number) => `Recording, ${minutes} min`,
    transcript: (state: TranscriptState) =>
      state === 'ready'
        ? 'Transcript'
        : state === 'waiting'
          ? 'Transcript, not written yet'
          : 'Transcript, not here',
  },

  recording: {
    processing: 'Zoom is still working on the recording. It can be played when Zoom is done.',
    trashed: 'The recording is in Zoom’s trash. Its host can take it out again.',
    deleted: 'The recording was deleted in Zoom.',
    empty: 'Zoom has no picture or sound of this meeting.',
  },
  trashed: 'The transcript is in Zoom’s trash with its recording.',
  lapsed: 'The transcript’s time was over. What it said was deleted by itself.',
  states: {
    waiting:
      'Zoom has not written the transcript yet. It usually takes about as long as the meeting.',
    ready: '',
    none: 'Zoom wrote no transcript of this meeting.',
    restricted: 'Zoom does not let Hireside read this transcript.',
    deleted: 'The transcript was deleted in Zoom. What it said is gone here, too.',
    failed: 'The transcript could not be fetched from Zoom.',
  } satisfies Record<TranscriptState, string>,
  reasons: {
    not_ready: 'Zoom said that it was not ready, and Hireside asks again for a day.',
    no_speech: 'Zoom heard nobody speak, or not in a language it writes down.',
    too_late: 'It did not come within a day.',
    unsupported: 'Zoom does not write transcripts of this kind of meeting.',
    not_allowed: 'Downloading it is turned off in the host’s Zoom account.',
    deleted_at_zoom: '',
    retention: '',
    trashed_at_zoom: 'Zoom says that it was deleted or is in the trash.',
    host_unknown: 'The host of the meeting is not a member of Hireside.',
    host_disconnected: 'The host has to connect Zoom again and allow transcripts.',
    page: 'Zoom sent a page instead of the transcript. The host has to connect Zoom again.',
    unreadable: 'What Zoom sent is no transcript.',
    zoom_silent: 'Zoom did not answer as it should.',
  } satisfies Record<TranscriptReason, string>,
} as const;
