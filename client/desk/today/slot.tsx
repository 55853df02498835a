import type { Id } from '../../../common/ids.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import button from '../../ui/button.module.css';
import { cx } from '../../ui/cx.ts';
import { timeText } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import { Who } from '../../ui/who.tsx';
import { Link } from '../link.tsx';
import { type DayInterview, statusOf } from './interview-status.ts';
import styles from './today.module.css';

interface SlotProps {
  interview: DayInterview;
  me: Id;
  names: ReadonlyMap<Id, string>;
  /** Over, coming next, or neither. */
  when: 'past' | 'next' | 'later';
}

/** One interview of the day. */
export function Slot({ interview, me, names, when }: SlotProps) {
  const { id, candidateName, jobTitle, title, round, rounds, startsAt, minutes } = interview;
  const status = statusOf(interview, me);
  const panel = interview.memberIds.map((one) => ({ id: one, name: names.get(one) ?? '' }));
  const known = panel.filter(({ name }) => name !== '');
  return (
    <li className={cx(styles.slot, styles[when])} data-row tabIndex={-1}>
      <div className={styles.time}>
        <time dateTime={startsAt}>{timeText(startsAt)}</time>
        <span>{timeText(toMs(startsAt) + minutes * 60_000)}</span>
      </div>
      <div className={styles.about}>
        <p>
          <Link to={`/interviews/${id}`} className={styles.name}>
            {candidateName}
          </Link>
        </p>
        <p>
          {jobTitle ?? title}
          {copy.today.round(round, rounds)}
        </p>
      </div>
      <p className={styles.people}>
        <span className={text.vh}>
          {known.length > 0 ? copy.today.panel(known.map(({ name }) => name)) : ''}
        </span>
        {known.map(({ id: member, name }) => (
          <Who key={member} name={name} kind={member === me ? 'me' : 'here'} />
        ))}
      </p>
      <p className={cx(text.pair, styles.status, status.bad && styles.bad)}>
        <Icon name={status.icon} />
        {status.words}
      </p>
      <Link
        className={cx(button.btn, when === 'next' && button.primary, styles.open)}
        to={`/interviews/${id}`}
        aria-label={copy.today.openOne(candidateName)}
      >
        {copy.today.open}
      </Link>
    </li>
  );
}
