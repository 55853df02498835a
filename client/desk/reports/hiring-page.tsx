import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { hiringCopy as copy } from '../../copy-hiring.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Page } from '../parts/page.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './reports.module.css';

type Hiring = Output<'hiring'>;
type Column = keyof typeof copy.columns;
const COLUMNS = Object.keys(copy.columns) as Column[];

/** How far applications for a job came, by month; erased candidates stay counted. */
export function HiringPage({ params: { id } }: { params: Readonly<Record<string, string>> }) {
  const { api } = useDesk();
  const query = useQuery({
    queryKey: ['hiring', id],
    networkMode: 'always',
    queryFn: ({ signal }) => api.get<Hiring>(`/api/jobs/${id}/hiring`, {}, { signal }),
  });
  const report = query.data;
  return (
    <Page
      title={report === undefined ? copy.untitled : copy.title(report.jobTitle)}
      intro={copy.intro}
      acts={
        <Link className={text.link} to="/reports">
          {copy.back}
        </Link>
      }
    >
      {query.isPending && <p role="status">{copy.opening}</p>}
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {report?.periods.length === 0 && (
        <p className={styles.words}>
          <b className={text.strong}>{copy.none(report.least)}</b> {copy.noneHint}
        </p>
      )}
      {report !== undefined && report.periods.length > 0 && (
        <>
          <p className={styles.words}>
            {report.office !== null && `${copy.office(report.office)}. `}
            {copy.hint(report.least)}
          </p>
          <HiringTable report={report} />
        </>
      )}
    </Page>
  );
}

function HiringTable({ report: { jobTitle, periods } }: { report: Hiring }) {
  const sum = (column: Column) => periods.reduce((total, period) => total + period[column], 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keys
    <section className={table.scroll} aria-label={copy.table(jobTitle)} tabIndex={0}>
      <table className={cx(table.table, styles.table)}>
        <caption className={text.vh}>{copy.table(jobTitle)}</caption>
        <thead>
          <tr>
            <th scope="col">{copy.months}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {copy.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={period.from}>
              <th scope="row">{copy.period(period.from, period.to)}</th>
              {COLUMNS.map((column) => (
                <td key={column} className={text.num}>
                  {period[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{copy.all}</th>
            {COLUMNS.map((column) => (
              <td key={column} className={text.num}>
                {sum(column)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
