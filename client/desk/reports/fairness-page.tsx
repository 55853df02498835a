import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Page } from '../parts/page.tsx';
import { Trouble } from '../trouble.tsx';
import { fairnessCsv } from './fairness-csv.ts';
import { PastReport } from './past-report.tsx';
import styles from './reports.module.css';
import { RoundReport } from './round-report.tsx';
import { useSaveReport } from './use-save-report.ts';

type Fairness = Output<'fairness'>;

/** Whether a job's candidates were asked the same and given the same time, round by round. */
export function FairnessPage({ params: { id } }: { params: Readonly<Record<string, string>> }) {
  const { api } = useDesk();
  const query = useQuery({
    queryKey: ['fairness', id],
    networkMode: 'always',
    queryFn: ({ signal }) => api.get<Fairness>(`/api/jobs/${id}/fairness`, {}, { signal }),
  });
  const report = query.data;
  const saving = useSaveReport('fairness');
  const save = ({ jobTitle, rounds, past }: Fairness) =>
    saving.mutate({ name: copy.csv.file(jobTitle), csv: fairnessCsv(rounds, past) });
  return (
    <Page
      title={report === undefined ? copy.page.untitled : copy.page.title(report.jobTitle)}
      intro={copy.page.intro}
      acts={
        <>
          <Link className={text.link} to="/reports">
            {copy.page.back}
          </Link>
          {report !== undefined && report.rounds.length + report.past.length > 0 && (
            <Button size="normal" onClick={() => save(report)}>
              {copy.page.csv}
            </Button>
          )}
        </>
      }
    >
      {saving.error !== null && <p role="alert">{saving.error.message}</p>}
      {query.isPending && <p role="status">{copy.opening}</p>}
      {query.isError && <Trouble error={query.error} onRetry={() => void query.refetch()} />}
      {report?.rounds.length === 0 && report.past.length === 0 && (
        <p className={styles.words}>
          <b className={text.strong}>{copy.page.none}</b> {copy.page.noneHint}
        </p>
      )}
      {report?.rounds.map((round) => (
        <RoundReport key={`${round.round} ${round.kitId}`} round={round} />
      ))}
      {report?.past.map((past) => (
        <PastReport key={`${past.round} ${past.kitId}`} past={past} least={report.least} />
      ))}
    </Page>
  );
}
