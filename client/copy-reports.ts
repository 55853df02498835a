import type { FairnessSummary } from '../common/fairness.ts';

/** The words of reports. They count what happened and judge nobody. */
const several = (count: number, one: string, many: string) =>
  count === 1 ? `1 ${one}` : `${count} ${many}`;

/** Minutes and seconds, `4:10`; past the hour `1:02:03`. */
export function lengthText(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

const minutesText = (seconds: number): string =>
  seconds % 60 === 0 ? `${seconds / 60}` : lengthText(seconds);

function asked({ candidates, questions, askedOfAll }: FairnessSummary): string {
  const of =
    askedOfAll === questions
      ? questions === 1
        ? 'the one question'
        : `all ${questions} questions`
      : `${askedOfAll} of ${several(questions, 'question', 'questions')}`;
  if (questions === 0) return 'The kit has no questions to compare.';
  if (candidates === 0) return 'No interview of this round is over yet.';
  if (candidates === 1) return `One candidate so far, asked ${of}.`;
  if (askedOfAll === 0) return `No question was asked of all ${candidates} candidates.`;
  return `${candidates === 2 ? 'Both' : `All ${candidates}`} candidates were asked ${of}.`;
}

export const reportsCopy = {
  title: 'Reports',
  intro: 'Who came, whether interviews were fair, and how far applications came.',
  opening: 'Opening the report.',
  openingJobs: 'Looking for your jobs.',
  byJob: 'By job',
  byJobText:
    'Fairness: were candidates asked the same questions, and given the same time? Hiring: how far did applications come?',
  fairness: 'Fairness',
  noJobs: 'There is no job yet whose interviews you may see.',
  moreJobs: 'More jobs',
  openJob: (title: string) => `Fairness of ${title}`,

  page: {
    title: (job: string) => `Fairness: ${job}`,
    untitled: 'Fairness',
    intro: 'What was asked and for how long. Ratings have no part in it.',
    back: 'All reports',
    csv: 'Download CSV',
    none: 'No interview with a kit has begun for this job.',
    noneHint: 'Give a round its kit, and what is asked in it is counted here.',
  },

  round: (round: number, title: string) => `Round ${round}: ${title}`,
  kit: (name: string) => `Kit: ${name}`,

  /** Sentences, most important first. */
  summary(of: FairnessSummary): string[] {
    const said = [asked(of)];
    if (of.candidates > 0 && of.askedOfSome > 0 && of.candidates > 1) {
      said.push(`${several(of.askedOfSome, 'question was', 'questions were')} asked of some only.`);
    }
    if (of.candidates > 1 && of.askedOfNone > 0) {
      said.push(`${several(of.askedOfNone, 'question was', 'questions were')} asked of nobody.`);
    }
    if (of.apart) {
      const { text, least, most } = of.apart;
      said.push(`Times differ most at “${text}”: ${lengthText(least)} to ${lengthText(most)}.`);
    }
    if (of.lengths && of.lengths.most > of.lengths.least) {
      const { least, most } = of.lengths;
      said.push(`Interviews took ${lengthText(least)} to ${lengthText(most)}.`);
    }
    if (of.versions > 1) {
      said.push(`${of.versions} versions of the kit were used; their questions may differ.`);
    }
    if (of.open > 0 && of.candidates > 0) {
      said.push(
        `${several(of.open, 'interview is', 'interviews are')} not over and not counted here.`,
      );
    }
    return said;
  },

  /** Candidates who are not known any more. */
  past: {
    title: (round: number, title: string | null) =>
      `${title === null ? `Round ${round}` : `Round ${round}: ${title}`}, erased candidates`,
    text: (people: number, least: number) =>
      `${people} candidates whose data are erased were interviewed, too. Of them sums are left, and of fewer than ${least} none.`,
    caption: (name: string) => `${name}: how many were asked, and for how long`,
    columns: ['Question', 'Asked', 'Skipped', 'Not asked', 'Shorter', 'As planned', 'Longer'],
    hint: 'Shorter: less than half the time planned. Longer: more than one and a half times.',
    candidate: 'Erased candidates, together',
    state: (asked: number, skipped: number, people: number) =>
      `Asked ${asked}, skipped ${skipped}, of ${people}`,
  },

  states: { asked: 'Asked', asking: 'Asked', skipped: 'Skipped', open: 'Not asked' },
  stillAsking: 'Being asked',
  untimed: 'no time taken',
  notOver: 'Not over',

  table: {
    caption: (round: string) => `${round}: questions by candidate`,
    scroll: (round: string) => `Table of ${round}`,
    question: 'Question',
    planned: 'Planned',
    whole: 'Whole interview',
    wholePlanned: (minutes: number[]) => {
      const [least, most] = [Math.min(...minutes), Math.max(...minutes)];
      return least === most ? lengthText(least * 60) : `${least} to ${most} min`;
    },
  },

  plot: {
    questions: 'Time for each question',
    questionsHint: 'Each number is a candidate, the dashed line the time planned.',
    interviews: 'Time for each interview',
    interviewsHint: 'The bar is the real length, the dashed line the time planned.',
    ofQuestion: (text: string) => `Time for “${text}”`,
    ofInterviews: (round: string) => `Length of the interviews of ${round}`,
    planned: (seconds: number) => `Planned ${lengthText(seconds)}`,
    one: (name: string, seconds: number) => `${name} ${lengthText(seconds)}`,
    of: (seconds: number, minutes: number) =>
      `${lengthText(seconds)} of ${lengthText(minutes * 60)}`,
    without: (words: string, names: string) => `${words}: ${names}`,
    candidates: 'Candidates',
    tick: minutesText,
    lastTick: (seconds: number) => `${minutesText(seconds)} min`,
  },

  csv: {
    file: (job: string) => `fairness ${job}`,
    head: [
      'Round',
      'Title',
      'Kit',
      'Kit version',
      'Candidate',
      'Started',
      'Section',
      'Question',
      'State',
      'Seconds',
      'Planned seconds',
    ],
  },
} as const;
