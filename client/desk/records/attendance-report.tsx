import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import { recordsCopy } from '../../copy-records.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Page } from '../parts/page.tsx';
import { useSaveReport } from '../reports/use-save-report.ts';
import { Trouble } from '../trouble.tsx';
import styles from './attendance.module.css';
import { attendanceCsv } from './attendance-csv.ts';
import { ReportPlot } from './report-plot.tsx';
import { ReportTable } from './report-table.tsx';

export type Report = Output<'attendanceReport'>;

const copy = recordsCopy.report;
const PARTS = ['interview', 'member', 'job', 'month'] as const;
const DAY = 86_400_000;
/** `2026-11-21`, as date fields take it. */
const dayOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** Who was in interviews between two days: in a sentence, a plot and a table, and as a file. */
export function AttendanceReportPage() {
  const { api, now } = useDesk();
  const [days, setDays] = useState(() => ({ from: dayOf(now() - 90 * DAY), to: dayOf(now()) }));
  const [by, setBy] = useState<Report['by']>('interview');
  const { from, to } = days;
  const query = useQuery({
    queryKey: ['reports', 'attendance', from, to, by],
    networkMode: 'always',
    enabled: from !== '' && to !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const between = { from: new Date(`${from}T00:00`), to: new Date(`${to}T00:00`) };
      between.to.setDate(between.to.getDate() + 1);
      const asked = { from: between.from.toISOString(), to: between.to.toISOString(), by };
      return api.get<Report>('/api/reports/attendance', asked, { signal });
    },
  });
  const report = query.data;
  const save = useSaveReport('attendance');
  const day = (name: 'from' | 'to') => (
    <label className={styles.field}>
      {copy[name]}
      <input
        type="date"
        value={days[name]}
        onChange={({ currentTarget }) => setDays({ ...days, [name]: currentTarget.value })}
      />
    </label>
  );
  return (
    <Page
      title={copy.title}
      intro={copy.intro}
      acts={
        <>
          <Link className={text.link} to="/reports">
            {copy.back}
          </Link>
          {report !== undefined && report.rows.length > 0 && (
            <Button
              size="normal"
              onClick={() => save.mutate({ name: copy.file(from, to), csv: attendanceCsv(report) })}
            >
              {copy.csv}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.fields}>
        {day('from')}
        {day('to')}
        <Chips label={copy.by} choices={PARTS} words={copy.parts} chosen={by} onChoose={setBy} />
      </div>
      {save.error !== null && <p role="alert">{save.error.message}</p>}
      {query.isPending && <p role="status">{copy.opening}</p>}
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {report?.rows.length === 0 && (
        <p className={text.empty}>
          <b>{copy.none}</b> {copy.noneHint}
        </p>
      )}
      {report !== undefined && report.rows.length > 0 && (
        <>
          <p className={styles.summary}>
            {copy.summary(report.total.held, report.total.interviews, report.total.noShows)}
          </p>
          {report.cut && <p className={text.help}>{copy.cut}</p>}
          <ReportPlot rows={report.rows} />
          <ReportTable report={report} />
        </>
      )}
    </Page>
  );
}
