import type { Interview } from '../../../common/interview.ts';
import { toMs } from '../../../common/time.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import type { ReadyView } from '../../sync/view.ts';
import { cx } from '../../ui/cx.ts';
import { fullNameOf, type People } from '../../ui/people.ts';
import { Link } from '../link.tsx';
import { Delivery } from '../mail/delivery.tsx';
import { pageAt } from '../page-view.tsx';
import { MeetingBlock } from '../schedule/meeting-block.tsx';
import styles from './file.module.css';
import { stateText, timesText } from './interview-text.ts';
import { RecordLinks } from './record-links.tsx';

interface InterviewsProps {
  view: ReadyView;
  people: People;
  /** The one the page is opened for. */
  current: Interview | null;
}

/** Every interview with the candidate that one may see, the newest first. */
export function Interviews({ view, people, current }: InterviewsProps) {
  const interviews = Object.values(view.state.interviews).sort(
    (a, b) => toMs(b.startsAt) - toMs(a.startsAt),
  );
  if (interviews.length === 0) return <p className={text.empty}>{copy.file.noInterviews}</p>;
  return (
    <ol>
      {interviews.map((interview) => (
        <Row
          key={interview.id}
          view={view}
          interview={interview}
          job={view.state.applications[interview.applicationId ?? '']?.jobTitle}
          people={people}
          isCurrent={interview.id === current?.id}
          changed={view.history[0]?.seq ?? 0}
        />
      ))}
    </ol>
  );
}

interface RowProps {
  view: ReadyView;
  interview: Interview;
  job: string | undefined;
  people: People;
  isCurrent: boolean;
  /** Grows with the candidate's log. */
  changed: number;
}

function Row({ view, interview, job, people, isCurrent, changed }: RowProps) {
  const { id, title, round, rounds, memberIds, status } = interview;
  const panel = memberIds.map((one) => fullNameOf(people, one)).join(', ');
  const debrief = `/interviews/${id}/debrief`;
  const wasHeld = status === 'completed' || status === 'in_progress';
  return (
    <li className={cx(styles.interview, isCurrent && styles.current)}>
      <p>
        <Link
          className={cx(text.strong, styles.title)}
          to={`/interviews/${id}`}
          aria-current={isCurrent ? 'page' : undefined}
        >
          {title}
        </Link>{' '}
        <span className={text.meta}>{copy.file.round(round, rounds)}</span>
      </p>
      <p className={styles.state}>{stateText(interview)}</p>
      <p className={text.meta}>{[timesText(interview), job].filter(Boolean).join('. ')}</p>
      {wasHeld && pageAt(debrief) !== null && (
        <Link className={cx(text.link, styles.debrief)} to={debrief}>
          {copy.file.debrief}
        </Link>
      )}
      {wasHeld && <RecordLinks view={view} interview={interview} />}
      {panel !== '' && <p className={cx(text.meta, styles.panel)}>{copy.file.panel(panel)}</p>}
      {!wasHeld && !isCurrent && status !== 'cancelled' && (
        <MeetingBlock view={view} interview={interview} />
      )}
      {status !== 'completed' && <Delivery interviewId={id} changed={changed} />}
    </li>
  );
}
