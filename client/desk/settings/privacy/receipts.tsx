import type { Output } from '../../../../common/contract.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import table from '../../../styles/table.module.css';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText, wholeText } from '../../../ui/dates.ts';
import { Answer } from '../../parts/answer.tsx';
import { usePrivacyActs, usePrivacyQuery } from './use-privacy.ts';

type Erasure = Output<'listErasures'>['items'][number];

/** What waits to be erased, and the latest receipts. */
export function Receipts() {
  const query = usePrivacyQuery('listErasures', '/api/privacy/erasures');
  return (
    <Answer query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className={text.meta}>{copy.receiptsNone}</p>
        ) : (
          <>
            <table className={table.table}>
              <caption className={text.vh}>{copy.receiptsTable}</caption>
              <thead>
                <tr>
                  <th scope="col">{copy.when}</th>
                  <th scope="col">{copy.whom}</th>
                  <th scope="col">{copy.how}</th>
                  <th scope="col">{copy.by}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((one) => (
                  <Receipt key={one.id} erasure={one} />
                ))}
              </tbody>
            </table>
            {[...new Set(items.flatMap(({ remarks }) => remarks))].map((remark) => (
              <p key={remark} className={text.meta}>
                {remark}
              </p>
            ))}
          </>
        )
      }
    </Answer>
  );
}

function Receipt({ erasure }: { erasure: Erasure }) {
  const { id, name, subject, askedAt, askedBy, state, cause } = erasure;
  const { withdraw } = usePrivacyActs();
  const whom = name ?? copy.subjects[subject];
  return (
    <tr>
      <td>
        <time dateTime={askedAt} title={wholeText(askedAt)}>
          {dateText(askedAt)}
        </time>
      </td>
      <th scope="row">
        {whom} <span className={text.meta}>{copy.receipt(id)}</span>
      </th>
      <td>
        {standing(erasure)}{' '}
        {state === 'waiting' && (
          <Button
            aria-label={copy.withdraw(whom)}
            aria-disabled={withdraw.isPending}
            onClick={() => {
              if (!withdraw.isPending) withdraw.mutate(id);
            }}
          >
            {copy.withdrawShort}
          </Button>
        )}
      </td>
      <td>{askedBy ?? (cause === 'retention' ? copy.byRetention : copy.commandLine)}</td>
    </tr>
  );
}

function standing({ state, dueAt, counts, cleanedAt, backupsUntil }: Erasure): string {
  if (state === 'waiting') return copy.waiting(dateText(dueAt));
  if (state === 'withdrawn') return copy.withdrawn;
  const rows = Object.values(counts ?? {}).reduce((sum, one) => sum + one, 0);
  return [
    copy.erased(rows),
    cleanedAt === null ? copy.notCleaned : copy.cleaned,
    ...(backupsUntil === null ? [] : [copy.backups(dateText(backupsUntil))]),
  ].join(', ');
}
