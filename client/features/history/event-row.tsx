import { memo } from 'react';
import type { LogEvent } from '../../../common/events.ts';
import { historyCopy as words } from '../../copy-history.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { rowTime, wholeText } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import type { People } from '../../ui/people.ts';
import { describeEvent } from './describe-event.ts';
import styles from './history.module.css';

interface EventRowProps {
  event: LogEvent;
  people: People;
  now: number;
  position: number;
  /** -1 while older ones are still to be loaded. */
  count: number;
  pending: boolean;
}

/** One event on one line: time, icon, words, author. */
export const EventRow = memo(function EventRow(props: EventRowProps) {
  const { event, people, now, position, count, pending } = props;
  const { icon, words: what, by } = describeEvent(event, people);
  const at = event.clientAt ?? event.serverAt;
  return (
    <article
      className={cx(styles.event, pending && styles.kept)}
      tabIndex={position === 1 ? 0 : -1}
      data-row
      aria-label={`${what}, ${by}`}
      aria-posinset={position}
      aria-setsize={count}
    >
      <time className={text.rowTime} dateTime={at} title={wholeText(at)}>
        {rowTime(at, now)}
      </time>
      <Icon name={icon} />
      <span className={styles.what} title={what}>
        {what}
      </span>
      <span className={styles.by}>{pending ? words.pending : by}</span>
    </article>
  );
});
