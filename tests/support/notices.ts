import type { Output } from '../../common/contract.ts';
import { at } from '../common/samples.ts';

export type Notice = Output<'listNotices'>['items'][number];

export const notice = (more: Partial<Notice> = {}): Notice => ({
  id: 'notice-1',
  kind: 'scorecard_missing',
  candidateId: 'niamh',
  candidateName: 'Niamh Brennan',
  interviewId: 'interview-2',
  interviewTitle: 'Technical interview',
  memberName: null,
  reason: null,
  count: 3,
  at: at(-60),
  ...more,
});

export const told = (more: Partial<Notice> = {}): Notice =>
  notice({
    id: 'notice-2',
    kind: 'scorecard_dismissed',
    memberName: 'Elena Duarte',
    reason: 'I had to leave',
    count: 1,
    ...more,
  });

export const givenUp = (more: Partial<Notice> = {}): Notice =>
  notice({
    id: 'notice-3',
    kind: 'scorecard_given_up',
    memberName: 'Kofi Mensah',
    count: 10,
    ...more,
  });
