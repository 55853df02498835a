import { useId } from 'react';
import type { Application } from '../../../common/application.ts';
import type { Id } from '../../../common/ids.ts';
import { spentText, toMs } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import styles from './profile.module.css';

interface ApplicationsProps {
  applications: readonly Application[];
  /** The one this interview is for: it comes first. */
  current: Id | null;
  now: number;
}

/** Every job the candidate is or was considered for, with the stage and why it ended. */
export function Applications({ applications, current, now }: ApplicationsProps) {
  const titleId = useId();
  const sorted = [...applications].sort(
    (a, b) => rank(a, current) - rank(b, current) || toMs(b.appliedAt) - toMs(a.appliedAt),
  );
  if (sorted.length === 0) return null;
  const year = new Date(now).getFullYear();
  return (
    <section className={cx(text.band, styles.apps)} aria-labelledby={titleId}>
      <h2 id={titleId} className={text.bandTitle}>
        {copy.profile.applications}
      </h2>
      <ul>
        {sorted.map((application) => (
          <li key={application.id}>
            <span className={cx(text.cut, application.id !== current && text.quiet)}>
              {copy.profile.application(
                application.jobTitle,
                new Date(application.appliedAt).getFullYear(),
                year,
              )}
            </span>
            <span className={text.meta}>{whereItStands(application, now)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const rank = ({ id }: Application, current: Id | null) => (id === current ? 0 : 1);

function whereItStands({ stage, reason, onHold, since }: Application, now: number): string {
  const where = reason === null ? `${stage}, ${spentText(since, now)}` : `${stage}: ${reason}`;
  return onHold ? `${where}, ${copy.head.onHold.toLowerCase()}` : where;
}
