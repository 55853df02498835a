import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { Application } from '../../../common/application.ts';
import type { EventBody } from '../../../common/events.ts';
import { type Stage, stageByName, targetsFrom } from '../../../common/pipeline.ts';
import { spentText } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import type { PanelStore, ReadyView } from '../../sync/view.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import pop from '../../ui/pop.module.css';
import { useDismiss } from '../../ui/use-dismiss.ts';
import { asksReason } from './move.ts';
import { ReasonStep } from './reason-step.tsx';
import styles from './stage.module.css';
import { optionId, StageList } from './stage-list.tsx';

interface StagePickerProps {
  store: PanelStore;
  view: ReadyView;
  application: Application;
  now: number;
}

/** The stage and, under it, where it may go. Arrow keys look, Enter moves, Esc leaves. */
export function StagePicker({ store, view, application, now }: StagePickerProps) {
  const [open, setOpen] = useState(false);
  const [preview, setPreview] = useState<Stage | null>(null);
  const [asking, setAsking] = useState<Stage | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  useDismiss(place, open, (by) => close(by === 'escape'));

  const stages = view.snapshot.stages[application.id] ?? [];
  const interviews = Object.values(view.state.interviews);
  const targets = targetsFrom(stages, application.stage, application.lastMove?.from ?? null);

  function close(focus = true) {
    setOpen(false);
    setPreview(null);
    setAsking(null);
    if (focus) button.current?.focus();
  }

  function move(body: EventBody<'stage.changed'>) {
    close();
    void store.append('stage.changed', body, { applicationId: application.id });
  }

  function choose(stage: Stage) {
    const from = application.stage;
    if (asksReason(stageByName(stages, from), stage) !== null) setAsking(stage);
    else move({ from, to: stage.name });
  }

  function look(step: 1 | -1) {
    const at = preview === null ? -1 : targets.indexOf(preview);
    const start = stages.findIndex(({ name }) => name === application.stage);
    // The first press looks at what comes after the present stage, or before it.
    const after = targets.findIndex((stage) => stages.indexOf(stage) > start);
    const first = step === 1 ? Math.max(after, 0) : (after === -1 ? targets.length : after) - 1;
    const next = at === -1 ? first : at + step;
    setPreview(targets[Math.min(Math.max(next, 0), targets.length - 1)] ?? null);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else look(event.key === 'ArrowDown' ? 1 : -1);
    } else if ((event.key === 'Home' || event.key === 'End') && open) {
      event.preventDefault();
      setPreview(targets.at(event.key === 'Home' ? 0 : -1) ?? null);
    } else if (event.key === 'Enter' && open && preview !== null) {
      event.preventDefault();
      choose(preview);
    }
  }

  const parts = { application, stages, interviews, now, onMove: move };
  return (
    <div ref={place}>
      <button
        ref={button}
        type="button"
        className={styles.stage}
        role="combobox"
        aria-label={copy.head.stage}
        aria-haspopup="listbox"
        aria-expanded={open && asking === null}
        aria-controls={open && asking === null ? listId : undefined}
        aria-activedescendant={
          open && preview !== null && asking === null
            ? optionId(listId, stages, preview)
            : undefined
        }
        onClick={() => (open ? close() : setOpen(true))}
        onKeyDown={onKeyDown}
      >
        <StageWords application={application} now={now} />
        <Icon name="chevron-down" />
      </button>
      {open && (
        <div className={cx(pop.pop, pop.under, styles.pop)}>
          {asking === null ? (
            <StageList
              {...parts}
              listId={listId}
              targets={targets}
              preview={preview}
              onPreview={(stage) => {
                setPreview(stage);
                button.current?.focus();
              }}
              onChoose={choose}
              onCancel={() => close()}
              onHold={(onHold) =>
                void store.append('hold.changed', { onHold }, { applicationId: application.id })
              }
            />
          ) : (
            <ReasonStep
              {...parts}
              to={asking}
              onBack={() => {
                setAsking(null);
                button.current?.focus();
              }}
            />
          )}
        </div>
      )}
    </div>
  );
}

/** The stage in words, with the time in it. */
export function StageWords({ application, now }: Pick<StagePickerProps, 'application' | 'now'>) {
  const { stage, onHold, since } = application;
  return (
    <>
      {stage}
      <span className={styles.spent}>{onHold ? copy.head.onHold : spentText(since, now)}</span>
    </>
  );
}
