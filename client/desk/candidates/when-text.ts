import { type Instant, toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { dayTimeText, timeText } from '../../ui/dates.ts';

/** A time ahead in the fewest words: `Today, 14:00`, `Tue 24 Nov, 14:00`. */
export function whenText(at: Instant, now: number): string {
  const isToday = new Date(toMs(at)).toDateString() === new Date(now).toDateString();
  return isToday ? copy.candidates.today(timeText(at)) : dayTimeText(at);
}
