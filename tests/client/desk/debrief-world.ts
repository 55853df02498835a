import type { Debrief, Judgement } from '../../../common/debrief.ts';
import type { RatingValue } from '../../../common/events.ts';
import { IDS, MEMBERS } from '../../support/panel-world.ts';

const SUBMITTED = '2026-11-19T15:10:00.000Z';

const judgement = (
  memberId: string,
  value: RatingValue | null,
  more: Partial<Judgement> = {},
): Judgement => ({
  memberId,
  value,
  comment: null,
  evidence: [],
  isFocus: false,
  changed: null,
  earlier: [],
  ...more,
});

const evidence = (noteId: string, authorId: string, flag: string | null, text: string) => ({
  noteId,
  authorId,
  flag,
  text,
  at: '2026-11-19T14:13:32.000Z',
  interviewId: IDS.interview,
});

const person = ({ id, name, role }: (typeof MEMBERS)['elena']) => ({
  id,
  name,
  role,
  submittedAt: SUBMITTED as string | null,
});

/** The design's debrief: Niamh Brennan's second interview, three scorecards. */
export const niamhsDebrief = (more: Partial<Debrief> = {}): Debrief => ({
  interviewId: IDS.interview,
  candidateId: IDS.stream,
  applicationId: IDS.application,
  candidateName: 'Niamh Brennan',
  jobTitle: 'Senior Data Engineer',
  title: 'Technical interview',
  round: 2,
  rounds: 4,
  state: 'open',
  stage: 'Interview',
  members: [person(MEMBERS.tomasz), person(MEMBERS.elena), person(MEMBERS.kofi)],
  recommendations: [
    judgement(IDS.tomasz, 'yes', {
      comment: 'Strong on causes and evidence. Pair her on operations at first.',
    }),
    judgement(IDS.elena, 'strong_yes', {
      comment: 'Would move the big table with her tomorrow.',
    }),
    judgement(IDS.kofi, 'no', { comment: 'Operations are the job for the first year.' }),
  ],
  attributes: [
    {
      id: 'attr-reliability',
      name: 'Reliability',
      definition: 'Builds what can fail and be run again',
      spread: 2,
      judgements: [
        judgement(IDS.tomasz, 'no', {
          comment: 'Knew the danger, had no habit.',
          evidence: [
            evidence(
              'note-1',
              IDS.kofi,
              'concern',
              'Vague on re-runs: “we usually just ran it again”',
            ),
          ],
        }),
        judgement(IDS.elena, 'yes', {
          comment: 'The alert is the habit.',
          evidence: [
            evidence(
              'note-2',
              IDS.elena,
              'strength',
              'Found the double count from an alert she built',
            ),
            evidence('note-3', IDS.elena, null, 'Dual write, compare, switch. Rollback first'),
          ],
        }),
        judgement(IDS.kofi, 'strong_no', { comment: 'Re-runs by luck.', isFocus: true }),
      ],
    },
    {
      id: 'attr-debugging',
      name: 'Debugging in production',
      definition: null,
      spread: 1,
      judgements: [
        judgement(IDS.tomasz, 'strong_yes', { comment: 'Proved the fix by partition.' }),
        judgement(IDS.elena, 'strong_yes'),
        judgement(IDS.kofi, 'yes'),
      ],
    },
    {
      id: 'attr-modelling',
      name: 'Data modelling',
      definition: null,
      spread: 0,
      judgements: [
        judgement(IDS.tomasz, 'yes', {
          changed: { at: SUBMITTED, informed: true },
          earlier: [{ value: 'no', at: SUBMITTED }],
        }),
        judgement(IDS.elena, 'yes'),
        judgement(IDS.kofi, null),
      ],
    },
  ],
  ...more,
});

/** What Elena gets before she submits: her own card, and who is on the panel. */
export function elenasBlindDebrief(): Debrief {
  const whole = niamhsDebrief();
  const own = (all: Judgement[]) => all.filter(({ memberId }) => memberId === IDS.elena);
  return {
    ...whole,
    state: 'blind',
    members: whole.members.map((one) => ({ ...one, submittedAt: null })),
    recommendations: own(whole.recommendations),
    attributes: whole.attributes.map((one) => {
      return { ...one, spread: 0, judgements: own(one.judgements) };
    }),
  };
}
