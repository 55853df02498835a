import { type DragEvent, useId, useState } from 'react';
import type { Id } from '../../../common/ids.ts';
import { resumeCopy as copy } from '../../copy-resume.ts';
import text from '../../styles/text.module.css';
import { Button } from '../../ui/button.tsx';
import { cx } from '../../ui/cx.ts';
import field from '../parts/field.module.css';
import styles from './put-resume.module.css';
import { type Putting, usePutResume } from './use-put-resume.ts';

interface PutResumeProps {
  candidateId: Id;
  /** There is one already: the new one takes its place. */
  hasOne: boolean;
}

/** Takes a résumé, chosen or dropped, and says how it fares. */
export function PutResume({ candidateId, hasOne }: PutResumeProps) {
  const id = useId();
  const { state, put, giveUp } = usePutResume(candidateId);
  const [isOver, setOver] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  function take(files: FileList | null) {
    const [file, ...more] = files ?? [];
    setTrouble(more.length > 0 ? copy.one : null);
    if (file !== undefined && more.length === 0) void put(file);
  }
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const refused = trouble ?? (state.is === 'refused' ? state.words : null);
  return (
    <fieldset
      className={cx(styles.drop, isOver && styles.over)}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <label className={text.strong} htmlFor={id}>
        {hasOne ? copy.replace : copy.add}
      </label>
      <p id={`${id}-help`} className={text.meta}>
        {copy.choose} {hasOne && copy.stays}
      </p>
      <input
        id={id}
        className={cx(field.file, styles.file)}
        type="file"
        accept="application/pdf,.pdf"
        aria-describedby={`${id}-help`}
        aria-disabled={state.is === 'sending'}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file may be chosen once more.
          currentTarget.value = '';
        }}
      />
      {state.is === 'sending' && (
        <>
          <progress
            className={styles.bar}
            aria-label={copy.progress}
            max={Math.max(state.size, 1)}
            value={state.sent}
          />
          <Button onClick={giveUp}>{copy.giveUp}</Button>
        </>
      )}
      <p className={cx(text.meta, styles.said)} aria-live="polite">
        {saidOf(state)}
      </p>
      {refused !== null && (
        <p className={text.trouble} role="alert">
          {refused}
        </p>
      )}
    </fieldset>
  );
}

function saidOf(state: Putting): string {
  if (state.is === 'filed') return copy.filed(state.name);
  if (state.is !== 'sending') return '';
  const { name, sent, size } = state;
  return sent < size ? copy.sending(name, copy.size(sent), copy.size(size)) : copy.filing(name);
}
