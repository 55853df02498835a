import type { Output } from '../../../../common/contract.ts';
import { DATA_CLASSES } from '../../../../common/retention.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { dateText } from '../../../ui/dates.ts';
import { useJobs } from '../../use-jobs.ts';
import styles from '../section.module.css';
import { AddException } from './retention-exception.tsx';
import { monthsText, RetentionMonths } from './retention-months.tsx';
import type { RetentionChange } from './use-privacy.ts';

interface RulesProps {
  retention: Output<'retention'>;
  onChange(change: RetentionChange): void;
}

/** What is kept how long for everyone, and for whom it is otherwise. */
export function RetentionRules({ retention, onChange }: RulesProps) {
  const { rules, offices } = retention;
  const { data: jobs = [] } = useJobs();
  const exceptions = rules.filter(({ jobId, office }) => jobId !== null || office !== null);
  const everyones = rules.filter((rule) => !exceptions.includes(rule));
  const nameOf = (jobId: string | null, office: string | null) =>
    office ?? jobs.find(({ id }) => id === jobId)?.title ?? copy.someJob;
  return (
    <>
      <ul className={styles.fields} aria-label={copy.forEveryone}>
        {DATA_CLASSES.map((dataClass) => {
          const rule = everyones.find((one) => one.dataClass === dataClass);
          return (
            <li key={dataClass}>
              <RetentionMonths
                label={copy.classes[dataClass]}
                dataClass={dataClass}
                months={rule?.months ?? null}
                onChange={(months) => onChange({ jobId: null, office: null, dataClass, months })}
              />
              <Notice from={rule?.from ?? null} />
            </li>
          );
        })}
      </ul>
      <h3 className={text.strong}>{copy.exceptions}</h3>
      {exceptions.length === 0 ? (
        <p className={text.meta}>{copy.exceptionsNone}</p>
      ) : (
        <ul aria-label={copy.exceptions}>
          {exceptions.map(({ jobId, office, dataClass, months, from }) => {
            const name = copy.classFor(copy.classes[dataClass], nameOf(jobId, office));
            return (
              <li key={`${jobId} ${office} ${dataClass}`} className={styles.row}>
                <span>
                  {name}: <b className={text.strong}>{monthsText(months)}</b> <Notice from={from} />
                </span>
                <Button
                  aria-label={copy.removeException(name)}
                  onClick={() => onChange({ jobId, office, dataClass })}
                >
                  {copy.remove}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <AddException offices={offices} jobs={jobs} onAdd={onChange} />
    </>
  );
}

/** From when a rule takes anything, where it is new. */
const Notice = ({ from }: { from: string | null }) =>
  from === null ? null : <span className={text.meta}>{copy.notBefore(dateText(from))}</span>;
