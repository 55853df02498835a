import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import type { IconName } from '../../ui/icon.tsx';

export type DayInterview = Output<'listInterviews'>['items'][number];

/** How an interview stands, in words; `bad` where somebody has to do something. */
export interface StatusWords {
  icon: IconName;
  words: string;
  bad: boolean;
}

const said = (icon: IconName, words: string, bad = false): StatusWords => ({ icon, words, bad });

/**
 * Of scorecards it knows one's own and no other: a count or a word about a colleague's would tell
 * what blind rules keep.
 */
export function statusOf(interview: DayInterview, me: Id): StatusWords {
  const { status, reply, memberIds, ownScorecardAt } = interview;
  const words = copy.today.status;
  switch (status) {
    case 'cancelled':
      return said('x', words.cancelled);
    case 'no_show':
      return said('x', words.noShow, true);
    case 'in_progress':
      return said('video', words.inProgress);
    case 'completed':
      if (ownScorecardAt !== null) return said('check', words.submitted);
      if (memberIds.includes(me)) return said('clock', words.due);
      return said('check', words.held);
    case 'scheduled':
      if (reply === 'declined') return said('x', words.declined, true);
      if (reply === 'accepted') return said('calendar-check', words.accepted);
      return said('calendar', reply === 'tentative' ? words.tentative : words.pending);
  }
}

/** How its Zoom meeting stands, while there is still something to be held in it. */
export function meetingOf({ status, meeting, meetingNumber }: DayInterview): {
  words: string | null;
  /** What Zoom said, where it has not done what was wanted. */
  problem: string | null;
} {
  const none = { words: null, problem: null };
  if (status !== 'scheduled' && status !== 'in_progress') return none;
  const words = copy.today.meeting;
  if (meeting === null) return meetingNumber === null ? { ...none, words: words.none } : none;
  const { state, problem } = meeting;
  // Where there is a meeting already, what failed is a change of it.
  const isThere = meetingNumber !== null && state !== 'cancelled';
  if (state === 'made' || problem === null) return { words: words[state], problem };
  return { words: isThere ? words.unchanged : words.refused, problem };
}

/** What can be done about it from the list. The first that fits: one button is enough for a line. */
export type Way = 'reschedule' | 'host' | 'join' | 'open';

export function wayOf(
  { status, reply, meeting, memberIds }: DayInterview,
  { me, maySchedule, isOver }: { me: Id; maySchedule: boolean; isOver: boolean },
): Way {
  const isOn = status === 'in_progress' || (status === 'scheduled' && !isOver);
  if (!isOn) return 'open';
  if (status === 'scheduled' && reply === 'declined' && maySchedule) return 'reschedule';
  if (meeting?.mayHost) return 'host';
  return meeting?.mayJoin && memberIds.includes(me) ? 'join' : 'open';
}
