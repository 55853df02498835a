import { useId } from 'react';
import { type FairnessRound, summaryOf } from '../../../common/fairness.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import text from '../../styles/text.module.css';
import { FairnessTable } from './fairness-table.tsx';
import { LengthPlot } from './length-plot.tsx';
import { QuestionPlot } from './question-plot.tsx';
import styles from './reports.module.css';
import { namesOf } from './words.ts';

/** One round and kit: in a few sentences, in plots, in a table. */
export function RoundReport({ round }: { round: FairnessRound }) {
  const id = useId();
  const names = namesOf(round);
  const [first, ...more] = copy.summary(summaryOf(round));
  return (
    <section className={styles.round} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {copy.round(round.round, round.title)}{' '}
        <span className={text.meta}>{copy.kit(round.kitName)}</span>
      </h2>
      <p className={styles.summary}>
        <b className={text.strong}>{first}</b> {more.join(' ')}
      </p>
      <div className={styles.plots}>
        <QuestionPlot round={round} names={names} />
        <LengthPlot round={round} names={names} />
      </div>
      <FairnessTable round={round} />
    </section>
  );
}
