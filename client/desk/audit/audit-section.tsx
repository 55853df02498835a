import { useInfiniteQuery } from '@tanstack/react-query';
import type { Output } from '../../../common/contract.ts';
import { mayIn } from '../../../common/permissions.ts';
import { auditCopy as copy } from '../../copy-audit.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import styles from './audit.module.css';
import { AuditRow } from './audit-row.tsx';

type Audit = Output<'listAudit'>;

/** Who looked at what is kept apart, newest first; for admins. */
export function AuditSection() {
  const { api, boot } = useDesk();
  const isFor = mayIn(boot.me, 'audit.read');
  const query = useInfiniteQuery({
    queryKey: ['audit'],
    networkMode: 'always',
    enabled: isFor,
    initialPageParam: null as string | null,
    queryFn: ({ signal, pageParam: cursor }) =>
      api.get<Audit>('/api/audit', { cursor }, { signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = query.data?.pages.flatMap((page) => page.items);
  if (!isFor) return <p>{copy.notYours}</p>;
  return (
    <>
      <p className={styles.words}>{copy.intro}</p>
      {query.isPending && <p role="status">{copy.opening}</p>}
      {items?.length === 0 && (
        <p className={styles.words}>
          <b className={text.strong}>{copy.nothing}</b> {copy.nothingHint}
        </p>
      )}
      {items !== undefined && items.length > 0 && (
        <table className={styles.table}>
          <caption className={text.vh}>{copy.table}</caption>
          <thead>
            <tr>
              <th scope="col">{copy.when}</th>
              <th scope="col">{copy.who}</th>
              <th scope="col">{copy.what}</th>
              <th scope="col">{copy.about}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((entry) => (
              <AuditRow key={entry.id} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
      {query.isError && (
        <Trouble
          error={query.error}
          onRetry={() => void (items === undefined ? query.refetch() : query.fetchNextPage())}
        />
      )}
      <div className={styles.foot}>
        {query.hasNextPage && (
          <Button
            size="normal"
            aria-disabled={query.isFetchingNextPage}
            onClick={() => {
              if (!query.isFetchingNextPage) void query.fetchNextPage();
            }}
          >
            {copy.older}
          </Button>
        )}
        <p role="status" className={text.meta}>
          {query.isFetchingNextPage && copy.openingOlder}
          {items !== undefined && items.length > 0 && !query.hasNextPage && copy.all}
        </p>
      </div>
    </>
  );
}
