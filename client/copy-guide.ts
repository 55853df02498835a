/** The words of the guide: what to ask, what was asked, what is left. */
const minutes = (count: number) => `${Number(count.toFixed(1))} min`;
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

export const guideCopy = {
  covered: (count: number, of: number) => `${count} of ${of} covered`,
  minutes,
  spent: (spent: string, planned: string) => `${spent} of ${planned}`,
  of: (planned: string) => `of ${planned}`,
  sectionCovered: (spent: string, planned: string) => `covered, ${spent} of ${planned}`,
  sectionSkipped: 'skipped',
  notHere: {
    title: 'A kit was just chosen for this interview.',
    text: 'Its questions are on their way.',
  },
  noQuestions: {
    title: 'This kit has no questions.',
    text: 'Just take notes.',
  },

  planned: 'Planned',
  toMoment: (time: string) => `What was said at ${time}, when it was first asked`,
  firstAsked: 'First asked',
  listenFor: 'Listen for:',
  used: 'Time used',
  minuteLeft: 'About a minute left',
  minutesLeft: (count: number) => `About ${count} minutes left`,
  secondsLeft: 'Less than a minute left',
  timeUp: 'Its time is up',
  over: (time: string) => `${time} over`,
  soFar: (spent: string) => `${spent} so far`,

  asks: (who: string, mine: boolean) => (mine ? 'You ask' : `${who} asks`),
  asksThis: (who: string, mine: boolean) => (mine ? 'You ask this' : `${who} asks this`),
  askedBy: (who: string, mine: boolean) => `Asked by ${mine ? 'you' : who}`,
  skipped: 'Skipped',
  aloud: (who: string, question: string) => `${who} asks: ${question}`,

  ask: 'Ask',
  asked: 'Asked',
  skip: 'Skip',
  claim: 'Claim',
  giveBack: 'Give back',
  reopen: 'Open again',
  notes: (count: number) => several(count, 'note', 'notes'),

  theirQuestions: (name: string) => (name ? `${name}’s questions` : 'Their questions'),
  keep: (count: number, name: string) =>
    `Keep ${minutes(count)} for ${name ? `${name}’s questions` : 'their questions'}.`,
  tight: (eaten: number, of: number, name: string) =>
    eaten >= of
      ? `The questions still open leave no time for ${name ? `${name}’s` : 'their'} own.`
      : `The questions still open would take ${eaten} of the ${minutes(of)} kept for ${name ? `${name}’s` : 'their'} own.`,

  earlier: {
    title: 'Covered earlier',
    topics: (count: number) => several(count, 'question', 'questions'),
    by: (who: string, mine: boolean) => `by ${mine ? 'you' : who}`,
  },

  late: {
    label: 'What you missed',
    title: (time: string) => `You joined at ${time}.`,
    left: (count: number) => `${several(count, 'minute', 'minutes')} left.`,
    over: 'The planned time is over.',
    now: 'Now',
    nothingNow: 'No question is being asked',
    yours: 'Yours next',
    covered: 'Covered',
    nothingCovered: 'Nothing yet',
    partOf: (covered: number, of: number, section: string) => `${covered} of ${of} in ${section}`,
    skipped: 'Skipped',
    notes: 'Notes',
    fromTeam: (count: number, flags: string[]) =>
      `${count} from the team${flags.length > 0 ? `: ${flags.join(', ')}` : ''}`,
    flags: {
      strength: (count: number) => several(count, 'strength', 'strengths'),
      concern: (count: number) => several(count, 'concern', 'concerns'),
      followup: (count: number) => several(count, 'follow-up', 'follow-ups'),
    },
    stage: 'Stage',
    gotIt: 'Got it',
    readNotes: 'Read the notes',
  },

  link: {
    answers: 'Answers:',
    to: (question: string) => `Answers: ${question}`,
    remove: (question: string) => `Do not link to “${question}”`,
  },
} as const;
