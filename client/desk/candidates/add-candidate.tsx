import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Output } from '../../../common/contract.ts';
import { copy as shared } from '../../copy.ts';
import { deskCopy as copy } from '../../copy-desk.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useDesk } from '../context.ts';
import { Field, Select } from '../parts/field.tsx';
import { troubleOf } from '../parts/trouble.ts';
import { useJobs } from '../use-jobs.ts';
import styles from './candidates.module.css';

const FIELDS = ['name', 'email', 'phone', 'location', 'headline', 'source'] as const;
const TYPES = { email: 'email', phone: 'tel' } as const;

/** Adds a candidate, on a job where one is chosen, and opens the file. */
export function AddCandidate({ onClose }: { onClose(): void }) {
  const { api, go } = useDesk();
  const queries = useQueryClient();
  const { data: jobs = [] } = useJobs();
  const [words, setWords] = useState<Partial<Record<(typeof FIELDS)[number], string>>>({});
  const [jobId, setJobId] = useState('');
  const add = useMutation({
    mutationFn: () => {
      const given = FIELDS.map((field) => [field, words[field]?.trim()] as const);
      const profile = Object.fromEntries(given.filter(([, word]) => word));
      return api.post<Output<'createCandidate'>>('/api/candidates', {
        ...profile,
        ...(jobId === '' ? {} : { jobId }),
      });
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['candidates'] });
      go(`/candidates/${id}`);
    },
  });
  const isReady = Boolean(words.name?.trim()) && !add.isPending;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) add.mutate();
  }

  return (
    <Dialog title={copy.candidates.add} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={copy.candidates.fields[field]}
            trouble={troubleOf(add.error, field)}
            type={field in TYPES ? TYPES[field as keyof typeof TYPES] : 'text'}
            required={field === 'name'}
            maxLength={200}
            value={words[field] ?? ''}
            onChange={(event) => setWords({ ...words, [field]: event.target.value })}
          />
        ))}
        <Select
          label={copy.candidates.job}
          value={jobId}
          choices={[['', copy.none], ...jobs.map(({ id, title }) => [id, title] as const)]}
          onChange={setJobId}
        />
        {add.error && (
          <p className={text.trouble} role="alert">
            {add.error.message}
          </p>
        )}
        <div className={cx(text.acts, text.actsEnd)}>
          <Button size="normal" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button type="submit" size="normal" look="primary" aria-disabled={!isReady}>
            {copy.candidates.add}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
