import type { Application } from '../../../common/application.ts';
import { consequencesOf } from '../../../common/consequences.ts';
import type { Interview } from '../../../common/interview.ts';
import type { Stage } from '../../../common/pipeline.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { dayText } from '../../ui/dates.ts';
import { Icon } from '../../ui/icon.tsx';
import styles from './stage.module.css';

interface ConsequencesProps {
  application: Application;
  to: string;
  interviews: readonly Interview[];
  stages: readonly Stage[];
  now: number;
}

/** What the move will do, before it does it: the same list that the server carries out. */
export function Consequences({ application, to, interviews, stages, now }: ConsequencesProps) {
  const list = consequencesOf(application, to, interviews, stages, now);
  if (list.length === 0) return <p className={cx(text.meta, styles.said)}>{copy.stage.nothing}</p>;
  return (
    <>
      <ul>
        {list.map(({ interviewId, title, startsAt }) => (
          <li key={interviewId}>
            <Icon name="calendar" />
            <span>{copy.stage.cancels(title, dayText(startsAt))}</span>
          </li>
        ))}
      </ul>
      <p className={cx(text.meta, styles.said)}>{copy.stage.held}</p>
    </>
  );
}
