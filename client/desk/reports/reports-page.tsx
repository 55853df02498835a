import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { mayIn } from '../../../common/permissions.ts';
import { hiringCopy } from '../../copy-hiring.ts';
import { reportsCopy as copy } from '../../copy-reports.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Link } from '../link.tsx';
import { Page } from '../parts/page.tsx';
import { AttendanceLink } from '../records/attendance-link.tsx';
import { Trouble } from '../trouble.tsx';
import styles from './reports.module.css';

type Jobs = Output<'listJobs'>;

/** Which reports there are, and of what. */
export function ReportsPage() {
  const { api, boot } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ['reports', 'jobs'],
    networkMode: 'always',
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam: cursor }) => api.get<Jobs>('/api/jobs', { cursor }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const jobs = query.data?.pages.flatMap(({ items }) => items);
  return (
    <Page title={copy.title} intro={copy.intro}>
      {mayIn(boot.me, 'attendance.report') && <AttendanceLink />}
      <section className={styles.round} aria-labelledby="by-job">
        <h2 id="by-job" className={styles.title}>
          {copy.byJob}
        </h2>
        <p className={styles.words}>{copy.byJobText}</p>
        {query.isPending && <p role="status">{copy.openingJobs}</p>}
        {query.isError && (
          <Trouble
            error={query.error}
            onRetry={() => void (jobs === undefined ? query.refetch() : query.fetchNextPage())}
          />
        )}
        {jobs?.length === 0 && <p className={styles.words}>{copy.noJobs}</p>}
        <ul>
          {jobs?.map(({ id, title }) => (
            <li key={id} className={styles.job}>
              <b className={text.strong}>{title}</b>
              <span className={styles.links}>
                <Link
                  className={text.link}
                  to={`/reports/fairness/${id}`}
                  aria-label={copy.openJob(title)}
                >
                  {copy.fairness}
                </Link>
                <Link
                  className={text.link}
                  to={`/reports/hiring/${id}`}
                  aria-label={hiringCopy.linkFor(title)}
                >
                  {hiringCopy.link}
                </Link>
              </span>
            </li>
          ))}
        </ul>
        {query.hasNextPage && (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {copy.moreJobs}
          </Button>
        )}
      </section>
    </Page>
  );
}
