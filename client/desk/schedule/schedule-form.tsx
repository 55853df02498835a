import { type FormEvent, useEffect, useRef, useState } from 'react';
import { instantsOf, wallTimeAt } from '../../../common/wall-time.ts';
import { copy as shared } from '../../copy.ts';
import { scheduleCopy as copy } from '../../copy-schedule.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { LinkButton } from '../../ui/link-button.tsx';
import { useDesk } from '../context.ts';
import { Field, Select } from '../parts/field.tsx';
import { Availability } from './availability.tsx';
import { type Draft, nextRound, roundOf, type Troubles, troublesOf } from './draft.ts';
import { PeopleField } from './people-field.tsx';
import styles from './schedule.module.css';
import { toldWords } from './told-words.ts';
import type { Plan } from './use-plan.ts';
import type { useSave } from './use-save.ts';
import { WhenFields } from './when-fields.tsx';
import { ZoomOptions } from './zoom-options.tsx';

interface ScheduleFormProps {
  plan: Plan;
  draft: Draft;
  onChange(draft: Draft): void;
  saving: ReturnType<typeof useSave>;
  /** Where several are scheduled one after the other: on to the next without this one. */
  onSkip: (() => void) | null;
  /** Throws away what was filled in earlier; `null` where nothing was. */
  onAnew: (() => void) | null;
  onClose(): void;
}

/** Everything that makes an interview, and what stands against it while it is chosen. */
export function ScheduleForm({
  plan,
  draft,
  onChange,
  saving,
  onSkip,
  onAnew,
  onClose,
}: ScheduleFormProps) {
  const { now } = useDesk();
  const form = useRef<HTMLFormElement>(null);
  const [asked, setAsked] = useState(false);
  // What had the focus while it was opening is gone.
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const all = troublesOf(draft, now());
  // What has not been tried yet is not wrong, except a time that there is not.
  const early: Troubles = draft.time === '' ? {} : { time: all.time };
  const troubles: Troubles = asked ? all : early;
  const change = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  const isNew = plan.moved === null;

  function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(all).length === 0) return saving.save(draft);
    // After the fields have been drawn with what is wrong.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(),
    );
  }

  function take(at: number) {
    const wall = wallTimeAt(at, draft.timeZone);
    change({ ...wall, second: instantsOf(wall, draft.timeZone)[1] === at });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate>
      <div className={styles.body}>
        {onAnew !== null && (
          <p className={styles.found}>
            {copy.again}{' '}
            <LinkButton
              onClick={() => {
                onAnew();
                // The button that held the focus is gone.
                form.current?.querySelector<HTMLElement>('input, select')?.focus();
              }}
            >
              {copy.anew}
            </LinkButton>
          </p>
        )}
        <div className={styles.form}>
          {isNew && <WhatFields {...{ plan, draft, change }} trouble={troubles.title} />}
          <WhenFields
            draft={draft}
            troubles={troubles}
            candidateZone={plan.candidate.timeZone}
            onChange={change}
          />
          {!isNew && <KitField {...{ plan, draft, change }} />}
          <PeopleField
            members={plan.members}
            chosen={draft.memberIds}
            onChange={(memberIds) => change({ memberIds })}
          />
        </div>
        <Availability plan={plan} draft={draft} onChoose={take} />
        <ZoomOptions
          plan={plan}
          draft={draft}
          onChange={(zoom) => change({ zoom: { ...draft.zoom, ...zoom } })}
        />
        {saving.error && (
          <p className={text.trouble} role="alert">
            {saving.error.message} {copy.lost}
          </p>
        )}
      </div>
      <footer className={styles.foot}>
        <p className={text.meta} aria-live="polite">
          {saving.isPending && draft.zoom.on
            ? isNew
              ? copy.zoomIsMaking
              : copy.zoomIsChanging
            : toldWords(plan, draft)}
        </p>
        {onSkip !== null && (
          <Button size="normal" onClick={onSkip}>
            {copy.skip}
          </Button>
        )}
        <Button size="normal" onClick={onClose}>
          {shared.cancel}
        </Button>
        <Button type="submit" size="normal" look="primary" aria-disabled={saving.isPending}>
          {saving.isPending ? copy.saving : copy.save}
        </Button>
      </footer>
    </form>
  );
}

interface PartProps {
  plan: Plan;
  draft: Draft;
  change(part: Partial<Draft>): void;
}

/** Subject, job, round and kit. */
function WhatFields({ plan, draft, change, trouble }: PartProps & { trouble: string | undefined }) {
  const { applications } = plan;
  const rounds = plan.roundsOf(draft.applicationId);
  const numbers = [...new Set([...rounds.map(({ round }) => round), draft.round])].sort(
    (a, b) => a - b,
  );
  return (
    <>
      <div className={cx(styles.s6, styles.wide)}>
        <Field
          label={copy.fields.title}
          trouble={trouble}
          required
          maxLength={200}
          value={draft.title}
          onChange={(event) => change({ title: event.target.value })}
        />
      </div>
      {applications.length > 1 && (
        <div className={styles.s6}>
          <Select
            label={copy.fields.job}
            value={draft.applicationId ?? ''}
            choices={applications.map(({ id, jobTitle }) => [id, jobTitle])}
            onChange={(id) => change(roundOf(plan, id, nextRound(plan, id)))}
          />
        </div>
      )}
      <div className={styles.s3}>
        <Select
          label={copy.fields.round}
          value={String(draft.round)}
          choices={numbers.map((one) => [
            String(one),
            copy.roundChoice(one, rounds.find(({ round }) => round === one)?.title),
          ])}
          onChange={(round) => change(roundOf(plan, draft.applicationId, Number(round)))}
        />
      </div>
      <KitField {...{ plan, draft, change }} />
    </>
  );
}

function KitField({ plan, draft, change }: PartProps) {
  const isListed = plan.kits.some(({ id }) => id === draft.kitId);
  const own = draft.kitId === null || isListed ? [] : [[draft.kitId, copy.fields.itsKit] as const];
  return (
    <div className={styles.s3}>
      <Select
        label={copy.fields.kit}
        value={draft.kitId ?? ''}
        choices={[
          ['', copy.fields.noKit],
          ...own,
          ...plan.kits.map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(id) => change({ kitId: id === '' ? null : id })}
      />
    </div>
  );
}
