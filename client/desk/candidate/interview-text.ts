import type { Interview } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { dayTimeText, timeText } from '../../ui/dates.ts';

/** When it is, or really was: `Tue 24 Nov, 14:00 to 14:45`. */
export function timesText({ startsAt, minutes, startedAt, endedAt }: Interview): string {
  const start = startedAt ?? startsAt;
  const end = endedAt ?? toMs(start) + minutes * 60_000;
  return copy.file.times(dayTimeText(start), timeText(end));
}

/** How it stands, in a word or two. */
export function stateText({ status, reply }: Interview): string {
  if (status !== 'scheduled') return copy.file.status[status];
  return copy.today.status[reply];
}
