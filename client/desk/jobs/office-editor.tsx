import { useId } from 'react';
import { kitsCopy as copy } from '../../copy-kits.ts';
import fields from '../parts/field.module.css';
import { Field } from '../planning/field.tsx';
import styles from '../planning/planning.module.css';
import { useJobs } from '../planning/queries.ts';

const OFFICE_MAX = 120;

interface OfficeProps {
  office: string | null;
  onChange(office: string | null): void;
}

/** Where a job is: any words, and those that other jobs use are offered. */
export function OfficeEditor({ office, onChange }: OfficeProps) {
  const list = useId();
  const { data: jobs = [] } = useJobs();
  const used = [...new Set(jobs.flatMap((job) => job.office ?? []))].sort();
  return (
    <Field label={copy.job.office} help={copy.job.officeHelp} className={styles.below}>
      {(control) => (
        <>
          <input
            {...control}
            className={fields.control}
            list={list}
            value={office ?? ''}
            maxLength={OFFICE_MAX}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          />
          <datalist id={list}>
            {used.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
