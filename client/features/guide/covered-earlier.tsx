import { useId, useState } from 'react';
import { progressOf } from '../../../common/guide.ts';
import type { Id } from '../../../common/ids.ts';
import type { Interview } from '../../../common/interview.ts';
import { type Question, questionsOf } from '../../../common/kit.ts';
import { toMs } from '../../../common/time.ts';
import { guideCopy } from '../../copy-guide.ts';
import type { ReadyView } from '../../sync/view.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf, type People } from '../../ui/people.ts';
import styles from './guide.module.css';

interface Covered {
  interview: Interview;
  questions: { question: Question; by: Id | null }[];
}

interface CoveredEarlierProps {
  view: ReadyView;
  people: People;
  interview: Interview;
}

/** What earlier interviews of this application asked, and who: topics only, never a judgement. */
export function CoveredEarlier({ view, people, interview }: CoveredEarlierProps) {
  const [open, setOpen] = useState(false);
  const titleId = useId();
  const earlier = coveredBefore(view, interview);
  const count = earlier.reduce((sum, { questions }) => sum + questions.length, 0);
  if (count === 0) return null;
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId}>
        <button
          type="button"
          className={cx(styles.title, styles.fold)}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="history" />
          {guideCopy.earlier.title}{' '}
          <span className={styles.budget}>{guideCopy.earlier.topics(count)}</span>
          <Icon name={open ? 'chevron-down' : 'chevron-right'} />
        </button>
      </h2>
      {open &&
        earlier.map((one) => (
          <div key={one.interview.id} className={styles.earlier}>
            <h3>{one.interview.title}</h3>
            <ul>
              {one.questions.map(({ question, by }) => (
                <li key={question.id}>
                  {question.text}{' '}
                  <span className={styles.by}>
                    {guideCopy.earlier.by(nameOf(people, by), by === people.me)}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}

/** Questions asked in interviews of the same application that began before this one. */
export function coveredBefore(
  { state, snapshot }: Pick<ReadyView, 'state' | 'snapshot'>,
  { id, applicationId, startsAt }: Interview,
): Covered[] {
  if (applicationId === null) return [];
  return Object.values(state.interviews)
    .filter((one) => one.id !== id && one.applicationId === applicationId)
    .filter((one) => toMs(one.startsAt) < toMs(startsAt))
    .sort((a, b) => toMs(a.startsAt) - toMs(b.startsAt))
    .flatMap((one): Covered[] => {
      const kit = snapshot.kits[one.id];
      const guide = state.guides[one.id];
      if (kit === undefined || guide === undefined) return [];
      const questions = questionsOf(kit).flatMap((question) => {
        const { state: how, by } = progressOf(guide, question.id);
        // One still open when the interview ended was asked all the same.
        return how === 'asked' || how === 'asking' ? [{ question, by }] : [];
      });
      return questions.length === 0 ? [] : [{ interview: one, questions }];
    });
}
