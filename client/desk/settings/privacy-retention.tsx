import { RETENTION_CLASSES, type RetentionClass } from '../../../common/retention.ts';
import { privacyCopy as copy } from '../../copy-privacy.ts';
import text from '../../styles/text.module.css';
import { dateText } from '../../ui/dates.ts';
import { Link } from '../link.tsx';
import { Answer } from '../parts/answer.tsx';
import { Select } from '../parts/field.tsx';
import styles from './privacy.module.css';
import { useChangeRetention, usePrivacyQuery } from './use-privacy.ts';

const MONTHS = [3, 6, 12, 18, 24, 36, 48, 60];
const KEPT = 'kept';

/** How long candidates are kept by what became of them, and who goes soon. */
export function RetentionChoices() {
  const query = usePrivacyQuery('retention', '/api/privacy/retention');
  const change = useChangeRetention();
  return (
    <Answer query={query}>
      {({ rules, due }) => (
        <>
          <div className={styles.acts}>
            {RETENTION_CLASSES.map((dataClass) => {
              const rule = rules.find((one) => one.jobId === null && one.dataClass === dataClass);
              return (
                <Months
                  key={dataClass}
                  dataClass={dataClass}
                  months={rule?.months ?? null}
                  onChange={(months) => change.mutate({ dataClass, months })}
                />
              );
            })}
          </div>
          <p className={text.meta} aria-live="polite">
            {change.isSuccess && copy.saved}
          </p>
          {change.error && (
            <p className={text.trouble} role="alert">
              {change.error.message}
            </p>
          )}
          {due.length === 0 ? (
            <p className={text.meta}>{copy.dueNone}</p>
          ) : (
            <ul aria-label={copy.due}>
              {due.map(({ candidateId, name, dataClass, dueAt }) => (
                <li key={candidateId} className={styles.row}>
                  <Link className={text.link} to={`/candidates/${candidateId}`}>
                    {name}
                  </Link>
                  <span className={text.meta}>
                    {copy.dueLine(copy.classes[dataClass], dateText(dueAt))}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Answer>
  );
}

interface MonthsProps {
  dataClass: RetentionClass;
  months: number | null;
  onChange(months: number | null): void;
}

function Months({ dataClass, months, onChange }: MonthsProps) {
  const usual = months === null || MONTHS.includes(months) ? MONTHS : [...MONTHS, months];
  return (
    <Select
      label={copy.classes[dataClass]}
      value={months === null ? KEPT : String(months)}
      choices={[[KEPT, copy.keep], ...usual.map((one) => [String(one), copy.months(one)] as const)]}
      onChange={(value) => onChange(value === KEPT ? null : Number(value))}
    />
  );
}
