import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { EventBody } from '../../../common/events.ts';
import { LIMITS } from '../../../common/limits.ts';
import { isClosed, reasonsFor, type Stage, stageByName } from '../../../common/pipeline.ts';
import { copy } from '../../copy.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import { isSaveKey } from '../../ui/shortcut.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { Consequences } from './consequences.tsx';
import { moveBody } from './move.ts';
import styles from './stage.module.css';
import type { StagePopProps } from './stage-list.tsx';

interface ReasonStepProps extends Omit<StagePopProps, 'onHold'> {
  to: Stage;
  onBack(): void;
}

/** The second step: why. Typed reasons for Rejected and Withdrawn, words on leaving Hired. */
export function ReasonStep(props: ReasonStepProps) {
  const { application, stages, interviews, now, to, onBack, onMove } = props;
  const [reason, setReason] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const group = useRef<HTMLDivElement>(null);
  const name = useId();
  const wordsId = useId();
  const reasons = reasonsFor(to.type);
  const body = moveBody(application, stages, { to, reason, note });
  useEffect(() => group.current?.querySelector<HTMLElement>('input, textarea')?.focus(), []);

  function move(ready: EventBody<'stage.changed'> | null) {
    if (ready !== null) onMove(ready);
  }

  function onKeyDown(event: KeyboardEvent) {
    const chosen = event.key === 'Enter' && event.target instanceof HTMLInputElement;
    if (!chosen && !isSaveKey(event)) return;
    event.preventDefault();
    move(body);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of its fields is its button.
    <div ref={group} className={styles.will} onKeyDown={onKeyDown}>
      <h2>{copy.stage.change(application.stage, to.name)}</h2>
      {reasons.length > 0 ? (
        <>
          <p className={cx(text.label, styles.why)}>
            {to.type === 'rejected' ? copy.stage.weDeclined : copy.stage.theyWithdrew}
          </p>
          <div role="radiogroup" aria-label={copy.stage.reason}>
            {reasons.map((one) => (
              <label key={one} className={styles.opt}>
                <input
                  type="radio"
                  className={styles.radio}
                  name={name}
                  checked={reason === one}
                  onChange={() => setReason(one)}
                />
                <span>{one === 'Other' ? copy.stage.other : one}</span>
              </label>
            ))}
          </div>
        </>
      ) : (
        <p className={cx(text.label, styles.why)}>{copy.stage.why(application.stage)}</p>
      )}
      <div className={styles.words}>
        <label htmlFor={wordsId} className={text.label}>
          {reason === 'Other' || needsWords(stages, application.stage, to)
            ? copy.stage.inWords
            : copy.stage.optional}
        </label>
        <TextArea
          id={wordsId}
          maxLength={LIMITS.reasonNote}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <Consequences
        application={application}
        to={to.name}
        interviews={interviews}
        stages={stages}
        now={now}
      />
      <div className={cx(text.acts, text.actsEnd)}>
        <Button onClick={onBack}>{copy.back}</Button>
        <Button
          look={isClosed(to.type) ? 'danger' : 'primary'}
          disabled={body === null}
          onClick={() => move(body)}
        >
          {moveWord(to)}
        </Button>
      </div>
    </div>
  );
}

const needsWords = (stages: readonly Stage[], from: string, to: Stage) =>
  stageByName(stages, from)?.type === 'hired' && !isClosed(to.type);

/** The button that names the result. */
export function moveWord({ name, type }: Stage): string {
  if (type === 'rejected') return copy.stage.reject;
  return type === 'withdrawn' ? copy.stage.withdraw : copy.stage.move(name);
}
