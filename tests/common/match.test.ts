import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isInWindow,
  type Match,
  type MatchFacts,
  type MatchInterview,
  matchMeeting,
} from '../../common/match.ts';
import { at, NOON_MS } from './samples.ts';

const NUMBER = '83244710925';

const interview = (id: string, more: Partial<MatchInterview> = {}): MatchInterview => ({
  id,
  candidateId: `candidate-of-${id}`,
  candidateEmail: null,
  meetingNumber: null,
  startsAt: at(0),
  minutes: 45,
  status: 'scheduled',
  mine: true,
  ...more,
});

const meeting = (interviews: MatchInterview[], more: Partial<MatchFacts> = {}): MatchFacts => ({
  now: NOON_MS,
  linked: null,
  meetingNumber: null,
  emails: [],
  interviews,
  ...more,
});

const matched = (interviewId: string, reason: string) => ({ kind: 'matched', interviewId, reason });
const asks = (...ids: string[]) => ({
  kind: 'ambiguous',
  interviewIds: expect.toSatisfy(same(ids)),
});
const same = (ids: string[]) => (given: string[]) =>
  given.length === ids.length && ids.every((id) => given.includes(id));
const nothing = { kind: 'nothing' };

const numbered = (id: string, minutes: number, more: Partial<MatchInterview> = {}) =>
  interview(id, { meetingNumber: NUMBER, startsAt: at(minutes), ...more });
const first = (more: Partial<MatchInterview> = {}) => numbered('first', -45, more);
const second = (more: Partial<MatchInterview> = {}) => numbered('second', 0, more);
const toFirst = { linked: { interviewId: 'first', chosen: false }, meetingNumber: NUMBER };
const later = (minutes: number) => ({ now: NOON_MS + minutes * 60_000 });

