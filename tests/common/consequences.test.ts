import { describe, expect, test } from 'vitest';
import { consequencesOf } from '../../common/consequences.ts';
import type { Interview } from '../../common/interview.ts';
import { DEFAULT_STAGES } from '../../common/pipeline.ts';
import { fold } from '../../common/reduce.ts';
import { at, event, NOON_MS } from './samples.ts';

const application = fold([event('application.added')]).applications['application-data']!;
const scheduled = fold([event('interview.scheduled')]).interviews['interview-2']!;
const interview = (more: Partial<Interview>): Interview => ({
  ...scheduled,
  startsAt: at(60),
  ...more,
});

const cancels = (to: string, ...interviews: Interview[]) =>
  consequencesOf(application, to, interviews, DEFAULT_STAGES, NOON_MS).map(
    ({ interviewId }) => interviewId,
  );

describe('what a stage move does to the world', () => {
  test.each(['Rejected', 'Withdrawn'])('%s cancels what is still to come', (to) => {
    expect(cancels(to, interview({}))).toEqual(['interview-2']);
  });

  test.each(['Applied', 'Offer', 'Hired', 'No such stage'])('%s does nothing', (to) => {
    expect(cancels(to, interview({}))).toEqual([]);
  });

  test.each([
    ['has begun', { status: 'in_progress' as const }],
    ['is over', { status: 'completed' as const }],
    ['is cancelled already', { status: 'cancelled' as const }],
    ['should have begun by now', { startsAt: at(0) }],
    ['is of another application', { applicationId: 'application-ops' }],
    ['is of no application', { applicationId: null }],
  ])('an interview that %s is left alone', (_, more) => {
    expect(cancels('Rejected', interview(more))).toEqual([]);
  });

  test('the panel prints what the server will do: title, time and people', () => {
    const [one] = consequencesOf(application, 'Rejected', [interview({})], DEFAULT_STAGES, NOON_MS);
    expect(one).toEqual({
      kind: 'cancel_interview',
      interviewId: 'interview-2',
      title: 'Technical',
      startsAt: at(60),
      memberIds: ['interviewer', 'colleague'],
    });
  });
});
