import { type FormEvent, useState } from 'react';
import { DATA_CLASSES, type DataClass } from '../../../../common/retention.ts';
import { privacyCopy as copy } from '../../../copy-privacy.ts';
import { Button } from '../../../ui/button.tsx';
import { Select } from '../../parts/field.tsx';
import styles from '../section.module.css';
import { RetentionMonths } from './retention-months.tsx';
import type { RetentionChange } from './use-privacy.ts';

interface AddProps {
  offices: readonly string[];
  jobs: readonly { id: string; title: string }[];
  onAdd(change: RetentionChange): void;
}

// There is one audit, of everyone.
const CLASSES = DATA_CLASSES.filter((one) => one !== 'audit');

/** Another time for an office or a job; one that is there is replaced. */
export function AddException({ offices, jobs, onAdd }: AddProps) {
  const [isOpen, setOpen] = useState(false);
  const [whom, setWhom] = useState('');
  const [dataClass, setClass] = useState<DataClass>('rejected');
  const [months, setMonths] = useState<number | null>(null);
  if (offices.length + jobs.length === 0) return null;
  if (!isOpen) {
    return (
      <div className={styles.acts}>
        <Button onClick={() => setOpen(true)}>{copy.addException}</Button>
      </div>
    );
  }
  // Jobs and offices may bear the same word: which of them it is goes before it.
  const [kind, id = ''] = whom.split(/:(.*)/s);
  function add(event: FormEvent) {
    event.preventDefault();
    if (whom === '') return;
    const isJob = kind === 'job';
    onAdd({ jobId: isJob ? id : null, office: isJob ? null : id, dataClass, months });
    setWhom('');
    setOpen(false);
  }
  return (
    <form className={styles.acts} aria-label={copy.addException} onSubmit={add}>
      <Select
        label={copy.exceptionFor}
        value={whom}
        autoFocus
        choices={[['', copy.choose]]}
        groups={[
          [copy.offices, offices.map((office) => [`office:${office}`, office] as const)],
          [copy.jobs, jobs.map((job) => [`job:${job.id}`, job.title] as const)],
        ]}
        onChange={setWhom}
      />
      <Select
        label={copy.exceptionWhat}
        value={dataClass}
        choices={CLASSES.map((one) => [one, copy.classes[one]] as const)}
        onChange={(value) => setClass(value as DataClass)}
      />
      <RetentionMonths
        label={copy.exceptionMonths}
        dataClass={dataClass}
        months={months}
        onChange={setMonths}
      />
      <Button type="submit" aria-disabled={whom === ''}>
        {copy.add}
      </Button>
      <Button look="quiet" onClick={() => setOpen(false)}>
        {copy.cancel}
      </Button>
    </form>
  );
}
