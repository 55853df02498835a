import type { Id } from '../../../common/ids.ts';
import { endOf } from '../../../common/interview.ts';
import { mayIn } from '../../../common/permissions.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import { doorCopy } from '../../copy-door.ts';
import text from '../../styles/text.module.css';
import button from '../../ui/button.module.css';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { Who } from '../../ui/who.tsx';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { timeOf } from './day.ts';
import { type DayInterview, meetingOf, statusOf, wayOf } from './interview-status.ts';
import styles from './today.module.css';
import { WayIn } from './way-in.tsx';

interface SlotProps {
  interview: DayInterview;
  names: ReadonlyMap<Id, string>;
  zone: string;
  now: number;
  /** The one that comes next, or is going on. */
  isNext: boolean;
}

/** One interview of the day. */
export function Slot({ interview, names, zone, now, isNext }: SlotProps) {
  const { me } = useDesk().boot;
  const { id, candidateName, jobTitle, title, round, rounds, startsAt, minutes } = interview;
  const isOver = endOf(interview) <= now;
  const meeting = meetingOf(interview);
  const panel = interview.memberIds.map((one) => ({ id: one, name: names.get(one) ?? '' }));
  const known = panel.filter(({ name }) => name !== '');
  const when = isNext ? 'next' : isOver ? 'past' : 'later';
  return (
    <li className={cx(styles.slot, styles[when])} data-row tabIndex={-1}>
      <div className={styles.time}>
        <time dateTime={startsAt}>{timeOf(toMs(startsAt), zone)}</time>
        <span>{timeOf(toMs(startsAt) + minutes * 60_000, zone)}</span>
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
          <Who key={member} name={name} kind={member === me.id ? 'me' : 'here'} />
        ))}
      </p>
      <div className={styles.status}>
        <Status interview={interview} me={me.id} />
        {meeting.words !== null && <p className={text.meta}>{meeting.words}</p>}
      </div>
      <Act interview={interview} isOver={isOver} isNext={isNext} />
      {meeting.problem !== null && (
        <p className={cx(styles.under, styles.problem)}>{meeting.problem}</p>
      )}
    </li>
  );
}

function Status({ interview, me }: { interview: DayInterview; me: Id }) {
  const { icon, words, bad } = statusOf(interview, me);
  return (
    <p className={cx(text.pair, styles.words, bad && styles.bad)}>
      <Icon name={icon} />
      {words}
    </p>
  );
}

interface ActProps {
  interview: DayInterview;
  isOver: boolean;
  isNext: boolean;
}

/** The one thing to do about it from here; the name opens it in any case. */
function Act({ interview, isOver, isNext }: ActProps) {
  const { me } = useDesk().boot;
  const maySchedule = mayIn(me, 'interviews.create');
  const way = wayOf(interview, { me: me.id, maySchedule, isOver });
  if (way === 'host' || way === 'join') {
    return <WayIn interview={interview} as={way} look={isNext ? 'primary' : 'plain'} />;
  }
  const { id, candidateName } = interview;
  const isMove = way === 'reschedule';
  return (
    <Link
      className={cx(button.btn, button.small, isNext && button.primary, styles.open)}
      to={isMove ? `/schedule?interviewId=${id}` : `/interviews/${id}`}
      aria-label={isMove ? doorCopy.rescheduleOf(candidateName) : copy.today.openOne(candidateName)}
    >
      {isMove ? doorCopy.reschedule : copy.today.open}
    </Link>
  );
}
