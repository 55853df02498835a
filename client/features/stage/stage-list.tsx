import type { Application } from '../../../common/application.ts';
import type { EventBody } from '../../../common/events.ts';
import type { Interview } from '../../../common/interview.ts';
import { isClosed, type Stage } from '../../../common/pipeline.ts';
import { spentText } from '../../../common/time.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icon.tsx';
import { Consequences } from './consequences.tsx';
import { asksReason } from './move.ts';
import { moveWord } from './reason-step.tsx';
import styles from './stage.module.css';

export interface StagePopProps {
  application: Application;
  stages: readonly Stage[];
  interviews: readonly Interview[];
  now: number;
  onMove(body: EventBody<'stage.changed'>): void;
  onHold(onHold: boolean): void;
}

interface StageListProps extends Omit<StagePopProps, 'onMove'> {
  listId: string;
  targets: readonly Stage[];
  /** The stage whose consequences are shown; `null` before an arrow key was pressed. */
  preview: Stage | null;
  onPreview(stage: Stage): void;
  onChoose(stage: Stage): void;
  onCancel(): void;
}

export const optionId = (listId: string, stages: readonly Stage[], { name }: Stage): string =>
  `${listId}-${stages.findIndex((stage) => stage.name === name)}`;

/** The first step: every stage, and what moving to the one looked at will do. */
export function StageList(props: StageListProps) {
  const { application, stages, targets, preview, onPreview, onChoose, onCancel, listId } = props;
  const current = stages.find(({ name }) => name === application.stage);

  const option = (stage: Stage) => {
    const here = stage === current;
    const open = targets.includes(stage);
    return (
      // biome-ignore lint/a11y/useFocusableInteractive: The combobox keeps the focus and points here.
      // biome-ignore lint/a11y/useKeyWithClickEvents: The combobox has the keys.
      <div
        key={stage.name}
        id={optionId(listId, stages, stage)}
        className={styles.opt}
        role="option"
        aria-selected={stage === preview}
        aria-disabled={!open}
        onClick={() => open && onPreview(stage)}
      >
        <span>{here && <Icon name="check" />}</span>
        {stage.name}
        {here && (
          <span className={text.meta}>
            {copy.stage.now(spentText(application.since, props.now))}
          </span>
        )}
        {open && stage !== preview && asksReason(current, stage) !== null && (
          <span className={text.meta}>{copy.stage.asks}</span>
        )}
        {stage === preview && (
          <span className={styles.key} aria-hidden="true">
            Enter
          </span>
        )}
      </div>
    );
  };

  return (
    <>
      <div role="listbox" id={listId} aria-label={copy.stage.list}>
        {stages.filter(({ type }) => !isClosed(type)).map(option)}
        {/* biome-ignore lint/a11y/useSemanticElements: A group of options, not of fields. */}
        <div className={styles.group} role="group" aria-label={copy.stage.closed}>
          {stages.filter(({ type }) => isClosed(type)).map(option)}
        </div>
      </div>
      <label className={cx(styles.opt, styles.group)}>
        <span />
        {copy.stage.onHold}
        <input
          className={styles.switch}
          type="checkbox"
          role="switch"
          checked={application.onHold}
          aria-checked={application.onHold}
          onChange={(event) => props.onHold(event.target.checked)}
        />
      </label>
      {preview !== null && (
        <div className={styles.will}>
          <h2>{copy.stage.change(application.stage, preview.name)}</h2>
          <Consequences {...props} to={preview.name} />
          <div className={cx(text.acts, text.actsEnd)}>
            <Button onClick={onCancel}>{copy.cancel}</Button>
            <Button
              look={isClosed(preview.type) ? 'danger' : 'primary'}
              onClick={() => onChoose(preview)}
            >
              {moveWord(preview)}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}
