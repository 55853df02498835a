import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, memo, useId, useState } from 'react';
import type { Output } from '../../../../common/contract.ts';
import { accessCopy as copy } from '../../../copy-access.ts';
import text from '../../../styles/text.module.css';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from '../../context.ts';
import { Field } from '../../parts/field.tsx';
import { troubleOf } from '../../parts/trouble.ts';
import styles from '../settings.module.css';

/** Some hundred: not made anew with every key. */
const Zones = memo(({ id }: { id: string }) => (
  <datalist id={id}>
    {Intl.supportedValuesOf('timeZone').map((zone) => (
      <option key={zone} value={zone} />
    ))}
  </datalist>
));

/** One's own name and time zone. */
export function OwnName() {
  const { boot, api, iAm } = useDesk();
  const queries = useQueryClient();
  const hint = useId();
  const zones = useId();
  const [name, setName] = useState(boot.me.name);
  const [timeZone, setTimeZone] = useState(boot.me.timeZone);
  const save = useMutation({
    mutationFn: () => api.patch<Output<'changeMe'>>('/api/me', { name, timeZone }),
    onSuccess: async (me) => {
      setName(me.name);
      iAm(me);
      await queries.invalidateQueries();
    },
  });
  const trouble = (field: string) => troubleOf(save.error, field);
  const hasFieldTrouble = trouble('name') !== undefined || trouble('timeZone') !== undefined;

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Field
        label={copy.name}
        autoComplete="name"
        required
        trouble={trouble('name')}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <div>
        <Field label={copy.email} value={boot.me.email} readOnly aria-describedby={hint} />
        <p id={hint} className={text.meta}>
          {copy.emailHint}
        </p>
      </div>
      <Field
        label={copy.timeZone}
        list={zones}
        trouble={trouble('timeZone')}
        value={timeZone}
        onChange={(event) => setTimeZone(event.target.value)}
      />
      <Zones id={zones} />
      <div className={text.acts}>
        <Button type="submit" size="normal" look="primary">
          {save.isPending ? copy.saving : copy.save}
        </Button>
        <p role="status" className={text.meta}>
          {save.isSuccess ? copy.saved : ''}
        </p>
      </div>
      {save.error && !hasFieldTrouble && (
        <p className={text.trouble} role="alert">
          {save.error.message}
        </p>
      )}
    </form>
  );
}
