import { useState } from 'react';
import { privacyCopy as copy } from '../../copy-privacy.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { Answer } from '../parts/answer.tsx';
import { Field } from '../parts/field.tsx';
import styles from './privacy.module.css';
import { usePlan, usePrivacyActs } from './use-privacy.ts';

interface PlanProps {
  candidateId: string;
  onDone(said: string): void;
}

/** What erasing a candidate would do, what stands against it, and the ways on. */
export function ErasurePlan({ candidateId, onDone }: PlanProps) {
  const query = usePlan(candidateId);
  const { erase, hold } = usePrivacyActs();
  const [reason, setReason] = useState('');
  const isBusy = erase.isPending || hold.isPending;
  const error = erase.error ?? hold.error;
  return (
    <Answer query={query}>
      {({ plan }) =>
        plan === null ? null : (
          <section className={styles.plan} aria-label={copy.plan(plan.name)}>
            <table className={table.table}>
              <caption className={text.vh}>{copy.steps(plan.name)}</caption>
              <thead>
                <tr>
                  <th scope="col">{copy.table}</th>
                  <th scope="col">{copy.rows}</th>
                  <th scope="col">{copy.does}</th>
                </tr>
              </thead>
              <tbody>
                {plan.steps.map(({ table, purpose, rows, does }) => (
                  <tr key={table}>
                    <th scope="row">{purpose}</th>
                    <td className={text.num}>{rows}</td>
                    <td>{copy.doing[does]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <h3 className={text.strong}>{copy.remarks}</h3>
            <Lines lines={plan.remarks} />
            {plan.blockers.length > 0 && (
              <>
                <h3 className={text.strong}>{copy.blockers}</h3>
                <Lines lines={plan.blockers} />
              </>
            )}
            <div className={styles.acts}>
              {plan.blockers.length === 0 && (
                <>
                  <Button
                    look="danger"
                    aria-disabled={isBusy}
                    onClick={() => {
                      if (isBusy) return;
                      erase.mutate(
                        { candidateId, afterDays: 0 },
                        { onSuccess: () => onDone(copy.done(plan.name)) },
                      );
                    }}
                  >
                    {copy.now}
                  </Button>
                  <Button
                    aria-disabled={isBusy}
                    onClick={() => {
                      if (isBusy) return;
                      erase.mutate(
                        { candidateId, afterDays: 7 },
                        { onSuccess: () => onDone(copy.hidden(plan.name)) },
                      );
                    }}
                  >
                    {copy.later}
                  </Button>
                </>
              )}
              <Field
                label={copy.holdReason}
                value={reason}
                maxLength={500}
                onChange={(event) => setReason(event.target.value)}
              />
              <Button
                aria-disabled={isBusy || reason.trim() === ''}
                onClick={() => {
                  if (isBusy || reason.trim() === '') return;
                  hold.mutate(
                    { candidateId, reason },
                    { onSuccess: () => onDone(copy.held(plan.name)) },
                  );
                }}
              >
                {copy.hold}
              </Button>
            </div>
            {error && (
              <p className={text.trouble} role="alert">
                {error.message}
              </p>
            )}
          </section>
        )
      }
    </Answer>
  );
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className={styles.list}>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);
