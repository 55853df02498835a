import { useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import { AUDIT_MONTHS_MIN, DATA_CLASSES, type DataClass } from '../../../common/retention.ts';
import { privacyCopy as copy } from '../../copy-privacy.ts';
import table from '../../styles/table.module.css';
import text from '../../styles/text.module.css';
import { cx } from '../../ui/cx.ts';
import { Select } from '../parts/field.tsx';
import { useJobs } from '../use-jobs.ts';
import styles from './privacy.module.css';
import type { RetentionChange } from './use-privacy.ts';

const MONTHS = [1, 3, 6, 12, 18, 24, 36, 48, 60];
const KEPT = 'kept';
const INHERITED = 'inherited';

interface TableProps {
  retention: Output<'retention'>;
  onChange(change: RetentionChange): void;
}

/** Whom a row of choices is for: everyone, an office or a job. */
interface Scope {
  jobId: string | null;
  office: string | null;
  name: string;
}

/** What is kept how long: a row for everyone, each office, and each job that has its own. */
export function RetentionTable({ retention, onChange }: TableProps) {
  const { rules, offices } = retention;
  const { data: jobs = [] } = useJobs();
  const [added, setAdded] = useState<string[]>([]);
  const named = [...new Set([...offices, ...rules.flatMap(({ office }) => office ?? [])])];
  const own = jobs.filter(
    ({ id }) => added.includes(id) || rules.some(({ jobId }) => jobId === id),
  );
  const others = jobs.filter((job) => !own.includes(job));
  const scopes: Scope[] = [
    { jobId: null, office: null, name: copy.everyone },
    ...named.sort().map((office) => ({ jobId: null, office, name: office })),
    ...own.map(({ id, title }) => ({ jobId: id, office: null, name: title })),
  ];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keys */}
      <section className={table.scroll} aria-label={copy.retentionTable} tabIndex={0}>
        <table className={cx(table.table, styles.choices)}>
          <thead>
            <tr>
              <th scope="col">{copy.scope}</th>
              {DATA_CLASSES.map((one) => (
                <th key={one} scope="col">
                  {copy.classes[one]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scopes.map((scope) => (
              <tr key={scope.jobId ?? scope.office ?? ''}>
                <th scope="row">{scope.name}</th>
                {DATA_CLASSES.map((dataClass) => (
                  <td key={dataClass}>
                    <Months
                      scope={scope}
                      dataClass={dataClass}
                      rules={rules}
                      onChange={(months) =>
                        onChange({
                          jobId: scope.jobId,
                          office: scope.office,
                          dataClass,
                          ...(months === undefined ? {} : { months }),
                        })
                      }
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {others.length > 0 && (
        <div className={styles.acts}>
          <Select
            label={copy.forJob}
            value=""
            choices={[['', copy.chooseJob], ...others.map(({ id, title }) => [id, title] as const)]}
            onChange={(id) => setAdded([...added, id])}
          />
        </div>
      )}
    </>
  );
}

interface MonthsProps {
  scope: Scope;
  dataClass: DataClass;
  rules: TableProps['retention']['rules'];
  /** `undefined`: as for everyone, or for the office. */
  onChange(months: number | null | undefined): void;
}

function Months({ scope: { jobId, office, name }, dataClass, rules, onChange }: MonthsProps) {
  const isEveryone = jobId === null && office === null;
  // There is one audit, of everyone.
  if (dataClass === 'audit' && !isEveryone) return <span className={text.meta}>{copy.forAll}</span>;
  const rule = rules.find(
    (one) => one.jobId === jobId && one.office === office && one.dataClass === dataClass,
  );
  const months = rule === undefined && !isEveryone ? undefined : (rule?.months ?? null);
  const usual = MONTHS.filter((one) => dataClass !== 'audit' || one >= AUDIT_MONTHS_MIN);
  const offered =
    typeof months === 'number' && !usual.includes(months) ? [...usual, months] : usual;
  return (
    <Select
      compact
      label={isEveryone ? copy.classes[dataClass] : copy.classFor(copy.classes[dataClass], name)}
      value={months === undefined ? INHERITED : months === null ? KEPT : String(months)}
      choices={[
        ...(isEveryone ? [] : [[INHERITED, copy.byDefault] as const]),
        [KEPT, copy.keep],
        ...offered.map((one) => [String(one), copy.months(one)] as const),
      ]}
      onChange={(value) => {
        if (value === INHERITED) onChange(undefined);
        else onChange(value === KEPT ? null : Number(value));
      }}
    />
  );
}