const CASES: [string, MatchFacts, unknown][] = [
  [
    'an interview’s link opened it: it is that one, among several that could be',
    meeting([interview('one'), interview('two')], { asked: 'two' }),
    matched('two', 'link'),
  ],
  [
    'the link decides between two on the same number',
    meeting([second(), numbered('third', 5)], { meetingNumber: NUMBER, asked: 'third' }),
    matched('third', 'link'),
  ],
  [
    'the number is another one’s: the link does not overrule it',
    meeting([second(), interview('two', { meetingNumber: '99999999999' })], {
      meetingNumber: NUMBER,
      asked: 'two',
    }),
    asks('two', 'second'),
  ],
  [
    'a link outside the hours of its interview: opened in whatever meeting was on',
    meeting([interview('one', { startsAt: at(600) }), interview('two')], { asked: 'one' }),
    asks('one'),
  ],
  [
    'the meeting is linked to another already: it asks, even where nobody chose that',
    meeting([first(), second()], { ...toFirst, asked: 'second' }),
    asks('first', 'second'),
  ],
  [
    'the meeting is linked to another by a person: it asks as well',
    meeting([interview('one'), interview('two')], {
      linked: { interviewId: 'one', chosen: true },
      asked: 'two',
    }),
    asks('one', 'two'),
  ],
  [
    'the meeting is linked to the very interview of the link',
    meeting([interview('one'), interview('two')], {
      linked: { interviewId: 'one', chosen: false },
      asked: 'one',
    }),
    matched('one', 'instance'),
  ],
  [
    'the link of an interview that was cancelled, or is out of sight, is as none',
    meeting([interview('one'), interview('two', { status: 'cancelled' })], { asked: 'two' }),
    matched('one', 'time'),
  ],
  [
    'linked to what this member may not see: a link opens nothing beside it',
    meeting([interview('one')], {
      linked: { interviewId: 'unseen', chosen: false },
      asked: 'one',
    }),
    nothing,
  ],
  [
    'the instance is known: linked before, whatever the hour',
    meeting([interview('one', { startsAt: at(-600) })], {
      linked: { interviewId: 'one', chosen: false },
    }),
    matched('one', 'instance'),
  ],
  [
    'a person chose it: nothing overrules a person, not even the number of another',
    meeting([interview('one', { startsAt: at(-600) }), second()], {
      linked: { interviewId: 'one', chosen: true },
      meetingNumber: NUMBER,
    }),
    matched('one', 'chosen'),
  ],
  [
    'the instance is linked to an interview that this member may not see',
    meeting([interview('one')], { linked: { interviewId: 'hidden', chosen: false } }),
    nothing,
  ],
  [
    'a breakout room carries the parent’s UUID and with it the parent’s link',
    meeting([interview('one'), interview('two')], {
      linked: { interviewId: 'two', chosen: false },
    }),
    matched('two', 'instance'),
  ],
  [
    'the number is known',
    meeting([numbered('one', 0), interview('two')], { meetingNumber: NUMBER }),
    matched('one', 'number'),
  ],
  [
    'a member who is not on the panel opens it: the number tells it',
    meeting([numbered('one', 0, { mine: false })], { meetingNumber: NUMBER }),
    matched('one', 'number'),
  ],
  [
    'a member who is not on the panel, where no number is known',
    meeting([interview('one', { mine: false })]),
    nothing,
  ],
  [
    'a recurring link with several occurrences: only today’s is near',
    meeting([numbered('last-week', -7 * 1440), numbered('today', 5), numbered('next', 7 * 1440)], {
      meetingNumber: NUMBER,
    }),
    matched('today', 'number'),
  ],
  [
    'a personal meeting room with two candidates within the hour, neither due: it asks',
    meeting([numbered('one', 15), numbered('two', 25)], { meetingNumber: NUMBER }),
    asks('one', 'two'),
  ],
  [
    'a personal meeting room used for something else between interviews: it asks',
    meeting([numbered('one', -300), numbered('two', 300)], { meetingNumber: NUMBER }),
    asks('one', 'two'),
  ],
  [
    'the number is known but its interview is far in time: it asks',
    meeting([numbered('next-week', 7 * 1440)], { meetingNumber: NUMBER }),
    asks('next-week'),
  ],
  [
    'back to back in one meeting, before the second is due: still the first',
    meeting([first(), second()], { ...toFirst, ...later(-10) }),
    matched('first', 'instance'),
  ],
  [
    'back to back, the first overruns with nobody waiting: still the first',
    meeting([first(), numbered('second', 30)], { ...toFirst, ...later(10) }),
    matched('first', 'instance'),
  ],
  [
    'back to back at the hand-over: it asks',
    meeting([first(), second()], { ...toFirst, ...later(0) }),
    asks('first', 'second'),
  ],
  [
    'back to back while the first overruns into the second: it asks',
    meeting([first(), second()], { ...toFirst, ...later(12) }),
    asks('first', 'second'),
  ],
  [
    'back to back, a new instance of the link, at the second’s own time',
    meeting([first({ status: 'completed' }), second()], { meetingNumber: NUMBER }),
    matched('second', 'number'),
  ],
  [
    'back to back, the second cancelled: the first stays through its overrun',
    meeting([first(), second({ status: 'cancelled' })], { ...toFirst, ...later(5) }),
    matched('first', 'instance'),
  ],
  [
    'rescheduled to this hour: the time it has now counts',
    meeting([interview('moved', { startsAt: at(10) })]),
    matched('moved', 'time'),
  ],
  [
    'rescheduled away from this hour',
    meeting([interview('moved', { startsAt: at(180) })]),
    nothing,
  ],
  [
    'two open interviews of the member at once: it asks',
    meeting([interview('one'), interview('two', { startsAt: at(15) })]),
    asks('one', 'two'),
  ],
  ['nothing is scheduled at all', meeting([]), nothing],
  [
    'cancelled, though its number and its hour fit',
    meeting([numbered('one', 0, { status: 'cancelled' })], { meetingNumber: NUMBER }),
    nothing,
  ],
  [
    'no-show, though its hour fits',
    meeting([interview('one', { status: 'no_show', startsAt: at(-30) })]),
    nothing,
  ],
  [
    'completed: the hour alone does not open it again',
    meeting([interview('one', { status: 'completed', startsAt: at(-45) })]),
    nothing,
  ],
  [
    'another organization’s interview never reaches the matcher: its number finds nothing',
    meeting([], { meetingNumber: NUMBER }),
    nothing,
  ],
  [
    'the client’s number contradicts the only interview at this hour: it asks',
    meeting([interview('one', { meetingNumber: '99999999999' })], { meetingNumber: NUMBER }),
    asks('one'),
  ],
  [
    'an unknown number, and the interview at this hour has none of its own',
    meeting([interview('one')], { meetingNumber: NUMBER }),
    matched('one', 'time'),
  ],
  [
    'an e-mail decides between two interviews at this hour',
    meeting([interview('one', { candidateEmail: 'niamh@example.com' }), interview('two')], {
      emails: ['Niamh@Example.com'],
    }),
    matched('one', 'email'),
  ],
  [
    'an e-mail contradicts the only interview of the member at this hour: it asks',
    meeting(
      [
        interview('mine', { candidateEmail: 'aoife@example.com' }),
        interview('other', { candidateEmail: 'niamh@example.com', mine: false }),
      ],
      { emails: ['niamh@example.com'] },
    ),
    asks('mine', 'other'),
  ],
  [
    'an e-mail of a candidate whose interview is far in time says nothing',
    meeting([interview('later', { candidateEmail: 'niamh@example.com', startsAt: at(1440) })], {
      emails: ['niamh@example.com'],
    }),
    nothing,
  ],
];

