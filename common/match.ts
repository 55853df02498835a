import type { Id } from './ids.ts';
import type { InterviewStatus } from './interview.ts';
import { LIMITS } from './limits.ts';
import { type Instant, toMs } from './time.ts';

/** Why a meeting is taken for an interview. Printed on the panel, in words. */
export type MatchReason = 'instance' | 'chosen' | 'link' | 'number' | 'time' | 'email';

export type Match =
  | { kind: 'matched'; interviewId: Id; reason: MatchReason }
  | { kind: 'ambiguous'; interviewIds: Id[] }
  | { kind: 'nothing' };

/** An interview the member may see. Others never reach the matcher. */
export interface MatchInterview {
  id: Id;
  candidateId: Id;
  candidateEmail: string | null;
  meetingNumber: string | null;
  startsAt: Instant;
  minutes: number;
  status: InterviewStatus;
  /** The member sits on its panel. */
  mine: boolean;
}

export interface MatchFacts {
  now: number;
  /** The interview this meeting instance is linked to, and whether a person chose it. */
  linked: { interviewId: Id; chosen: boolean } | null;
  /** The meeting's number, digits only, where the client could tell. */
  meetingNumber: string | null;
  /** E-mail addresses participants agreed to share. */
  emails: readonly string[];
  /** The interview whose link opened the app, where the member may see it. */
  asked?: Id | null;
  interviews: readonly MatchInterview[];
}

/**
 * Finds the interview a meeting belongs to, or says that it cannot. Evidence in falling order:
 * the instance is linked, an interview's link opened it, the number is scheduled, the member has one interview at this hour,
 * a participant's e-mail is a candidate's. Never a silent guess: two answers make it ask.
 */
export function matchMeeting(facts: MatchFacts): Match {
  const open = facts.interviews.filter(
    ({ status }) => status !== 'cancelled' && status !== 'no_show',
  );
  const linked = facts.linked;
  const asked = open.find(({ id }) => id === facts.asked);
  if (linked !== null) {
    const here = facts.interviews.find(({ id }) => id === linked.interviewId);
    if (here !== undefined) {
      // What the team has here already is not given up for a link: a person says which it is.
      if (asked !== undefined && asked !== here) return ask([asked, here]);
      if (linked.chosen) return matched(here, 'chosen');
      const next = facts.meetingNumber ?? here.meetingNumber;
      const others = open.filter(
        (one) =>
          one.id !== here.id &&
          next !== null &&
          one.meetingNumber === next &&
          isDue(one, facts.now),
      );
      return isPast(here, facts.now) && others.length > 0
        ? ask([...others, here])
        : matched(here, 'instance');
    }
    // Linked to an interview this member may not see: nothing here is for them.
    return { kind: 'nothing' };
  }
  if (asked !== undefined) return byLink(asked, open, facts);
  if (facts.meetingNumber !== null) {
    const numbered = open.filter(({ meetingNumber }) => meetingNumber === facts.meetingNumber);
    const timely = numbered.filter((one) => isInWindow(one, facts.now));
    if (timely.length === 1) return matched(timely[0]!, 'number');
    if (timely.length > 1) return oneDue(timely, facts.now, 'number') ?? ask(timely);
    if (numbered.length > 0) return ask(byDistance(numbered, facts.now).slice(0, 5));
  }
  const mine = open.filter(
    (one) => one.mine && one.status !== 'completed' && isInWindow(one, facts.now),
  );
  // An interview with a number of its own is not this meeting when this one's number is another.
  const possible = mine.filter(
    ({ meetingNumber }) => facts.meetingNumber === null || meetingNumber === null,
  );
  const emails = new Set(facts.emails.map((email) => email.toLowerCase()));
  const shared = open.filter(
    (one) =>
      one.candidateEmail !== null &&
      emails.has(one.candidateEmail.toLowerCase()) &&
      isInWindow(one, facts.now),
  );
  if (possible.length === 1) {
    const contradicted = shared.length > 0 && !shared.includes(possible[0]!);
    return contradicted ? ask([...shared, possible[0]!]) : matched(possible[0]!, 'time');
  }
  if (shared.length === 1) return matched(shared[0]!, 'email');
  if (possible.length > 1 || mine.length > 0) return ask(mine);
  return shared.length > 1 ? ask(shared) : { kind: 'nothing' };
}

/**
 * Whoever opens an interview's link near its time means it, unless the meeting's number says that
 * this is another one's. A link opens in whatever meeting is on, so at other times it asks.
 */
function byLink(asked: MatchInterview, open: MatchInterview[], facts: MatchFacts): Match {
  const { meetingNumber, now } = facts;
  const others = open.filter(
    (one) =>
      one !== asked &&
      meetingNumber !== null &&
      one.meetingNumber === meetingNumber &&
      isInWindow(one, now),
  );
  const isElsewhere = others.length > 0 && asked.meetingNumber !== meetingNumber;
  return isInWindow(asked, now) && !isElsewhere ? matched(asked, 'link') : ask([asked, ...others]);
}

/** Of several interviews on one link, the one whose own time it is, if that is exactly one. */
function oneDue(interviews: MatchInterview[], now: number, reason: MatchReason): Match | null {
  const due = interviews.filter((one) => one.status !== 'completed' && isDue(one, now));
  return due.length === 1 ? matched(due[0]!, reason) : null;
}

const matched = ({ id }: MatchInterview, reason: MatchReason): Match => ({
  kind: 'matched',
  interviewId: id,
  reason,
});

const ask = (interviews: readonly MatchInterview[]): Match => ({
  kind: 'ambiguous',
  interviewIds: interviews.map(({ id }) => id),
});

const startOf = ({ startsAt }: MatchInterview) => toMs(startsAt);
const plannedEnd = (one: MatchInterview) => startOf(one) + one.minutes * 60_000;

const isPast = (one: MatchInterview, now: number) => now >= plannedEnd(one);

/** Its own planned time, with five minutes before for those who come early. */
const isDue = (one: MatchInterview, now: number) =>
  now >= startOf(one) - 5 * 60_000 && now < plannedEnd(one);

/** Near enough to its time to be this meeting. */
export const isInWindow = (one: MatchInterview, now: number): boolean =>
  now >= startOf(one) - LIMITS.matchBeforeMs && now <= plannedEnd(one) + LIMITS.matchAfterMs;

const byDistance = (interviews: readonly MatchInterview[], now: number) =>
  [...interviews].sort((a, b) => Math.abs(startOf(a) - now) - Math.abs(startOf(b) - now));
