import { endOf } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import lines from '../../styles/lines.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { useNames } from '../use-members.ts';
import { dayAfter, dayOf, isSameTime, longDay, placeOf, timeOf, zoneHere } from './day.ts';
import type { DayInterview } from './interview-status.ts';
import { nextOf, type Shown } from './intro.ts';
import { Slot } from './slot.tsx';
import styles from './today.module.css';

interface DayListProps {
  interviews: readonly DayInterview[];
  shown: Shown;
}

/** The day's interviews with the line that says now, and under them the next day's. */
export function DayList({ interviews, shown: { day, today, zone, now } }: DayListProps) {
  const names = useNames();
  const isToday = day === today;
  const isOfDay = ({ startsAt }: DayInterview) => dayOf(toMs(startsAt), zone) === day;
  const time = timeOf(now, zone);
  const next = isToday ? nextOf(interviews, now) : undefined;
  const ofDay = interviews.filter(isOfDay);
  const later = interviews.filter((one) => !isOfDay(one));
  const line = isToday ? ofDay.findIndex((one) => endOf(one) > now) : -1;
  const slot = (interview: DayInterview) => (
    <Slot
      key={interview.id}
      interview={interview}
      names={names}
      zone={zone}
      now={now}
      isNext={interview === next}
    />
  );
  return (
    <div>
      <section aria-labelledby="of-day">
        <h2 id="of-day" className={lines.title}>
          {copy.today.interviews}
          <span className={text.meta}>
            {isSameTime(now, zone, zoneHere())
              ? copy.today.times(placeOf(zone))
              : copy.today.timesElsewhere(placeOf(zone), placeOf(zoneHere()))}
          </span>
        </h2>
        {ofDay.length === 0 ? (
          <p className={styles.nothing}>{copy.today.nothing}</p>
        ) : (
          <ol>
            {ofDay.slice(0, line === -1 ? undefined : line).map(slot)}
            {line !== -1 && (
              <li className={styles.now} aria-label={copy.today.now(time)}>
                <time>{time}</time>
              </li>
            )}
            {line !== -1 && ofDay.slice(line).map(slot)}
          </ol>
        )}
      </section>
      {later.length > 0 && (
        <section aria-labelledby="after-day">
          <h2 id="after-day" className={cx(lines.title, styles.nextDay)}>
            {isToday ? copy.today.tomorrow : longDay(dayAfter(day, 1))}
          </h2>
          <ol>{later.map(slot)}</ol>
        </section>
      )}
    </div>
  );
}
