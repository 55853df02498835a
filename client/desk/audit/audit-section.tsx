import { useState } from 'react';
import { mayIn } from '../../../common/permissions.ts';
import { auditCopy as copy } from '../../copy-audit.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Trouble } from '../trouble.tsx';
import styles from './audit.module.css';
import { AuditFilters } from './audit-filters.tsx';
import { AuditTable } from './audit-table.tsx';
import { ALL, useAudit } from './use-audit.ts';

/** Who saw or did what matters, newest first; for admins. */
export function AuditSection() {
  const { boot } = useDesk();
  return mayIn(boot.me, 'audit.read') ? <AuditLog /> : <p>{copy.notYours}</p>;
}

function AuditLog() {
  const [choice, setChoice] = useState(ALL);
  const query = useAudit(choice);
  const items = query.data?.pages.flatMap((page) => page.items);
  const isAll = Object.values(choice).every((one) => one === '');
  return (
    <>
      <p className={styles.words}>{copy.intro}</p>
      <AuditFilters choice={choice} onChoose={setChoice} />
      {query.isPending && <p role="status">{copy.opening}</p>}
      {items?.length === 0 && (
        <p className={styles.words}>
          <b className={text.strong}>{isAll ? copy.nothing : copy.noneFits}</b>{' '}
          {isAll ? copy.nothingHint : copy.noneFitsHint}
        </p>
      )}
      {items !== undefined && items.length > 0 && <AuditTable items={items} />}
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
