import type { Output } from '../../common/contract.ts';
import type { FairnessRound } from '../../common/fairness.ts';
import type { QuestionState } from '../../common/guide.ts';
import { at } from '../common/samples.ts';

type Asked = [state: QuestionState, seconds: number];

const PEOPLE = ['Niamh Brennan', 'Theo Brenner', 'Amara Diallo', 'Jonas Keller'];
const NONE: Asked = ['open', 0];
const SKIPPED: Asked = ['skipped', 0];

/** Eight questions, four candidates: what a report has to show, all of it at once. */
const QUESTIONS: [section: string, text: string, minutes: number, asked: Asked[]][] = [
  ['Opening', 'What are you working on now?', 3, [a(190), a(170), a(205), a(181)]],
  ['Systems', 'Tell me about an incident you led.', 8, [a(460), a(130), a(395), a(402)]],
  ['Systems', 'How do you find out that a number is wrong?', 6, [a(350), a(341), a(352), a(300)]],
  [
    'Systems',
    'A table grows tenfold in a week. What breaks first?',
    6,
    [a(322), SKIPPED, a(290), a(610)],
  ],
  ['Systems', 'When would you not use a queue?', 4, [a(0), a(240), a(251), a(245)]],
  [
    'Together',
    'Whom did you disagree with last, and how did it end?',
    5,
    [a(300), a(280), a(275), a(333)],
  ],
  ['Together', 'What would your last team say they miss?', 4, [NONE, NONE, a(200), NONE]],
  ['Closing', 'What do you want to know from us?', 5, [a(120), a(420), a(280), a(300)]],
];

function a(seconds: number): Asked {
  return ['asked', seconds];
}

export function fairnessReport(more: Partial<FairnessRound> = {}): Output<'fairness'> {
  const interviews = PEOPLE.map((candidateName, index) => ({
    interviewId: `interview-${index}`,
    candidateId: `candidate-${index}`,
    candidateName,
    startedAt: at(-3 * 24 * 60 + index * 120),
    plannedMinutes: 45,
    seconds: [2830, 2410, 2702, 3040][index]!,
    kitVersion: 3,
  }));
  const round: FairnessRound = {
    round: 2,
    title: 'Technical interview',
    kitId: 'kit-data',
    kitName: 'Data engineering',
    interviews,
    questions: QUESTIONS.map(([section, text, minutes, asked], index) => ({
      id: `question-${index}`,
      text,
      section,
      plannedSeconds: minutes * 60,
      asked: asked.map(([state, seconds], candidate) => ({
        interviewId: `interview-${candidate}`,
        state,
        seconds,
      })),
    })),
    ...more,
  };
  return {
    jobId: 'job-data',
    jobTitle: 'Senior Data Engineer',
    rounds: [round],
    least: 5,
    past: [],
  };
}
