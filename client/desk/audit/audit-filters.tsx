import { useState } from 'react';
import { AUDIT_GROUPS, type AuditGroup } from '../../../common/audit.ts';
import { withQuery } from '../../api.ts';
import { auditCopy as copy } from '../../copy-audit.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../context.ts';
import { Field, Select } from '../parts/field.tsx';
import { saveBlob } from '../reports/save-file.ts';
import { useMembers } from '../use-members.ts';
import styles from './audit.module.css';
import { ALL, type AuditChoice, askedFor } from './use-audit.ts';

interface AuditFiltersProps {
  choice: AuditChoice;
  onChoose(choice: AuditChoice): void;
}

/** Who, what, when and whom; and what is shown as a file. */
export function AuditFilters({ choice, onChoose }: AuditFiltersProps) {
  const members = useMembers();
  const set = (some: Partial<AuditChoice>) => onChoose({ ...choice, ...some });
  const isChosen = Object.values(choice).some((one) => one !== '');
  const people = (members.data ?? []).map(({ id, name }) => [id, name] as const);
  const groups = Object.keys(AUDIT_GROUPS) as AuditGroup[];
  return (
    <fieldset className={styles.filters} aria-label={copy.filters}>
      <Field
        label={copy.search}
        type="search"
        value={choice.q}
        maxLength={100}
        onChange={({ currentTarget }) => set({ q: currentTarget.value })}
      />
      <Select
        label={copy.who}
        value={choice.actorId}
        choices={[['', copy.anybody], ...people]}
        onChange={(actorId) => set({ actorId })}
      />
      <Select
        label={copy.what}
        value={choice.action}
        choices={[['', copy.anything]]}
        groups={groups.map((group) => [
          copy.groups[group],
          AUDIT_GROUPS[group].map((action) => [action, copy.short[action]] as const),
        ])}
        onChange={(action) => set({ action })}
      />
      <Field
        label={copy.from}
        type="date"
        value={choice.from}
        max={choice.to || undefined}
        onChange={({ currentTarget }) => set({ from: currentTarget.value })}
      />
      <Field
        label={copy.to}
        type="date"
        value={choice.to}
        min={choice.from || undefined}
        onChange={({ currentTarget }) => set({ to: currentTarget.value })}
      />
      <div className={styles.acts}>
        {isChosen && (
          <Button size="normal" look="quiet" onClick={() => onChoose(ALL)}>
            {copy.clear}
          </Button>
        )}
        <SaveCsv choice={choice} />
      </div>
    </fieldset>
  );
}

function SaveCsv({ choice }: { choice: AuditChoice }) {
  const { api, now } = useDesk();
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  async function save() {
    setState('busy');
    try {
      const answer = await api.open(withQuery('/api/audit.csv', askedFor(choice)));
      saveBlob(copy.file(new Date(now()).toISOString().slice(0, 10)), await answer.blob());
      setState('idle');
    } catch {
      setState('failed');
    }
  }
  return (
    <>
      <Button
        size="normal"
        aria-disabled={state === 'busy'}
        onClick={() => {
          if (state !== 'busy') void save();
        }}
      >
        {copy.csv}
      </Button>
      {state === 'failed' && (
        <p className={text.trouble} role="alert">
          {copy.csvFailed}
        </p>
      )}
    </>
  );
}
