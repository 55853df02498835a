import { useId } from 'react';
import type { Output } from '../../../common/contract.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import styles from './reports.module.css';

type Past = Output<'fairness'>['past'][number];
type Count = Past['interviews'];

/** A round's candidates who are erased, as sums. */
export function PastReport({ past, least }: { past: Past; least: number }) {
  const id = useId();
  const name = copy.past.title(past.round, past.title);
  return (
    <section className={styles.round} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {name} <span className={text.meta}>{copy.kit(past.kitName)}</span>
      </h2>
      <p className={styles.summary}>
        {copy.past.text(past.interviews.people, least)} {copy.past.hint}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: Keys scroll only what can be focused. */}
      <section className={table.scroll} aria-label={copy.table.scroll(name)} tabIndex={0}>
        <table className={cx(table.table, styles.table)}>
          <caption className={text.vh}>{copy.past.caption(name)}</caption>
          <thead>
            <tr>
              {copy.past.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {past.questions.map((question) => (
              <CountRow key={question.id} name={question.text} of={question} />
            ))}
          </tbody>
          <tfoot>
            <CountRow name={copy.table.whole} of={past.interviews} />
          </tfoot>
        </table>
      </section>
    </section>
  );
}

const CountRow = ({ name, of }: { name: string; of: Count }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>{of.asked}</td>
    <td>{of.skipped}</td>
    <td>{of.people - of.asked - of.skipped}</td>
    <td>{of.shorter}</td>
    <td>{of.planned}</td>
    <td>{of.longer}</td>
  </tr>
);
