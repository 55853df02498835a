import { endOf } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { timeText } from '../../ui/dates.ts';
import { useDesk } from '../context.ts';
import { useNames } from '../use-members.ts';
import { dayAfter, dayOf, longDay, placeOfTimes } from './day.ts';
import type { DayInterview } from './interview-status.ts';
import { nextOf } from './intro.ts';
import { Slot } from './slot.tsx';
import styles from './today.module.css';

interface DayListProps {
  interviews: readonly DayInterview[];
  day: string;
  now: number;
}

/** The day's interviews with the line that says now, and under them the next day's. */
export function DayList({ interviews, day, now }: DayListProps) {
  const { boot } = useDesk();
  const names = useNames();
  const isToday = day === dayOf(now);
  const next = isToday ? nextOf(interviews, now) : undefined;
  const ofDay = interviews.filter(({ startsAt }) => dayOf(toMs(startsAt)) === day);
  const later = interviews.filter(({ startsAt }) => dayOf(toMs(startsAt)) !== day);
  const line = isToday ? ofDay.findIndex((one) => endOf(one) > now) : -1;
  const slot = (interview: DayInterview) => (
    <Slot
      key={interview.id}
      interview={interview}
      me={boot.me.id}
      names={names}
      when={interview === next ? 'next' : endOf(interview) <= now ? 'past' : 'later'}
    />
  );
  return (
    <div>
      <section aria-labelledby="of-day">
        <h2 id="of-day" className={styles.section}>
          {copy.today.interviews}
          <span className={text.meta}>{copy.today.times(placeOfTimes())}</span>
        </h2>
        {ofDay.length === 0 ? (
          <p className={styles.nothing}>{copy.today.nothing}</p>
        ) : (
          <ol>
            {ofDay.slice(0, line === -1 ? undefined : line).map(slot)}
            {line !== -1 && (
              <li className={styles.now} aria-label={copy.today.now(timeText(now))}>
                <time>{timeText(now)}</time>
              </li>
            )}
            {line !== -1 && ofDay.slice(line).map(slot)}
          </ol>
        )}
      </section>
      {later.length > 0 && (
        <section aria-labelledby="after-day">
          <h2 id="after-day" className={styles.laterSection}>
            {isToday ? copy.today.tomorrow : longDay(dayAfter(day, 1))}
          </h2>
          <ol>{later.map(slot)}</ol>
        </section>
      )}
    </div>
  );
}