describe('which interview a meeting is', () => {
  test.each(CASES)('%s', (_, facts, expected) => {
    expect(matchMeeting(facts)).toEqual(expected);
  });

  test('opens half an hour before and closes an hour after, to the millisecond', () => {
    const one = interview('one');
    const end = NOON_MS + 45 * 60_000;
    expect(isInWindow(one, NOON_MS - 30 * 60_000)).toBe(true);
    expect(isInWindow(one, NOON_MS - 30 * 60_000 - 1)).toBe(false);
    expect(isInWindow(one, end + 60 * 60_000)).toBe(true);
    expect(isInWindow(one, end + 60 * 60_000 + 1)).toBe(false);
  });
});

const anyInterview = fc.record({
  candidateEmail: fc.constantFrom(null, 'niamh@example.com', 'aoife@example.com'),
  meetingNumber: fc.constantFrom(null, NUMBER, '99999999999'),
  startsAt: fc.integer({ min: -200, max: 200 }).map(at),
  minutes: fc.constantFrom(15, 45, 60),
  status: fc.constantFrom<MatchInterview['status']>(
    'scheduled',
    'in_progress',
    'completed',
    'cancelled',
    'no_show',
  ),
  mine: fc.boolean(),
});

const anyMeeting = fc
  .record({
    interviews: fc.array(anyInterview, { maxLength: 5 }),
    meetingNumber: fc.constantFrom(null, NUMBER, '11111111111'),
    emails: fc.subarray(['niamh@example.com', 'aoife@example.com']),
  })
  .map(({ interviews, ...more }) =>
    meeting(
      interviews.map((one, index) => interview(`interview-${index}`, one)),
      more,
    ),
  );

/** What speaks for an interview by each kind of evidence, told apart from the matcher's own words. */
function supported(facts: MatchFacts, reason: string): string[] {
  const open = facts.interviews.filter(
    (one) => one.status !== 'cancelled' && one.status !== 'no_show' && isInWindow(one, facts.now),
  );
  const isDue = ({ startsAt, minutes, status }: MatchInterview) => {
    const sinceStart = facts.now - Date.parse(startsAt);
    return status !== 'completed' && sinceStart >= -300_000 && sinceStart < minutes * 60_000;
  };
  const byNumber = open.filter(({ meetingNumber }) => meetingNumber === facts.meetingNumber);
  const due = byNumber.filter(isDue);
  const groups: Record<string, MatchInterview[]> = {
    number: byNumber.length > 1 ? due : byNumber,
    time: open.filter(
      (one) =>
        one.mine &&
        one.status !== 'completed' &&
        (facts.meetingNumber === null || one.meetingNumber === null),
    ),
    email: open.filter(({ candidateEmail: email }) => email && facts.emails.includes(email)),
  };
  return groups[reason]!.map(({ id }) => id);
}

describe('never a silent guess', () => {
  test('an answer names the one interview that the strongest evidence supports', () => {
    fc.assert(
      fc.property(anyMeeting, (facts) => {
        const match = matchMeeting(facts);
        if (match.kind !== 'matched') return;
        expect(supported(facts, match.reason)).toEqual([match.interviewId]);
        if (match.reason === 'number') return;
        const wanted = facts.interviews.some(
          (one) =>
            facts.meetingNumber !== null &&
            one.meetingNumber === facts.meetingNumber &&
            one.status !== 'cancelled' &&
            one.status !== 'no_show',
        );
        expect(wanted, 'a number that is scheduled is never passed over').toBe(false);
        const emails = supported(facts, 'email');
        if (match.reason === 'time' && emails.length > 0)
          expect(emails).toContain(match.interviewId);
      }),
      { numRuns: 2_000 },
    );
  });

  test('what it offers is what it was given, each once, and nothing cancelled', () => {
    fc.assert(
      fc.property(anyMeeting, (facts) => {
        const match: Match = matchMeeting(facts);
        if (match.kind !== 'ambiguous') return;
        expect(match.interviewIds.length).toBeGreaterThan(0);
        expect(new Set(match.interviewIds).size).toBe(match.interviewIds.length);
        for (const id of match.interviewIds) {
          const status = facts.interviews.find((one) => one.id === id)?.status;
          expect(['scheduled', 'in_progress', 'completed']).toContain(status);
        }
      }),
      { numRuns: 500 },
    );
  });
});
