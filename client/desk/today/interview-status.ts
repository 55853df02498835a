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
