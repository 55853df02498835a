import type { RetentionClass } from '../common/retention.ts';

/** The words of “Waiting for you”: scorecards that are asked for, and what recruiters are told. */
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
];

function times(count: number): string {
  if (count <= 1) return 'once';
  if (count === 2) return 'twice';
  return `${NUMBERS[count] ?? count} times`;
}

const kindWords: Readonly<Record<RetentionClass, string>> = {
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  undecided: 'Never decided',
  hired: 'Hired',
};

export const waitingCopy = {
  title: 'Waiting for you',
  opening: 'Looking for what waits for you.',
  nothing: 'Nothing waits for you.',
  nothingHint: 'A scorecard you owe is asked for here one hour after its interview.',
  stale: 'This list may be out of date.',
  notDone: 'It is still here, nothing was changed.',

  retention: (count: number, day: string) =>
    `${count === 1 ? 'One candidate’s data are' : `${count} candidates’ data are`} erased in the week of ${day}`,
  retentionKinds: (kinds: readonly RetentionClass[], before: number | null) =>
    [
      ...(kinds.length === 0 ? [] : [`${kinds.map((kind) => kindWords[kind]).join(', ')}.`]),
      ...(before === null ? [] : [`You had been told of ${before}.`]),
    ].join(' '),
  retentionLook: 'See who it is',

  missing: (candidate: string) => `Scorecard for ${candidate}`,
  askedFor: (interview: string, count: number) =>
    `${interview}. Asked for ${count > 2 ? `${count} times` : times(count)}`,
  write: 'Write scorecard',
  writeFor: (candidate: string) => `Write scorecard for ${candidate}`,
  decline: 'Not going to',
  declineFor: (candidate: string) => `Not going to write the scorecard for ${candidate}`,

  declined: (member: string, candidate: string, reason: string | null) =>
    reason === null
      ? `${member} will not fill in a scorecard for ${candidate}`
      : `${member} will not fill in a scorecard for ${candidate}: “${reason}”`,
  givenUp: (member: string, candidate: string, count: number) =>
    `Asked ${member} ${times(count)} for the scorecard for ${candidate}. Hireside asks no more.`,
  /** Of what Zoom said; the reason is a sentence already. */
  zoom: {
    meeting_alert: (candidate: string, reason: string | null) =>
      `Interview with ${candidate}. ${reason ?? 'Zoom reports a bad connection.'}`,
    meeting_changed: (candidate: string, reason: string | null) =>
      `Interview with ${candidate}. ${reason ?? 'Somebody changed its meeting in Zoom.'}`,
    zoom_refused: (candidate: string, reason: string | null) =>
      `The Zoom meeting with ${candidate} could not be made. ${reason ?? ''}`.trim(),
    records_refused: (candidate: string, reason: string | null) =>
      `Interview with ${candidate}. ${reason ?? 'Zoom does not give what it recorded.'}`,
    no_show_suggested: (candidate: string, reason: string | null) =>
      `Did ${candidate} come? ${reason ?? ''}`.trim(),
  },
  putAway: 'Put away',
  putAwayOf: (words: string) => `Put away: ${words}`,
  colleague: 'A colleague',

  dialog: {
    title: (candidate: string) => `No scorecard for ${candidate}`,
    told: 'The recruiter will be told, with your reason. You are not asked for it again.',
    reason: 'Why is there none?',
    required: 'Say why in a few words. The recruiter has nothing else to go by.',
    send: 'Tell the recruiter',
  },

  done: {
    declined: (candidate: string) => `The recruiter is told about the scorecard for ${candidate}.`,
    putAway: 'Put away.',
  },
} as const;
