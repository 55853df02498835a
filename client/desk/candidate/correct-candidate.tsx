import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { Candidate } from '../../../common/candidate.ts';
import type { Output } from '../../../common/contract.ts';
import type { Id } from '../../../common/ids.ts';
import { copy as shared } from '../../copy.ts';
import { accessCopy as copy } from '../../copy-access.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Dialog } from '../../ui/dialog.tsx';
import styles from '../candidates/candidates.module.css';
import { useDesk } from '../context.ts';
import { Field } from '../parts/field.tsx';
import { troubleOf } from '../parts/trouble.ts';
import { correctionOf, FIELDS, type Typed, typedOf } from './correction.ts';

interface CorrectProps {
  candidateId: Id;
  candidate: Candidate;
  onClose(): void;
}

const TYPES: Partial<Record<keyof Typed, string>> = { email: 'email', phone: 'tel' };

/** Corrects what is known of a candidate; only what was changed is sent. */
export function CorrectCandidate({ candidateId, candidate, onClose }: CorrectProps) {
  const { api } = useDesk();
  const queries = useQueryClient();
  const [before] = useState(candidate);
  const [typed, setTyped] = useState(() => typedOf(candidate));
  const [reason, setReason] = useState('');
  const change = correctionOf(before, typed);
  const save = useMutation({
    mutationFn: () =>
      api.patch<Output<'editCandidate'>>(`/api/candidates/${candidateId}`, {
        ...change,
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['candidates'] });
      onClose();
    },
  });
  const isReady = change !== null && typed.name.trim() !== '' && !save.isPending;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (isReady) save.mutate();
  }

  return (
    <Dialog title={copy.correcting(before.name)} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={text.meta}>{copy.correctHint}</p>
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={copy.fields[field]}
            trouble={troubleOf(save.error, field)}
            type={TYPES[field] ?? 'text'}
            required={field === 'name'}
            value={typed[field]}
            onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
          />
        ))}
        <Field
          label={copy.reason}
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {save.error && (
          <p className={text.trouble} role="alert">
            {save.error.message}
          </p>
        )}
        <div className={cx(text.acts, text.actsEnd)}>
          <Button size="normal" onClick={onClose}>
            {shared.cancel}
          </Button>
          <Button type="submit" size="normal" look="primary" aria-disabled={!isReady}>
            {save.isPending ? copy.saving : copy.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
