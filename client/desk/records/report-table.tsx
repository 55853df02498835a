import { recordsCopy } from '../../copy-records.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { Link } from '../link.tsx';
import styles from './attendance.module.css';
import type { Report } from './attendance-report.tsx';
import { columnsOf, labelOf, numbersOf } from './report-words.ts';

const copy = recordsCopy.report;

/** Every number of the report. */
export function ReportTable({ report: { by, rows } }: { report: Report }) {
  const columns = columnsOf(by);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: Keys scroll only what can be focused.
    <section className={table.scroll} aria-label={copy.scroll} tabIndex={0}>
      <table className={cx(table.table, styles.report)}>
        <caption className={text.vh}>{copy.title}</caption>
        <thead>
          <tr>
            {columns.map((word) => (
              <th key={word} scope="col">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {by === 'interview' ? (
                  <Link className={text.link} to={`/interviews/${row.key}`}>
                    {labelOf(row)}
                  </Link>
                ) : (
                  labelOf(row)
                )}
              </th>
              {numbersOf(row).map((number, index) => (
                <td key={columns[index + 1]}>{number}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
